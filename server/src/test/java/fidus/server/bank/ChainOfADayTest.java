package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankBalance;
import fidus.bank.desk.Continuity;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// S2 between two statements of one day that do not follow each other: by how much they are apart.
class ChainOfADayTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private final Chain chain = new Chain();

    private static Chain.Link link(long order, String opening, String closing, String... sums) {
        List<Chain.Moved> rows =
                Stream.of(sums).map(sum -> new Chain.Moved(DAY, Money.of(sum, "USD"))).toList();
        return new Chain.Link(
                "STMT-" + order, order, DAY, DAY, balance(opening), balance(closing), () -> rows);
    }

    private static BankBalance balance(String sum) {
        return new BankBalance("BALANCE", Money.of(sum, "USD"), DAY);
    }

    @Test
    void aLaterOneThatTellsOtherRowsIsHeldAgainstTheClosingOfTheOneBefore() {
        chain.add(link(9, "82957.41", "83017.41", "60.00"));

        Continuity broken = chain.of(link(10, "83020.41", "83025.41", "5.00"));

        assertThat(broken.gap()).isEqualTo(Money.of("3.00", "USD"));
        assertThat(broken.expected()).isEqualTo(Money.of("83017.41", "USD"));
        assertThat(broken.sentence()).contains("83020.41", "STMT-9 gives 83017.41");
    }

    /// One that tells the day anew with more rows begins where the day began.
    @Test
    void aLaterOneThatTellsTheSameRowsTooIsHeldAgainstTheBeginningOfTheDay() {
        chain.add(link(9, "82957.41", "83017.41", "60.00"));

        Continuity broken = chain.of(link(10, "82960.41", "83025.41", "60.00", "5.00"));

        assertThat(broken.gap()).isEqualTo(Money.of("3.00", "USD"));
        assertThat(broken.expected()).isEqualTo(Money.of("82957.41", "USD"));
    }

    /// Two lists of one day that begin and end alike and say otherwise what is between.
    @Test
    void aLaterOneThatBeginsWhereTheDayBeganHolds() {
        chain.add(link(9, "82957.41", "83017.41", "60.00"));

        assertThat(chain.of(link(10, "82957.41", "83017.41", "50.00", "10.00")).holds()).isTrue();
    }
}
