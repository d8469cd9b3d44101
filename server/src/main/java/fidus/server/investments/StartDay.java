package fidus.server.investments;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.StartContract;

import java.time.LocalDate;

/// What must hold of the day a contract starts on.
final class StartDay {
    private static final int SHORTEST_REASON = 10;

    private StartDay() {}

    /// The principal is in the books from the start on and stays there on that day: typed too late,
    /// the house would owe a deposit and not the contract for as long.
    ///
    /// @throws Refused `BAD_VALUE` for a day after the business date
    static void checkReached(LocalDate start, LocalDate today) {
        if (start.isAfter(today)) {
            throw Refused.at(
                    "startDate",
                    Problem.Code.BAD_VALUE,
                    "A contract starts on a day that has come; "
                            + start
                            + " is after today, "
                            + today
                            + ". Correct the day, or wait until then.");
        }
    }

    /// @param complete value date of the deposit that completes the principal
    /// @throws Refused `BAD_VALUE` when another day has no reason
    static void checkReason(StartContract start, LocalDate complete) {
        if (!start.startDate().equals(complete)
                && start.reason().strip().length() < SHORTEST_REASON) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "The principal was complete on "
                            + complete
                            + ". Say in at least 10 characters why the contract starts on "
                            + start.startDate()
                            + ".");
        }
    }
}
