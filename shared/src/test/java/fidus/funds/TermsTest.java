package fidus.funds;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.contract.Wire;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which terms can be sold and computed.
final class TermsTest extends SoldTerms {
    @ParameterizedTest
    @CsvSource({"CORE,0.015,10000,1,12", "BALANCE,0.025,50000,3,4", "DYNAMIC,0.035,250000,6,2"})
    void theFirstVersionsAreThoseTheHouseStartedWith(
            FundCode fund, String rate, String minimum, int interval, int payouts) {
        FundTerms terms = first(fund);

        assertThat(terms.monthlyRate()).isEqualByComparingTo(rate);
        assertThat(terms.minimumInvestment()).isEqualTo(usd(minimum));
        assertThat(terms.payoutIntervalMonths()).isEqualTo(interval);
        assertThat(terms.interestPayouts()).isEqualTo(payouts);
        assertThat(terms.incubationMonths()).isEqualTo(2);
        assertThat(terms.earningMonths()).isEqualTo(12);
        assertThat(terms.openToNewClients()).isEqualTo(fund != FundCode.DYNAMIC);
        assertThat(terms.performanceShareRate()).isNull();
        assertThat(terms.dateConvention()).isEqualTo(DateConvention.CALENDAR_MONTHS);
        assertThat(terms.roundingRule()).isEqualTo(RoundingRule.RESIDUAL_LAST);
        assertThat(terms.earlyRedemptionPolicy()).isEqualTo(EarlyRedemptionPolicy.FORBIDDEN);
        assertThat(terms.payoutRequestMode()).isEqualTo(PayoutRequestMode.CLIENT_REQUEST);
    }

    @Test
    void unlimitedSharesItsPerformanceAndSeparationIsNeverSold() {
        FundTerms unlimited = first(FundCode.UNLIMITED);
        assertThat(unlimited.performanceShareRate()).isEqualByComparingTo("0.50");
        assertThat(unlimited.monthlyRate()).isZero();
        assertThat(unlimited.interestPayouts()).isZero();
        assertThat(unlimited.minimumInvestment()).isEqualTo(usd("250000"));
        assertThat(unlimited.principalAtRisk()).isFalse();
        assertThat(unlimited.openToNewClients()).isTrue();
        FundTerms separation = first(FundCode.SEPARATION);
        assertThat(separation.openToNewClients()).isFalse();
        assertThat(separation.minimumInvestment()).isNull();
    }

    @ParameterizedTest
    @EnumSource(FundCode.class)
    void standardTermsAreSoundAndTravel(FundCode fund) throws Exception {
        FundTerms terms = first(fund).checked();

        String text = Wire.STRICT.writeValueAsString(terms);
        assertThat(Wire.STRICT.readValue(text, FundTerms.class)).isEqualTo(terms);
    }

    @Test
    void termsThatCannotBeComputedAreRefused() {
        FundTerms core = first(FundCode.CORE);
        assertThat(wrong(core.change().months(2, 12, 5))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().months(-1, 12, 1))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().months(2, 0, 1))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().months(2, 12, 0))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().monthlyRate(rate("1.5")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().monthlyRate(rate("-0.01"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().performanceShareRate(rate("0.5"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().principalAtRisk(true))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().earlyRedemption(rate("0.1"), -1)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(first(FundCode.SEPARATION).change().openToNewClients(true)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(wrong(core.change().earlyRedemption(rate("0.1"), 30))).isNull();
    }

    @Test
    void everyWrongFieldIsNamed() {
        Problem problem =
                problem(
                        () ->
                                first(FundCode.CORE)
                                        .change()
                                        .months(2, 12, 5)
                                        .monthlyRate(rate("2"))
                                        .terms()
                                        .checked());

        assertThat(problem.fields())
                .extracting(Problem.Field::field)
                .containsExactly("earningMonths", "monthlyRate");
    }

    @ParameterizedTest
    @CsvSource({
        "2,12,1,true",
        "2,12,3,true",
        "2,12,6,true",
        "2,12,2,false",
        "1,12,1,false",
        "2,24,1,false",
        "2,12,12,false"
    })
    void dayCountExistsForTheMonthsItWasMadeFor(
            int incubation, int earning, int interval, boolean supported) {
        Problem.@Nullable Code code =
                wrong(
                        first(FundCode.CORE)
                                .change()
                                .months(incubation, earning, interval)
                                .dateConvention(DateConvention.DAY_COUNT));

        assertThat(code).isEqualTo(supported ? null : Problem.Code.CONVENTION_UNSUPPORTED);
    }

    private static Problem.@Nullable Code wrong(TermsDraft draft) {
        return code(() -> draft.terms().checked());
    }
}
