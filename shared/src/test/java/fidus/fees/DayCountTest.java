package fidus.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.RoundingMode;
import java.time.LocalDate;

/// Published values of ISDA's 30/360 sheet and of its paper on ACT/ACT, as QuantLib's tests have
/// them (A40–A42).
class DayCountTest {
    @ParameterizedTest
    @CsvSource({
        "2006-08-31, 2007-02-28, 178",
        "2007-02-28, 2007-08-31, 183",
        "2007-08-31, 2008-02-29, 179",
        "2008-02-29, 2008-08-31, 182",
        "2007-02-26, 2008-02-29, 363",
        "2008-02-28, 2008-03-31, 33"
    })
    void bondBasis(LocalDate from, LocalDate to, long days) {
        assertThat(DayCount.THIRTY_360.over(from, to)).isEqualTo(new YearFraction(days, 360));
    }

    @ParameterizedTest
    @CsvSource({
        "2006-02-28, 2006-08-31, 9999-12-31, 180",
        "2011-08-31, 2012-02-29, 2012-02-29, 179",
        "2011-08-31, 2012-02-29, 9999-12-31, 180",
        "2006-01-31, 2006-02-28, 9999-12-31, 30"
    })
    void theTerminationDateKeepsTheEndOfFebruary(
            LocalDate from, LocalDate to, LocalDate termination, long days) {
        assertThat(DayCount.THIRTY_360_ISDA.over(from, to, termination))
                .isEqualTo(new YearFraction(days, 360));
    }

    @ParameterizedTest
    @CsvSource({
        "2007-02-28, 2007-08-31, 182",
        "2008-02-29, 2008-08-31, 181",
        "2008-02-28, 2008-03-31, 32"
    })
    void european(LocalDate from, LocalDate to, long days) {
        assertThat(DayCount.THIRTY_E_360.over(from, to)).isEqualTo(new YearFraction(days, 360));
    }

    @ParameterizedTest
    @CsvSource({
        "2003-11-01, 2004-05-01, 0.497724380567",
        "1999-02-01, 1999-07-01, 0.410958904110",
        "2002-08-15, 2003-07-15, 0.915068493151",
        "1999-07-30, 2000-01-30, 0.503892506924"
    })
    void actualDaysOfActualYears(LocalDate from, LocalDate to, String fraction) {
        assertThat(DayCount.ACT_ACT.over(from, to).value().setScale(12, RoundingMode.HALF_UP))
                .isEqualTo(fraction);
    }

    @Test
    void countsOfWholeMonthsRefuseOtherStretches() {
        var first = LocalDate.parse("2027-01-01");
        assertThat(DayCount.TWELFTHS.over(first, first.plusMonths(7)))
                .isEqualTo(new YearFraction(7, 12));
        assertThat(
                        DayCount.TWELFTHS.over(
                                LocalDate.parse("2027-01-31"), LocalDate.parse("2027-02-28")))
                .isEqualTo(new YearFraction(1, 12));
        assertThat(DayCount.QUARTERS.over(first, first.plusMonths(6)))
                .isEqualTo(new YearFraction(2, 4));
        assertThatThrownBy(() -> DayCount.TWELFTHS.over(first, first.plusDays(40)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> DayCount.QUARTERS.over(first, first.plusMonths(2)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> DayCount.ACT_360.over(first, first.minusDays(1)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> DayCount.THIRTY_360.counting(first, first.plusDays(3), d -> true))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aFractionMultipliesFirstSoThatHalfACentIsSeen() {
        var day = new YearFraction(1, 365);
        assertThat(day.of(new java.math.BigDecimal("1.825"))).isEqualByComparingTo("0.005");
    }
}
