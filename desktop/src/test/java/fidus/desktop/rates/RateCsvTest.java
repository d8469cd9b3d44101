package fidus.desktop.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

class RateCsvTest {
    @Test
    void aFileIsTakenWholeOrItSaysWhichLinesAreWrong() {
        Refused why =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                RateCsv.rates(
                                        "day,currency,rate,source\n31.3.2027,EUR,1.08,ECB\n"
                                                + "2027-03-31,euro,1;08,ECB\n"));
        assertThat(why.problem().fields())
                .extracting(Problem.Field::message)
                .containsExactly(
                        "line 2, day: a day is written as 2027-03-31.",
                        "line 3, currency: a code such as EUR.",
                        "line 3, rate: a number such as 1.0850.");
        assertThat(
                        catchThrowableOfType(Refused.class, () -> RateCsv.rates("when,what\n1,2\n"))
                                .problem()
                                .message())
                .contains("day, currency, rate");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() {
        String list =
                "day,currency,rate,source\n2027-03-30,EUR,1.07,\"ECB, at noon\"\n"
                        + "2027-03-31,EUR,1.08,\"ECB\n2027-04-01,EUR,1.09,ECB\n";
        Refused why = catchThrowableOfType(Refused.class, () -> RateCsv.rates(list));

        assertThat(why).isNotNull();
        assertThat(why.problem().code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(why.problem().message())
                .contains("Nothing was taken", "the row of line 3 opens a quote that is never");
        assertThat(RateCsv.rates(list.replace("\"ECB\n", "ECB\n"))).hasSize(3);
    }

    @Test
    void aLineOfOtherCellsAndAColumnNamedTwiceAreSaid() {
        assertThat(said("day,currency,rate,source\n2027-03-31,EUR,1.08\n"))
                .contains("line 2, cells: it has 3, the first line 4.");
        assertThat(said("day,currency,rate,source\n2027-03-31,EUR,1,08,ECB\n"))
                .contains("line 2, cells: it has 5, the first line 4.");
        assertThat(said("day,rate,currency,rate,source\n")).contains("each once");
        assertThat(said("")).contains("no rate in this file");
    }

    private static String said(String list) {
        return catchThrowableOfType(Refused.class, () -> RateCsv.rates(list)).problem().message();
    }
}
