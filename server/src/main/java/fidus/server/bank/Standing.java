package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What was taken in of a file of the same bytes before and still counts. Of a file with several
/// statements one may have been set aside: then only that one is taken in again.
final class Standing {
    private final List<TakenStatement> all;
    private final List<TakenStatement> left;
    private final @Nullable TakenStatement apart;
    private @Nullable TakenStatement first;

    private Standing(List<TakenStatement> all, @Nullable TakenStatement apart) {
        this.all = all;
        this.apart = apart;
        this.left = new ArrayList<>(all);
        this.first = all.isEmpty() ? null : all.getFirst();
    }

    static Standing of(Unit unit, BankStore store, String sha256) {
        return new Standing(store.standing(unit, sha256), null);
    }

    /// As if one of them had been set aside.
    static Standing without(Unit unit, BankStore store, TakenStatement apart) {
        return new Standing(others(store.standing(unit, apart.sha256()), apart), apart);
    }

    private static List<TakenStatement> others(List<TakenStatement> all, TakenStatement apart) {
        return all.stream().filter(one -> !one.id().equals(apart.id())).toList();
    }

    /// Those of an account's statements that count.
    List<TakenStatement> counting(List<TakenStatement> stored) {
        return apart == null ? stored : others(stored, apart);
    }

    /// Whether a stored row counts as far as its statement does.
    boolean counts(String row) {
        return apart == null || !row.startsWith("STMT-" + apart.number() + "-");
    }

    /// Forgets what was found: the file is looked at again.
    void again() {
        left.clear();
        left.addAll(all);
    }

    /// The one that this statement of the file became, null when it is none or was set aside. Each
    /// is found once: of two copies in a file the other may have been set aside.
    @Nullable TakenStatement of(HouseAccount account, BankStatement statement, Plan plan) {
        for (TakenStatement one : left) {
            if (one.houseAccountId().equals(account.id()) && isSame(one, statement, plan)) {
                left.remove(one);
                return one;
            }
        }
        return null;
    }

    /// The one that this statement of the file became for whichever account, null when it is none:
    /// it is in the currency of an account for which the file was offered before.
    @Nullable TakenStatement elsewhere(BankStatement statement) {
        if (left.isEmpty()) {
            return null;
        }
        Plan plan = Plan.of(statement, new Plan.Identities());
        return left.stream()
                .filter(one -> one.currency().equals(statement.currency()))
                .filter(one -> isSame(one, statement, plan))
                .findFirst()
                .orElse(null);
    }

    /// One of them where the file, as it is read now, has nothing that is not there already or not
    /// all that is there: then nothing of it may be taken in.
    ///
    /// @param added how many statements of the file are not there yet
    @Nullable TakenStatement whole(long added) {
        return left.isEmpty() ? added == 0 ? first : null : left.getFirst();
    }

    /// Sums are compared without their currency: that may have been unsaid when it was taken in.
    static boolean isSame(TakenStatement one, BankStatement statement, Plan plan) {
        return one.statementId().equals(statement.statementId())
                && one.printedNumber().equals(statement.number())
                && one.printedAccount().equals(statement.account())
                && one.from().equals(plan.from())
                && one.to().equals(plan.to())
                && one.rows() == statement.rows().size()
                && isSame(one.opening(), statement.opening())
                && isSame(one.closing(), statement.closing());
    }

    private static boolean isSame(@Nullable BankBalance one, @Nullable BankBalance other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return Objects.equals(one.on(), other.on())
                && one.money().amount().compareTo(other.money().amount()) == 0;
    }
}
