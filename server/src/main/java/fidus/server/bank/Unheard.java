package fidus.server.bank;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountState;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Accounts that their bank tells nothing of although it should: what was due after the last
/// statement did not come, or money was booked and no statement ever came. It costs a few look-ups
/// for an account, however many statements there are, because the first screen asks for it.
record Unheard(BankStore store, Excuses excuses, BankSides sides) {
    private static final int SOME = 20;

    /// The day of the first posting of an account that no statement speaks of; absent where one
    /// does, or nothing is booked.
    @Nullable LocalDate bookedAlone(Unit unit, HouseAccount account) {
        return newest(unit, account) == null ? firstBooked(unit, account) : null;
    }

    /// Whether the books or a statement know of money on it.
    boolean isUsed(Unit unit, HouseAccount account) {
        return newest(unit, account) != null || firstBooked(unit, account) != null;
    }

    /// Whether somebody has to ask the bank.
    boolean isLate(Unit unit, HouseAccount account) {
        if (account.houseAccountState() == HouseAccountState.RETIRED) {
            return false;
        }
        TakenStatement newest = newest(unit, account);
        if (newest == null) {
            return firstBooked(unit, account) != null
                    || !excuses.missing(unit, account, List.of()).isEmpty();
        }
        return excuses.missing(unit, account, List.of(newest)).stream()
                .anyMatch(day -> day.isAfter(newest.tellsTo()));
    }

    private @Nullable LocalDate firstBooked(Unit unit, HouseAccount account) {
        return sides.firstBooked(unit, account).orElse(null);
    }

    /// Of those that count, the one that reaches furthest.
    private @Nullable TakenStatement newest(Unit unit, HouseAccount account) {
        TakenStatement newest = newest(unit, account, SOME);
        return newest == null ? newest(unit, account, Integer.MAX_VALUE) : newest;
    }

    private @Nullable TakenStatement newest(Unit unit, HouseAccount account, int most) {
        Set<String> aside = new AsideStore().of(unit, account.id()).keySet();
        return BankStore.statements(unit)
                .all(eq("houseAccountId", account.id().value().toString()), descending("to"), most)
                .stream()
                .filter(one -> !aside.contains(one.id().value().toString()))
                .max(Comparator.comparing(TakenStatement::tellsTo))
                .orElse(null);
    }
}
