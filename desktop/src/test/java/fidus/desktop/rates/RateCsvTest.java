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
}
