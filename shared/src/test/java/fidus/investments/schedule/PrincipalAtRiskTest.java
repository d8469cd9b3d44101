package fidus.investments.schedule;

import static fidus.investments.schedule.Contract.code;
import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The end of a contract that shares performance: its last valuation, and what is left of a
/// principal at risk.
class PrincipalAtRiskTest {
    private static final PayoutSchedule UNLIMITED =
            Contract.of(FundCode.UNLIMITED, "250000", "2026-01-31");

    @Test
    void aContractThatEndsInsideAMonthIsValuedOnItsLastDay() {
        PayoutSchedule midMonth =
                PayoutSchedule.of(UNLIMITED.terms(), usd("250000"), day("2026-01-15"));
        assertThat(ShareValuation.days(midMonth.dates()))
                .hasSize(13)
                .startsWith(day("2026-03-31"))
                .endsWith(day("2027-02-28"), day("2027-03-15"));
        ShareValuation last =
                ShareValuation.of(
                        midMonth, day("2027-03-15"), usd("1000"), Optional.of(usd("3000.01")));
        assertThat(last.shareAmount()).isEqualTo(usd("1000.01"));
        assertThat(last.row(3, day("2027-02-28")).dueOn()).isEqualTo("2027-03-15");
    }

    @Test
    void aPrincipalAtRiskWaitsForItsValuationAndNotForItsDay() {
        FundTerms risky = UNLIMITED.terms().change().principalAtRisk(true).terms();
        PayoutSchedule waits = PayoutSchedule.of(risky, usd("250000"), day("2026-01-31"));
        LocalDate after = day("2027-04-02");
        assertThat(Redeemable.on(waits, after).redeemableNow()).isEqualTo(usd("0"));
        assertThat(Redeemable.on(waits, after).nextAvailableOn()).isEmpty();
        assertThat(code(() -> Redeemable.request(waits, List.of(PayoutRef.principal()), after)))
                .isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
        assertThat(Redeemable.on(UNLIMITED, after).redeemableNow()).isEqualTo(usd("250000"));

        PayoutSchedule valued = waits.withPrincipalDue(usd("244999.99"));
        assertThat(Redeemable.on(valued, after).redeemableNow()).isEqualTo(usd("244999.99"));
        assertThat(valued.withoutPrincipalDue()).isEqualTo(waits);
        PayoutSchedule lost = waits.withPrincipalDue(usd("0"));
        assertThat(lost.principalRow().payoutState()).isEqualTo(PayoutState.PAID);
        assertThat(lost.withoutPrincipalDue()).isEqualTo(waits);
        assertThat(
                        code(
                                () ->
                                        Redeemable.request(
                                                        valued,
                                                        List.of(PayoutRef.principal()),
                                                        after)
                                                .withoutPrincipalDue()))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void aContractIsWorthWhatIsOwedOfAPrincipalThatIsDueInPart() {
        FundTerms risky = UNLIMITED.terms().change().principalAtRisk(true).terms();
        PayoutSchedule waits = PayoutSchedule.of(risky, usd("250000"), day("2026-01-31"));
        LocalDate end = day("2027-03-31");
        assertThat(worth(waits, end)).isEqualTo(usd("250000"));
        assertThat(worth(waits.withPrincipalDue(usd("244999.99")), end))
                .isEqualTo(usd("244999.99"));

        FundTerms allowed =
                Contract.terms(FundCode.CORE)
                        .change()
                        .earlyRedemption(new BigDecimal("0.05"), 30)
                        .terms();
        PayoutSchedule core = PayoutSchedule.of(allowed, usd("20000"), day("2025-10-03"));
        LocalDate on = day("2026-01-01");
        assertThat(worth(EarlyRedemption.of(core, day("2025-11-01"), on).after(), on))
                .isEqualTo(usd("19000"));
    }

    private static Money worth(PayoutSchedule schedule, LocalDate on) {
        return ContractValue.of(schedule, on).contractValue();
    }
}
