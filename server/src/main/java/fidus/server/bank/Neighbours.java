package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The statements that one which comes goes on from within a day, and those that go on from it,
/// from balance to balance: files come in any order, and a row that reads alike in each of them is
/// another movement in each. They are stored ones; others of the same file are passed on the way.
///
/// @param stored those that speak of its days, from the oldest on
/// @param file the statements of the file that comes
/// @param opening of a stored one
record Neighbours(
        List<TakenStatement> stored,
        List<BankStatement> file,
        Function<TakenStatement, @Nullable Money> opening) {
    private static final int MOST = 50;

    /// @param stored those that are stored already
    /// @param passed those of the file
    record Found(List<TakenStatement> stored, List<BankStatement> passed) {}

    /// @param start the balance it begins at
    /// @param end the balance it ends at
    Found of(BankStatement next, Money start, Money end) {
        var found = new Found(new ArrayList<>(), new ArrayList<>(List.of(next)));
        Money at = start;
        for (int i = 0; at != null && i < MOST; i++) {
            at = before(at, found);
        }
        boolean said = stored.stream().anyMatch(one -> end.equals(closing(one)));
        at = said ? null : end; // a stored one that ends with it may say its last rows
        for (int i = 0; at != null && i < MOST; i++) {
            at = after(at, found);
        }
        found.passed.removeFirst();
        return found;
    }

    /// Goes one back from a balance; null where nothing ended at it.
    private @Nullable Money before(Money at, Found found) {
        for (TakenStatement one : stored.reversed()) {
            if (at.equals(closing(one)) && !found.stored.contains(one)) {
                found.stored.add(one);
                return opening.apply(one);
            }
        }
        return file.stream()
                .filter(one -> at.equals(money(one.closing())) && isNew(one, found))
                .findFirst()
                .map(one -> money(pass(one, found).opening()))
                .orElse(null);
    }

    /// Goes one on from a balance; null where nothing begins at it.
    private @Nullable Money after(Money at, Found found) {
        for (TakenStatement one : stored) {
            if (at.equals(opening.apply(one)) && !found.stored.contains(one)) {
                found.stored.add(one);
                return closing(one);
            }
        }
        return file.stream()
                .filter(one -> at.equals(money(one.opening())) && isNew(one, found))
                .findFirst()
                .map(one -> money(pass(one, found).closing()))
                .orElse(null);
    }

    /// Of the same account, and not passed yet.
    private static boolean isNew(BankStatement one, Found found) {
        BankStatement next = found.passed.getFirst();
        return one.account().equals(next.account())
                && one.currency().equals(next.currency())
                && !found.passed.contains(one);
    }

    private static BankStatement pass(BankStatement one, Found found) {
        found.passed.add(one);
        return one;
    }

    private static @Nullable Money closing(TakenStatement one) {
        return money(one.closing());
    }

    private static @Nullable Money money(@Nullable BankBalance balance) {
        return balance == null ? null : balance.money();
    }
}
