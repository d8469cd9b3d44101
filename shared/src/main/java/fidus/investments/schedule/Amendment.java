package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;

import java.time.LocalDate;

/// What may change about a schedule, and how far.
final class Amendment {
    private Amendment() {}

    static PayoutSchedule started(PayoutSchedule before, LocalDate start, LocalDate today) {
        PayoutSchedule current = before.on(today);
        if (begun(current)) {
            throw begun(
                    "startDate",
                    "The start date is corrected only while no payout is available yet.");
        }
        return ScheduleRows.rewritten(current.terms(), current.principal(), start, current.rows());
    }

    static PayoutSchedule of(PayoutSchedule before, FundTerms next, LocalDate today) {
        next.checked();
        FundTerms terms = before.terms();
        if (next.fundCode() != terms.fundCode()
                || !next.currency().equals(terms.currency())
                || next.sharesPerformance() != terms.sharesPerformance()) {
            throw Refused.at(
                    "terms",
                    Problem.Code.BAD_VALUE,
                    "A contract stays in its fund and its currency. Close it and open another.");
        }
        PayoutSchedule current = before.on(today);
        if (current.principalRow().payoutState() != PayoutState.SCHEDULED) {
            throw begun("terms", "The principal is due already.");
        }
        boolean otherAnchors =
                next.incubationMonths() != terms.incubationMonths()
                        || next.dateConvention() != terms.dateConvention();
        if (otherAnchors && begun(current)) {
            throw begun(
                    "dateConvention",
                    "Incubation and date convention change only while no payout is available yet.");
        }
        return ScheduleRows.rewritten(
                next, current.principal(), current.dates().startDate(), current.rows());
    }

    private static boolean begun(PayoutSchedule schedule) {
        return schedule.rows().stream()
                .anyMatch(row -> row.live() && row.payoutState() != PayoutState.SCHEDULED);
    }

    private static Refused begun(String field, String message) {
        return Refused.at(field, Problem.Code.SCHEDULE_STARTED, message);
    }
}
