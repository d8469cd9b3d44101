package fidus.server.deposits;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.ledger.Posting;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The two days of a deposit whose month was closed before its second person agreed: the value date
/// that its bank knows, and the first open day, from which the books have it.
public final class DepositDays {
    private static final String VALUED = "valuedOn";

    private DepositDays() {}

    /// The value date of a posting that counts on another day. Absent where both are one, and in
    /// what was posted before that was kept.
    public static Optional<LocalDate> valuedOn(Posting posting) {
        return Optional.ofNullable(posting.dimensions().get(VALUED)).map(LocalDate::parse);
    }

    static Map<String, String> dimensions(Deposit deposit, LocalDate countsOn) {
        Map<String, String> said = new TreeMap<>(Map.of("bankAccount", deposit.paidInto()));
        if (!countsOn.equals(deposit.valueDate())) {
            said.put(VALUED, deposit.valueDate().toString());
        }
        return said;
    }

    /// Says that the books have a deposit from the day that was shown.
    ///
    /// @param shown absent in what was asked before that was kept
    /// @throws Refused `STALE_VERSION` when a month was closed or opened in between
    static void asShown(Deposit deposit, @Nullable LocalDate shown, LocalDate now) {
        if (shown != null && !shown.equals(now)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Deposit %d was to count on %s and would count on %s now, because a month was closed or opened since this was prepared. Have it asked again, so that the day is read before it is agreed to."
                            .formatted(deposit.number(), shown, now));
        }
    }

    /// What the second person sees, with the day it counts on where that is another one.
    static List<Shown> shown(List<Shown> said, Deposit deposit, LocalDate countsOn) {
        if (countsOn.equals(deposit.valueDate())) {
            return said;
        }
        var shown = new ArrayList<>(said);
        int after = said.indexOf(new Shown("Value date", deposit.valueDate().toString())) + 1;
        shown.add(
                after,
                new Shown("Counts on", countsOn + ", the month of the value date is closed"));
        return List.copyOf(shown);
    }
}
