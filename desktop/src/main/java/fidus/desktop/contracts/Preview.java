package fidus.desktop.contracts;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Words;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.util.function.Supplier;

/// What a schedule would be, or why there would be none. Computed here with the same code as on the
/// server, so it is what the server will say, too.
///
/// @param schedule absent while something is missing or wrong
/// @param before what it replaces, absent for a new one
/// @param problem why there is none, absent while nothing is wrong
public record Preview(
        @Nullable PayoutSchedule schedule,
        @Nullable PayoutSchedule before,
        @Nullable Problem problem) {
    /// While something is not typed yet.
    public static final Preview NOTHING = new Preview(null, null, null);

    public static Preview of(Supplier<PayoutSchedule> computed) {
        return of(null, computed);
    }

    public static Preview of(@Nullable PayoutSchedule before, Supplier<PayoutSchedule> computed) {
        try {
            return new Preview(computed.get(), before, null);
        } catch (Refused e) {
            return new Preview(null, before, e.problem());
        } catch (DateTimeException e) {
            return new Preview(
                    null,
                    before,
                    Problem.at("startDate", Problem.Code.BAD_VALUE, "No such day exists."));
        }
    }

    /// What of a row was otherwise before, in words; empty when it is new or the same.
    String was(PayoutRow row) {
        PayoutSchedule old = before;
        if (old == null) {
            return "";
        }
        return old.find(row.ref())
                .filter(
                        one ->
                                !one.dueOn().equals(row.dueOn())
                                        || !one.payoutAmount().equals(row.payoutAmount())
                                        || one.live() != row.live())
                .map(one -> was(one, row))
                .orElse("");
    }

    private static String was(PayoutRow old, PayoutRow row) {
        if (old.live() == row.live() && old.dueOn().equals(row.dueOn())) {
            return Words.number(old.payoutAmount());
        }
        String day = "on " + old.dueOn();
        boolean sameSum = old.payoutAmount().equals(row.payoutAmount());
        return sameSum ? day : Words.number(old.payoutAmount()) + " " + day;
    }
}
