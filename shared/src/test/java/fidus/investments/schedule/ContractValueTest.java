package fidus.investments.schedule;

import static fidus.investments.schedule.Contract.code;
import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.investments.InvestmentId;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a contract is worth and has earned.
final class ContractValueTest extends Lives {
    private static final PayoutSchedule UNLIMITED =
            Contract.of(FundCode.UNLIMITED, "250000", "2026-01-31");

    @Test
    void theCalendarIsReadOffTheRows() {
        var id = new InvestmentId(new UUID(0, 1));
        List<CalendarEvent> events = CalendarEvent.of(id, CORE, day("2026-01-02"));

        assertThat(events).hasSize(3 + 12 + 1);
        CalendarEvent first = events.get(2);
        assertThat(first.eventKind()).isEqualTo(CalendarEventKind.INTEREST_DUE);
        assertThat(first.eventOn()).isEqualTo(day("2026-01-01"));
        assertThat(first.daysUntil()).isEqualTo(-1);
        assertThat(first.available()).isTrue();
        assertThat(events.get(3).available()).isFalse();
        assertThat(events.get(3).daysUntil()).isEqualTo(30);
        assertThat(events.get(3).number()).isEqualTo(2);
        assertThat(events.get(3).outOf()).isEqualTo(12);
        assertThat(events)
                .extracting(CalendarEvent::eventKind)
                .startsWith(CalendarEventKind.CONTRACT_START, CalendarEventKind.INCUBATION_END)
                .endsWith(CalendarEventKind.PRINCIPAL_DUE, CalendarEventKind.CONTRACT_END);
    }

    @Test
    void performanceIsValuedAtMonthEndsAndNeverAssumed() {
        PaymentDates dates = UNLIMITED.dates();
        assertThat(ShareValuation.days(dates))
                .hasSize(13)
                .startsWith(day("2026-03-31"), day("2026-04-30"))
                .endsWith(day("2027-03-31"));
        assertThat(value("2026-03-31", "5000.00").valuationState())
                .isEqualTo(ValuationState.BASELINE);
        assertThat(value("2026-04-30", null).valuationState())
                .isEqualTo(ValuationState.UNAVAILABLE);
        assertThat(value("2026-04-30", null).performance()).isNull();
        ShareValuation share = value("2026-04-30", "5000.00");
        PayoutRow row = share.row(1, day("2026-03-31"));
        assertThat(row.payoutAmount()).isEqualTo(usd("2500.00"));
        assertThat(UNLIMITED.with(row).row(row.ref()).payoutState())
                .isEqualTo(PayoutState.AVAILABLE);
        assertThat(code(() -> UNLIMITED.with(row).with(row)))
                .isEqualTo(Problem.Code.ALREADY_EXISTS);
        assertThat(code(() -> value("2026-04-29", "1"))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> value("2026-02-28", "1"))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void aContractsPerformanceIsItsPartOfItsAccounts() {
        var half = new LinkedPerformance(usd("50"), usd("100"), usd("900.01"), usd("400.00"));
        var third = new LinkedPerformance(usd("100"), usd("300"), usd("-100.00"), usd("0"));
        var dark = new LinkedPerformance(usd("1"), usd("1"), null, usd("0"));

        // 250.005 − 33.333…
        assertThat(LinkedPerformance.total(List.of(half, third), Currency.USD))
                .contains(usd("216.67"));
        assertThat(LinkedPerformance.total(List.of(half, dark), Currency.USD)).isEmpty();
        assertThat(LinkedPerformance.total(List.of(), Currency.USD)).isEmpty();
    }

    @Test
    void onlyAPrincipalAtRiskIsReducedByLosses() {
        FundTerms safe = UNLIMITED.terms();
        FundTerms risky = safe.change().principalAtRisk(true).terms();

        assertThat(due(safe, "-10000.01")).isEqualTo(usd("250000"));
        assertThat(due(risky, "-10000.01")).isEqualTo(usd("244999.99"));
        assertThat(due(risky, "9000")).isEqualTo(usd("250000"));
        assertThat(due(risky, "-900000")).isEqualTo(usd("0"));
        assertThat(code(() -> UNLIMITED.withPrincipalDue(usd("1"))))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void aSetOfContractsAddsAmountsNotRatios() {
        LocalDate on = day("2026-07-01");
        Pace fast = Pace.of(pace("2027-03-01", "8000.00", "9000.00"), on);
        Pace slow = Pace.of(pace("2026-07-11", "1000.00", "0.00"), on);
        Pace over = Pace.of(pace("2026-07-01", "1000.00", "0.00"), on);
        Pace done = Pace.of(pace("2026-07-01", "0.00", "0.00"), on);

        // Required 32.92… + 100, actual 49.72…: a ratio of 0.374….
        Pace set = Pace.sum(List.of(fast, slow, done), Currency.USD);
        assertThat(set.remainingToGenerate()).isEqualTo(usd("9000.00"));
        assertThat(set.multiplier()).hasValueSatisfying(m -> assertThat(m).isEqualTo("0.37"));
        assertThat(set.status()).isEqualTo(PaceStatus.BEHIND);
        assertThat(over.status()).isEqualTo(PaceStatus.BEHIND);
        assertThat(over.multiplier()).isEmpty();
        assertThat(Pace.sum(List.of(fast, over), Currency.USD).multiplier()).isEmpty();
        assertThat(done.status()).isEqualTo(PaceStatus.ACHIEVED);
        // 8,000 ÷ 243 × 0.8 × 181  is 4,767.078…, just at risk.
        assertThat(Pace.of(pace("2027-03-01", "8000.00", "4767.07"), on).status())
                .isEqualTo(PaceStatus.BEHIND);
        assertThat(Pace.of(pace("2027-03-01", "8000.00", "4767.08"), on).status())
                .isEqualTo(PaceStatus.AT_RISK);
    }

    private static PaceInput pace(String end, String interest, String revenue) {
        return new PaceInput(
                day("2026-01-01"), day(end), usd(interest), usd("0"), usd("0"), usd(revenue));
    }

    private static Money due(FundTerms terms, String performance) {
        return ShareValuation.principalDue(terms, usd("250000"), usd(performance));
    }

    private static ShareValuation value(String on, @Nullable String performance) {
        return ShareValuation.of(
                UNLIMITED, day(on), usd("0"), Optional.ofNullable(performance).map(Contract::usd));
    }
}
