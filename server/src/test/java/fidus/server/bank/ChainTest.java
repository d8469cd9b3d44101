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

    @Test
    void aBalanceOfALaterDaySaysNothingOfTheRows() {
        Continuity unknown = after("74.00", "2026-11-09", "-20.00", "-5.00");

        assertThat(unknown.gap()).isNull();
        assertThat(unknown.sentence()).contains("was not checked");
    }
}
