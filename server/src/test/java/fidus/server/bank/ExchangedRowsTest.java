package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.exchanges.ExchangeCalls;
import fidus.exchanges.ExchangeCard;
import fidus.exchanges.PrepareExchange;
import fidus.exchanges.ReverseExchange;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// 1,085.00 USD for 1,000.00 EUR between two accounts of the house, as both statements print it.
final class ExchangedRowsTest extends OwnBank {
    private static final String DEAL = "FXDEAL 7712345";

    @Test
    void bothRowsMatchByTheReferenceAndNoneWhenItIsTakenBack() {
        HouseAccount dollars = desk.account("Dollars", BankDesk.OTHER_IBAN, Currency.USD);
        desk.take(
                new String(
                                Mt940Text.of(BankDesk.OTHER_IBAN, "1/1", "261115", "2000,00")
                                        .row("261116", "D1085,00", "U1", DEAL + " SOLD")
                                        .closing("261116", "915,00")
                                        .bytes(),
                                StandardCharsets.US_ASCII)
                        .replace("EUR", "USD")
                        .getBytes(StandardCharsets.US_ASCII));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C1000,00", "K1", DEAL + " BOUGHT")
                        .closing("261116", "1000,00"));
        assertThat(desk.proposals(main).deposits()).as("before it is posted").hasSize(1);
        desk.approve(desk.ask(ExchangeCalls.PREPARE, sold(dollars, DEAL)));

        assertThat(desk.proposals(main).deposits()).as("no client's deposit").isEmpty();
        matched(main);
        assertThat(problem(() -> paid.deposit("1000.00", "2026-11-16", DEAL)))
                .matches(why -> why.code() == Problem.Code.EVIDENCE_USED)
                .matches(why -> why.message().contains("exchange of 1085.00 USD for 1000.00 EUR"));

        ExchangeCard card = desk.ask(ExchangeCalls.LIST, new Nothing()).exchanges().getFirst();
        desk.approve(
                desk.ask(
                        ExchangeCalls.REVERSE,
                        new ReverseExchange(card.exchange().id(), "It was prepared twice")));
        paid.deposit("1000.00", "2026-11-16", DEAL);
        Workbench after = desk.reconcile(dollars);
        assertThat(after.book()).as("neither the entry nor its mirror").isEmpty();
        assertThat(after.breaks()).as("the bank's row alone").hasSize(1);

        desk.approve(desk.ask(ExchangeCalls.PREPARE, sold(dollars, "FXDEAL 7712345 SOLD")));
        matched(dollars);
    }

    private PrepareExchange sold(HouseAccount dollars, String reference) {
        return new PrepareExchange(
                dollars.id(),
                main.id(),
                Money.of("1085.00", "USD"),
                Money.of("1000.00", "EUR"),
                reference,
                LocalDate.of(2026, 11, 16),
                null);
    }

    private void matched(HouseAccount account) {
        Workbench bench = desk.reconcile(account);
        assertThat(bench.matches())
                .singleElement()
                .matches(match -> match.match().pass().equals("P1"));
        assertThat(bench.breaks())
                .allMatch(card -> card.found().breakState() == BreakState.RESOLVED);
    }
}
