package fidus.investments.schedule;

import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One dated event of a contract, read off its rows.
///
/// @param eventAmount the principal placed or the amount due; absent where no money moves
/// @param number of the interest payout, n of `outOf`; absent for all other events
/// @param daysUntil negative once it lies in the past
/// @param available whether the client may request it now
public record CalendarEvent(
        InvestmentId investmentId,
        FundCode fundCode,
        CalendarEventKind eventKind,
        LocalDate eventOn,
        @Nullable Money eventAmount,
        @Nullable Integer number,
        @Nullable Integer outOf,
        long daysUntil,
        boolean available) {
    private static final Comparator<CalendarEvent> ORDER =
            Comparator.comparing(CalendarEvent::eventOn).thenComparing(CalendarEvent::eventKind);

    /// All events of a contract, by date.
    public static List<CalendarEvent> of(
            InvestmentId investment, PayoutSchedule schedule, LocalDate today) {
        PayoutSchedule current = schedule.on(today);
        var events = new Events(investment, current, today);
        PaymentDates dates = current.dates();
        events.add(CalendarEventKind.CONTRACT_START, dates.startDate(), current.principal());
        events.add(CalendarEventKind.INCUBATION_END, dates.interestStart(), null);
        events.add(CalendarEventKind.CONTRACT_END, dates.contractEnd(), null);
        current.rows().stream().filter(PayoutRow::live).forEach(events::add);
        return events.found.stream().sorted(ORDER).toList();
    }

    private record Events(
            InvestmentId investment,
            PayoutSchedule schedule,
            LocalDate today,
            List<CalendarEvent> found) {
        Events(InvestmentId investment, PayoutSchedule schedule, LocalDate today) {
            this(investment, schedule, today, new ArrayList<>());
        }

        void add(CalendarEventKind kind, LocalDate day, @Nullable Money money) {
            found.add(
                    new CalendarEvent(
                            investment,
                            schedule.terms().fundCode(),
                            kind,
                            day,
                            money,
                            null,
                            null,
                            ChronoUnit.DAYS.between(today, day),
                            false));
        }

        void add(PayoutRow row) {
            List<PayoutRow> interest = schedule.interestRows();
            boolean numbered = row.pays(PayoutKind.INTEREST);
            found.add(
                    new CalendarEvent(
                            investment,
                            schedule.terms().fundCode(),
                            kind(row.payoutKind()),
                            row.dueOn(),
                            row.payoutAmount(),
                            numbered ? interest.indexOf(row) + 1 : null,
                            numbered ? interest.size() : null,
                            ChronoUnit.DAYS.between(today, row.dueOn()),
                            row.payoutState() == PayoutState.AVAILABLE));
        }
    }

    private static CalendarEventKind kind(PayoutKind kind) {
        return switch (kind) {
            case INTEREST -> CalendarEventKind.INTEREST_DUE;
            case PERFORMANCE_SHARE -> CalendarEventKind.PERFORMANCE_SHARE;
            case PRINCIPAL -> CalendarEventKind.PRINCIPAL_DUE;
        };
    }
}
