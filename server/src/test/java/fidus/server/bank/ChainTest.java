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

    /// A statement of the fifth that prints both balances.
    private static Chain.Link printed(long order, String opening, String closing) {
        return new Chain.Link(
                "STMT-" + order,
                order,
                FIFTH,
                FIFTH,
                new BankBalance("60F", Money.of(opening, "EUR"), FIFTH),
                new BankBalance("62F", Money.of(closing, "EUR"), FIFTH),
                List::of);
    }

    /// After the fourth, which ends at a balance.
    private static List<Boolean> hold(String before, Chain.Link... links) {
        var ring = new Chain();
        ring.add(told(1, before, "4 10.00"));
        List.of(links).forEach(ring::add);
        return List.of(links).stream().map(link -> ring.of(link).holds()).toList();
    }

    /// A sum and its reversal, each in a statement of its own, or days that are told twice: each
    /// begins where another one ended.
    @Test
    void statementsOfADayThatBeginWhereOneAnotherEndedDoNotHideWhatIsMissingBeforeThem() {
        Chain.Link in = printed(2, "1500.00", "1600.00");
        Chain.Link out = printed(3, "1600.00", "1500.00");

        assertThat(hold("1000.00", in, out)).containsExactly(false, true);
        assertThat(hold("1500.00", in, out)).containsExactly(true, true);
        assertThat(hold("1600.00", in, out)).as("the reversal first").containsExactly(true, true);
        assertThat(
                        hold(
                                "1000.00",
                                printed(2, "1500.00", "1500.00"),
                                printed(3, "1500.00", "1500.00"),
                                printed(4, "1500.00", "1500.00")))
                .containsExactly(false, true, true);
        assertThat(hold("1000.00", in, out, printed(4, "1600.00", "1700.00")))
                .as("what goes on from them is no part of it")
                .containsExactly(false, true, true);
        assertThat(
                        hold(
                                "1000.00",
                                printed(2, "1000.00", "1500.00"),
                                printed(3, "1500.00", "1600.00"),
                                printed(4, "1600.00", "1500.00")))
                .as("one of the day leads to them")
                .containsExactly(true, true, true);
    }

    /// Between an opening and a closing balance, as MT940 and camt print them.
    ///
    /// @param days the first and the last day of the month
    private static Chain.Link between(
            long order, String days, String opening, String closing, String... rows) {
        LocalDate from = day(days.split(" ")[0]);
        LocalDate to = day(days.split(" ")[1]);
        var begin = new BankBalance("OPENING", Money.of(opening, "EUR"), from);
        var end = new BankBalance("CLOSING", Money.of(closing, "EUR"), to);
        List<Chain.Moved> moved =
                List.of(rows).stream()
                        .map(row -> row.split(" "))
                        .map(row -> new Chain.Moved(day(row[0]), Money.of(row[1], "EUR")))
                        .toList();
        return new Chain.Link("STMT-" + order, order, from, to, begin, end, () -> moved);
    }

    @Test
    void oneWithinTheDaysOfAnotherDoesNotBeginWhereThatOneEnded() {
        Continuity said =
                after(
                        between(1, "2 20", "300.00", "302.00", "3 10.00", "12 -8.00"),
                        between(2, "10 11", "310.00", "310.00"));

        assertThat(said.holds()).isTrue();
        assertThat(said.sentence())
                .contains("310.00", "STMT-1", "2026-11-10")
                .doesNotContain("ended");
    }

    @Test
    void anotherBalanceForTheEndOfDaysThatBothTellIsAGap() {
        Chain.Link known = between(1, "2 20", "300.00", "302.00", "3 10.00", "12 -8.00");
        Chain.Link other = between(2, "10 15", "310.00", "295.00", "12 -8.00", "13 -7.00");

        Continuity said = after(known, other);
        assertThat(said.gap()).isEqualTo(Money.of("-7.00", "EUR"));
        assertThat(said.expected()).isEqualTo(Money.of("302.00", "EUR"));
        assertThat(said.sentence()).contains("295.00", "302.00", "2026-11-15", "STMT-1");

        var turned = new Chain();
        turned.add(other);
        assertThat(turned.ofNew(known).sentence()).contains("STMT-2", "295.00", "302.00");
    }

    @Test
    void rowsThatBothHaveSpeakAgainstNothing() {
        Chain.Link known = between(1, "2 20", "300.00", "302.00", "3 10.00", "12 -8.00");

        assertThat(after(known, between(2, "10 11", "310.00", "302.00", "11 -8.00")).holds())
                .as("a row that the other has a day later")
                .isTrue();
        assertThat(
                        after(
                                        between(3, "5 5", "100.00", "100.00", "5 4.00", "5 -4.00"),
                                        between(4, "5 5", "100.00", "150.00", "5 50.00"))
                                .holds())
                .as("two of one day that follow each other")
                .isTrue();
    }
}
