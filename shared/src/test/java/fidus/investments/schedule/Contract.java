package fidus.investments.schedule;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.funds.StandardTerms;
import fidus.money.Money;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// Contracts of the examples.
public final class Contract {
    private Contract() {}

    public static FundTerms terms(FundCode fund) {
        return StandardTerms.firstVersion(fund, LocalDate.of(2024, 1, 1));
    }

    /// By the calendar, residual last.
    public static PayoutSchedule of(FundCode fund, String principal, String start) {
        return PayoutSchedule.of(terms(fund), usd(principal), day(start));
    }

    static PayoutSchedule of(
            FundCode fund, String principal, String start, DateConvention convention) {
        return PayoutSchedule.of(
                terms(fund).with(convention, RoundingRule.RESIDUAL_LAST),
                usd(principal),
                day(start));
    }

    public static PayoutSchedule eachRounded(FundCode fund, String principal, String start) {
        return PayoutSchedule.of(
                terms(fund).with(DateConvention.CALENDAR_MONTHS, RoundingRule.EACH_ROUNDED),
                usd(principal),
                day(start));
    }

    /// Through every state on the way to PAID.
    public static PayoutSchedule paid(PayoutSchedule schedule, PayoutRef ref) {
        PayoutSchedule paid = schedule.on(schedule.row(ref).dueOn());
        for (PayoutState state :
                List.of(PayoutState.REQUESTED, PayoutState.APPROVED, PayoutState.PAID)) {
            paid = paid.become(ref, state);
        }
        return paid;
    }

    static List<String> amounts(PayoutSchedule schedule) {
        return schedule.interestRows().stream()
                .map(row -> row.payoutAmount().amount().toPlainString())
                .toList();
    }

    static List<LocalDate> days(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).toList();
    }

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static Problem.@Nullable Code code(ThrowingCallable asked) {
        Refused refused = catchThrowableOfType(Refused.class, asked);
        return refused == null ? null : refused.problem().code();
    }
}
