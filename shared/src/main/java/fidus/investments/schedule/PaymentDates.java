package fidus.investments.schedule;

import fidus.contract.Refused;
import fidus.funds.DateConvention;
import fidus.funds.FundTerms;
import fidus.investments.InvestmentState;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/// The dates of a contract, each computed from its start date S and never from another date. With I
/// months of incubation, T earning months and payouts every k months:
///
/// - CALENDAR_MONTHS: S ⊕ I, S ⊕ (I + k·j), end S ⊕ (I + T), where S ⊕ m is the same day m months
///   later or the last day of a shorter month
/// - THIRTY_DAY_MONTHS: the same with months of 30 days
/// - DAY_COUNT: S + 60 days, then every 30·k days, end S + 426 days
///
/// @param interestStart the first day that earns
/// @param dueOn of the interest payouts, strictly increasing; empty where there is no interest
/// @param contractEnd when the contract matures and the principal is due
public record PaymentDates(
        LocalDate startDate,
        LocalDate interestStart,
        List<LocalDate> dueOn,
        LocalDate contractEnd) {
    private static final int DAYS = 30;
    private static final int DAY_COUNT_END = 426;

    public PaymentDates {
        dueOn = List.copyOf(dueOn);
    }

    /// @throws Refused as {@link FundTerms#checked()} does
    public static PaymentDates of(FundTerms terms, LocalDate startDate) {
        terms.checked();
        return new PaymentDates(
                startDate,
                earned(terms, startDate, 0),
                IntStream.rangeClosed(1, terms.interestPayouts())
                        .mapToObj(j -> earned(terms, startDate, terms.payoutIntervalMonths() * j))
                        .toList(),
                end(terms, startDate));
    }

    /// What the date alone makes of an approved contract: from 00:00 of `interestStart` it is
    /// ACTIVE, from 00:00 of `contractEnd` MATURED.
    public InvestmentState stateOn(LocalDate day) {
        if (day.isBefore(interestStart)) {
            return InvestmentState.INCUBATING;
        }
        return day.isBefore(contractEnd) ? InvestmentState.ACTIVE : InvestmentState.MATURED;
    }

    /// The day on which so many months of interest are earned.
    static LocalDate earned(FundTerms terms, LocalDate startDate, int months) {
        int elapsed = terms.incubationMonths() + months;
        return terms.dateConvention() == DateConvention.CALENDAR_MONTHS
                ? startDate.plusMonths(elapsed)
                : startDate.plusDays((long) DAYS * elapsed);
    }

    static LocalDate end(FundTerms terms, LocalDate startDate) {
        return terms.dateConvention() == DateConvention.DAY_COUNT
                ? startDate.plusDays(DAY_COUNT_END)
                : earned(terms, startDate, terms.earningMonths());
    }

    /// Months earned up to a day, in thirtieths of a month. By the calendar a month begun counts a
    /// thirtieth for each of its first 30 days; by days 30 of them make a month. Zero before
    /// `interestStart`, at most `earningMonths`.
    static int earnedThirtieths(FundTerms terms, LocalDate startDate, LocalDate day) {
        LocalDate from = earned(terms, startDate, 0);
        if (day.isBefore(from)) {
            return 0;
        }
        long most = (long) DAYS * terms.earningMonths();
        if (terms.dateConvention() != DateConvention.CALENDAR_MONTHS) {
            return Math.toIntExact(Math.min(most, ChronoUnit.DAYS.between(from, day)));
        }
        long months =
                12L * (day.getYear() - startDate.getYear())
                        + day.getMonthValue()
                        - startDate.getMonthValue();
        if (startDate.plusMonths(months).isAfter(day)) {
            months--;
        }
        long left = ChronoUnit.DAYS.between(startDate.plusMonths(months), day);
        long whole = months - terms.incubationMonths();
        return Math.toIntExact(Math.min(most, DAYS * whole + Math.min(left, DAYS)));
    }
}
