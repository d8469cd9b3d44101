package fidus.server.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.DateTimeException;
import java.time.YearMonth;

/// The month of the books a question is about.
public final class MonthText {
    private static final int LENGTH = 7;

    private MonthText() {}

    /// @throws Refused `BAD_VALUE` for anything but a month such as 2027-03
    public static YearMonth of(String period) {
        try {
            if (period.length() == LENGTH) {
                return YearMonth.parse(period);
            }
        } catch (DateTimeException e) {
            throw refused(period);
        }
        throw refused(period);
    }

    private static Refused refused(String period) {
        return Refused.at(
                "period", Problem.Code.BAD_VALUE, "A month is written as 2027-03; not " + period);
    }
}
