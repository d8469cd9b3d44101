package fidus.server.bank;

import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountState;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Accounts that their bank tells nothing of although it should: what was due after the last
/// statement did not come, or money was booked and no statement ever came. It costs a few look-ups
/// for an account, however many statements there are, because the first screen asks for it.
record Unheard(Excuses excuses, BankSides sides) {
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

    private static @Nullable TakenStatement newest(Unit unit, HouseAccount account) {
        return new NewestStore().of(unit, account).orElse(null);
    }
}
