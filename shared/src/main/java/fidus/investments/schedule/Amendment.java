package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.funds.ShareMethod;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
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
        checkOneRate(current);
        return ScheduleRows.rewritten(current.terms(), current.principal(), start, current.rows());
    }

    /// Every row is written anew from another start, and always under the terms of now: one that an
    /// amendment left under others would follow them unsaid.
    private static void checkOneRate(PayoutSchedule current) {
        FundTerms terms = current.terms();
        for (PayoutRow row : current.interestRows()) {
            BigDecimal rate = row.monthlyRate();
            boolean otherRate = rate != null && rate.compareTo(terms.monthlyRate()) != 0;
            boolean otherMonths = row.monthsCovered() != terms.payoutIntervalMonths();
            if (row.payoutState() == PayoutState.SCHEDULED && (otherRate || otherMonths)) {
                throw Refused.at(
                        "startDate",
                        Problem.Code.WRONG_STATE,
                        "Payout "
                                + row.sequence()
                                + " keeps the terms before an amendment that holds from a later"
                                + " day; from another start it would follow the amended ones."
                                + " First amend the contract back to the terms of that payout,"
                                + " without a day; then correct the start and amend it again.");
            }
        }
    }

    static PayoutSchedule of(
            PayoutSchedule before, FundTerms asked, LocalDate today, @Nullable LocalDate from) {
        FundTerms terms = before.terms();
        FundTerms next = terms.amendedTo(asked);
        checkStaysInPool(before, next, today);
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
        if (from != null) {
            new AmendedFrom(current, next, from).check(today, otherAnchors);
        }
        return ScheduleRows.amended(current, next, from);
    }

    /// Units stand in the pool of one rate and way; in another one they would begin without the
    /// marks up to which shares were paid, and the same gain would be shared twice.
    private static void checkStaysInPool(PayoutSchedule before, FundTerms next, LocalDate today) {
        FundTerms terms = before.terms();
        LocalDate since = before.dates().interestStart();
        BigDecimal rate = terms.performanceShareRate();
        if (rate == null || today.isBefore(since)) {
            return;
        }
        boolean pooled =
                terms.sharing() != ShareMethod.CONTRACT_MARK
                        || next.sharing() != ShareMethod.CONTRACT_MARK;
        boolean otherMethod = next.sharing() != terms.sharing();
        boolean otherRate = rate.compareTo(next.performanceShareRate()) != 0;
        if (pooled && (otherMethod || otherRate)) {
            throw begun(
                    otherMethod ? "shareMethod" : "performanceShareRate",
                    "Since "
                            + since
                            + " this contract shares performance by "
                            + terms.sharing()
                            + " at "
                            + rate.toPlainString()
                            + ". Units and marks of a pool go with its way and rate, so neither"
                            + " changes from that day on. End the contract and open another with"
                            + " the new terms, or leave both as they are.");
        }
    }

    private static boolean begun(PayoutSchedule schedule) {
        return schedule.rows().stream()
                .anyMatch(row -> row.live() && row.payoutState() != PayoutState.SCHEDULED);
    }

    private static Refused begun(String field, String message) {
        return Refused.at(field, Problem.Code.SCHEDULE_STARTED, message);
    }
}
