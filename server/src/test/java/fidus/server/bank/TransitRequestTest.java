package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.TransitAsked;
import fidus.bank.desk.Transits;
import fidus.contract.Nothing;

import org.junit.jupiter.api.Test;

import java.util.Objects;

/// What the second person reads of money between a bank and a broker, and what is told meanwhile.
final class TransitRequestTest extends OwnBank {
    private static final String ROW =
            "-40.00 EUR · booked on 2026-11-16 · value date 2026-11-16 · reference of the bank K1 ·"
                    + " WIRE TO NORTHBRIDGE · statement 1 (statement.sta) of Main account";

    private BookTransit sent(String row) {
        return new InTransit(desk, main).moved("Broker-Live/7001/9", "40.00", "2026-11-16", row);
    }

    private void statement() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "100,00")
                        .row("261116", "D40,00", "K1", "WIRE TO NORTHBRIDGE")
                        .closing("261116", "60,00"));
    }

    @Test
    void theRowOfTheBankIsReadInWholeAndOnce() {
        statement();

        Prepared asked = desk.ask(BankCalls.BOOK_TRANSIT, sent("STMT-1-1"));

        assertThat(asked.shown()).contains(new Shown("Row STMT-1-1", ROW));
        assertThat(asked.shown()).noneMatch(line -> line.value().equals("STMT-1-1"));
        desk.approve(asked);
    }

    @Test
    void withoutARowThatIsSaidBesideTheEvidence() {
        BookTransit asks = sent("SWIFT 4711");

        Prepared asked =
                desk.ask(
                        BankCalls.BOOK_TRANSIT,
                        new BookTransit(
                                asks.transfer(),
                                asks.houseAccountId(),
                                asks.valueOn(),
                                "SWIFT 4711",
                                null,
                                null));

        assertThat(asked.shown())
                .contains(
                        new Shown("Evidence", "SWIFT 4711"),
                        new Shown("Bank row", "No bank row stands behind this."));
    }

    @Test
    void whatWaitsIsMarkedAndAskedOnceMoreIsRefusedWithWhoAskedAndWhen() {
        statement();
        BookTransit asks = sent("STMT-1-1");
        assertThat(transits().asked()).isEmpty();
        Prepared asked = desk.ask(BankCalls.BOOK_TRANSIT, asks);

        assertThat(transits().asked())
                .containsExactly(
                        new TransitAsked(
                                asks.transfer(),
                                asked.title(),
                                asked.makerName(),
                                asked.preparedAt()));
        assertThatThrownBy(() -> desk.ask(BankCalls.BOOK_TRANSIT, asks))
                .hasMessage(
                        "ALREADY_PENDING: %s asked for a change of this already on 23 Nov 2026 at"
                                        .formatted(asked.makerName())
                                + " 09:00 UTC; it waits for another person: "
                                + asked.title()
                                + ".");
        desk.approve(asked);
        assertThat(Objects.requireNonNull(transits().asked())).isEmpty();
    }

    private Transits transits() {
        return desk.ask(BankCalls.TRANSITS, new Nothing());
    }
}
