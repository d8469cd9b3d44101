package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankBalance;
import fidus.bank.desk.Continuity;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// S2 where a bank prints closing balances alone, as OFX does.
class ChainTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-11-02");
    private final Chain chain = new Chain();

    private Continuity after(String closing, String closedOn, String... sums) {
        chain.add(link(1, FIRST, closing("100.00", FIRST.toString()), List.of()));
        LocalDate day = FIRST.plusDays(2);
        List<Chain.Moved> rows =
                List.of(sums).stream()
                        .map(sum -> new Chain.Moved(day, Money.of(sum, "USD")))
                        .toList();
        return chain.of(link(2, day, closing(closing, closedOn), rows));
    }

    private static BankBalance closing(String sum, String on) {
        return new BankBalance("LEDGERBAL", Money.of(sum, "USD"), LocalDate.parse(on));
    }

    private static Chain.Link link(
            long order, LocalDate day, BankBalance closing, List<Chain.Moved> rows) {
        return new Chain.Link("STMT-" + order, order, day, day, null, closing, () -> rows);
    }

    @Test
    void anOpeningIsReckonedFromTheClosingAndTheRows() {
        Continuity holds = after("75.00", "2026-11-04", "-20.00", "-5.00");

        assertThat(holds.gap()).isEqualTo(Money.of("0", "USD"));
        assertThat(holds.holds()).isTrue();
    }

    @Test
    void aStatementThatIsMissingBetweenTwoIsSeen() {
        Continuity broken = after("74.00", "2026-11-04", "-20.00", "-5.00");

        assertThat(broken.gap()).isEqualTo(Money.of("-1.00", "USD"));
        assertThat(broken.holds()).isFalse();
        assertThat(broken.sentence()).contains("99.00", "(closing less rows)", "100.00");
    }

    /// Lists of movements without any balance.
    @Test
    void aStatementBeforeItThatGivesNoBalanceIsNamed() {
        LocalDate june = LocalDate.of(2026, 6, 30);
        var first = new Chain.Link("STMT-1", 1, june, june, null, null, List::of);
        LocalDate july = june.plusDays(31);
        var second = new Chain.Link("STMT-2", 2, july, july, null, null, List::of);
        chain.add(first);
        chain.add(second);

        assertThat(chain.of(first).sentence()).isEqualTo("There is no statement before this one.");
        assertThat(chain.of(second).sentence())
                .startsWith("The STMT-1, which is before this one, gives no balance");
        assertThat(chain.of(second).holds()).isTrue();
    }

    @Test
    void aBalanceOfALaterDaySaysNothingOfTheRows() {
        Continuity unknown = after("74.00", "2026-11-09", "-20.00", "-5.00");

        assertThat(unknown.gap()).isNull();
        assertThat(unknown.sentence()).contains("was not checked");
    }

    private static final LocalDate FIFTH = LocalDate.parse("2026-11-05");

    /// @param rows each a day of the month and a sum
    private static Chain.Link told(long order, String closing, String... rows) {
        List<Chain.Moved> moved =
                List.of(rows).stream()
                        .map(row -> row.split(" "))
                        .map(row -> new Chain.Moved(day(row[0]), Money.of(row[1], "EUR")))
                        .toList();
        LocalDate to = moved.getLast().day();
        var end = new BankBalance("BALANCE", Money.of(closing, "EUR"), to);
        LocalDate from = moved.getFirst().day();
        return new Chain.Link("STMT-" + order, order, from, to, null, end, () -> moved);
    }

    private static LocalDate day(String ofMonth) {
        return FIFTH.withDayOfMonth(Integer.parseInt(ofMonth));
    }

    private static Continuity after(Chain.Link before, Chain.Link next) {
        var two = new Chain();
        two.add(before);
        two.add(next);
        return two.of(next);
    }

    private static Chain.Link whole() {
        return told(1, "64981.50", "2 25000", "5 -12.50", "5 -3", "5 -3", "9 -10000");
    }

    @Test
    void aListThatBeginsWithinADayGoesOnFromTheBalanceOfThatMoment() {
        Continuity holds =
                after(whole(), told(2, "65681.50", "5 -3", "5 -3", "9 -10000", "16 700"));

        assertThat(holds.gap()).isEqualTo(Money.of("0", "EUR"));
        assertThat(holds.sentence()).contains("within 2026-11-05", "STMT-1");
    }

    @Test
    void theNewestRowMayStandFirst() {
        Chain.Link turned = told(1, "64981.50", "5 -3", "5 -3", "5 -12.50", "9 -10000");

        assertThat(after(turned, told(2, "65681.50", "5 -3", "5 -3", "9 -10000", "16 700")))
                .matches(Continuity::holds);
    }

    /// The reckoned opening is one that the first reaches, yet a row stands in one of the two only.
    @Test
    void aRowThatOnlyOneOfTheTwoHasIsStillFound() {
        assertThat(after(whole(), told(2, "65681.50", "5 -3", "9 -10003", "16 700")))
                .as("only the first has it")
                .matches(said -> !said.holds());
        assertThat(
                        after(
                                whole(),
                                told(3, "65680.50", "5 -3", "5 -3", "5 -1", "9 -10000", "16 700")))
                .as("only the second has it")
                .matches(said -> !said.holds());
        assertThat(
                        after(
                                whole(),
                                told(4, "65669", "5 -12.50", "5 -3", "5 -3", "9 -10000", "16 700")))
                .as("the whole day, and a row of the twelfth lost")
                .matches(said -> !said.holds());
    }

    @Test
    void whereTheFirstEndsThatDayNoRowIsTakenForAnother() {
        Chain.Link cut = told(1, "74984.50", "2 25000", "5 -12.50", "5 -3");

        assertThat(after(cut, told(2, "65681.50", "5 -3", "5 -3", "9 -10000", "16 700")))
                .matches(Continuity::holds);
        assertThat(after(cut, told(3, "65672", "5 -12.50", "5 -3", "9 -10000", "16 700")))
                .as("begins with the day, and another row of -12.50 is lost")
                .matches(said -> !said.holds());
    }

    @Test
    void theLongerListMayComeSecond() {
        chain.add(told(1, "75000", "2 25000"));
        Chain.Link part = told(2, "65681.50", "5 -3", "5 -3", "9 -10000", "16 700");
        chain.add(part);
        assertThat(chain.of(part).gap()).isEqualTo(Money.of("-12.50", "EUR"));

        Chain.Link whole = told(3, "64981.50", "5 -12.50", "5 -3", "5 -3", "9 -10000");
        chain.add(whole);

        assertThat(chain.of(part)).matches(Continuity::holds);
        assertThat(chain.of(whole)).matches(Continuity::holds);
    }

    /// A sum and its reversal, each in a list of its own of that day.
    @Test
    void twoListsThatBeginWithinEachOtherDoNotHideWhatIsMissingBeforeThem() {
        Chain chain = new Chain();
        chain.add(told(1, "1000.00", "4 10.00"));
        Chain.Link in = told(2, "1600.00", "5 100.00");
        Chain.Link out = told(3, "1500.00", "5 -100.00");
        chain.add(in);
        chain.add(out);
        assertThat(chain.of(in).gap()).isEqualTo(Money.of("500.00", "EUR"));
        assertThat(chain.of(out).holds()).isTrue();
    }
}
