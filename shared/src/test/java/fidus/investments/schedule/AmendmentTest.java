package fidus.investments.schedule;

import static fidus.investments.schedule.Contract.code;
import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.PayoutRequestMode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

/// CORE over 100,000.00 that earns 1.5 % from November and, as amended, 2 % from 1 December.
final class AmendmentTest {
    private static final LocalDate TODAY = day("2026-11-20");

    private static final PayoutSchedule SIGNED =
            Contract.of(FundCode.CORE, "100000.00", "2026-09-01");
    private static final FundTerms MORE =
            SIGNED.terms().change().monthlyRate(new BigDecimal("0.02")).terms();
    private static final PayoutSchedule AMENDED =
            SIGNED.amended(MORE, day("2026-11-10"), day("2026-12-01"));

    /// 1,500.00 and eleven times 2,000.00.
    @Test
    void aPayoutThatKeptItsTermsIsNotWrittenAnewByAnotherStart() {
        assertThat(AMENDED.interest()).isEqualTo(usd("23500.00"));
        assertThat(code(() -> AMENDED.startingOn(day("2026-09-02"), TODAY)))
                .isEqualTo(Problem.Code.WRONG_STATE);

        PayoutSchedule corrected =
                AMENDED.amended(SIGNED.terms(), TODAY)
                        .startingOn(day("2026-09-02"), TODAY)
                        .amended(MORE, TODAY, day("2026-12-02"));

        assertThat(corrected.row(PayoutRef.interest(1)).dueOn()).isEqualTo("2026-12-02");
        assertThat(corrected.interest()).isEqualTo(usd("23500.00"));
    }

    @Test
    void termsThatNoPayoutIsComputedWithChangeNoPayout() {
        FundTerms asked =
                MORE.change()
                        .monthlyRate(new BigDecimal("0.020"))
                        .payoutRequestMode(PayoutRequestMode.ON_DUE)
                        .terms();

        PayoutSchedule after = AMENDED.amended(asked, TODAY);

        assertThat(after.terms()).isEqualTo(asked);
        assertThat(after.rows()).isEqualTo(AMENDED.rows());
        assertThat(after.dates()).isEqualTo(AMENDED.dates());
    }
}
