package fidus.desktop.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.fees.CountedDays;
import fidus.fees.Crystallisation;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.FeePayment;
import fidus.fees.FeeRounding;
import fidus.fees.FeeTiming;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeBase;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.MarkLevel;
import fidus.fees.MarkRule;
import fidus.fees.PerformanceBasis;
import fidus.fees.PerformanceFeeTerms;
import fidus.fees.Settlement;
import fidus.fees.runs.RunnableTerms;
import fidus.money.Currency;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A fee agreement as it is chosen in the form.
class AgreementModelTest {
    private final AgreementModel model = new AgreementModel();
    private final List<Problem.Field> faults = new ArrayList<>();

    private FeeAgreement agreement() {
        return model.agreement(Currency.USD, faults);
    }

    @Test
    void aPresetFillsTheFieldsAndEachIsChangedAfterThat() {
        model.convention.set(FeeConvention.SHARE_CLASS);
        assertThat(model.crystallisation.get()).isEqualTo(Crystallisation.QUARTERLY);
        assertThat(model.payment.get()).isEqualTo(FeePayment.FROM_VALUE);
        assertThat(model.markRule.get()).isEqualTo(MarkRule.NET_OF_FEE);
        model.rate.set("15");
        model.managementRate.set("1.5");
        model.crystallisation.set(Crystallisation.ANNUAL);
        FeeAgreement agreement = agreement();
        assertThat(agreement.performance().rate()).isEqualByComparingTo("0.15");
        assertThat(agreement.management().rate()).isEqualByComparingTo("0.015");
        assertThat(agreement.performance().crystallisation()).isEqualTo(Crystallisation.ANNUAL);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyPresetOfferedCanBeRunAsItIs() {
        for (FeeConvention each : RunnableTerms.CONVENTIONS) {
            model.convention.set(each);
            assertThat(agreement()).as(each + " " + faults).isNotNull();
        }
        assertThat(RunnableTerms.CONVENTIONS).doesNotContain(FeeConvention.POOL_WEEKLY).hasSize(6);
    }

    /// Every term at another value than any preset has.
    @Test
    void everyTermReachesTheAgreementAndComesBackIntoTheForm() {
        var wanted =
                new FeeAgreement(
                        Currency.USD,
                        new ManagementFeeTerms(
                                new BigDecimal("0.015"),
                                ManagementFeeBase.OPENING_EQUITY,
                                DayCount.ACT_360,
                                CountedDays.WEEKDAYS,
                                FeeTiming.IN_ADVANCE),
                        new PerformanceFeeTerms(
                                new BigDecimal("0.175"),
                                PerformanceBasis.AFTER_MANAGEMENT_FEE,
                                new Hurdle(
                                        HurdleKind.CATCH_UP,
                                        HurdleBase.ALLOCATION,
                                        HurdleStretch.PERIOD_ONLY,
                                        new BigDecimal("0.045"),
                                        DayCount.THIRTY_E_360,
                                        new BigDecimal("0.8")),
                                MarkRule.GROSS_OF_FEE,
                                Crystallisation.QUARTERLY),
                        MarkLevel.MANDATE,
                        FeePayment.FROM_VALUE,
                        new FeeRounding(RoundingMode.HALF_EVEN, 1),
                        Settlement.BROKER);
        model.fill(wanted);
        assertThat(agreement()).isEqualTo(wanted);
    }

    @Test
    void whatContradictsIsRefusedAtItsField() {
        model.markRule.set(MarkRule.NET_OF_FEE);
        refused("markRule");
        model.payment.set(FeePayment.FROM_VALUE);
        assertThat(agreement()).isNotNull();
        model.timing.set(FeeTiming.IN_ADVANCE);
        model.managementRate.set("2");
        refused("timing");
        model.timing.set(FeeTiming.IN_ARREARS);
        model.countedDays.set(CountedDays.WEEKDAYS);
        model.dayCount.set(DayCount.THIRTY_360);
        refused("countedDays");
        model.countedDays.set(CountedDays.ALL);
        model.markLevel.set(MarkLevel.ACCOUNT);
        refused("markLevel");
        model.markLevel.set(MarkLevel.MANDATE);
        model.decimals.set(3);
        refused("rounding");
        model.decimals.set(2);
        model.hurdle.set(HurdleKind.HARD);
        refused("hurdleRate");
        model.hurdleBase.set(HurdleBase.FIXED_AMOUNT);
        model.hurdleRate.set("0.001");
        refused("hurdleRate");
        model.hurdleRate.set("1000.50");
        assertThat(agreement().performance().hurdle().rate()).isEqualByComparingTo("1000.50");
        model.markRule.set(MarkRule.NO_MARK);
        assertThat(model.hurdleStretch.get()).isEqualTo(HurdleStretch.PERIOD_ONLY);
        refused("payment");
    }

    private void refused(String field) {
        faults.clear();
        assertThat(agreement()).isNull();
        assertThat(faults).extracting(Problem.Field::field).containsExactly(field);
        faults.clear();
    }
}
