package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

/// Books and bank that do not begin with the same balance: the proof compares movements and holds.
class OpeningsApartTest extends OwnBank {
    @Test
    void whoSignsAFirstRunReadsWhatBooksAndBankBeganApartBy() {
        paid.deposit("700.00", "2026-11-16", "WIRE-889915");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                        .row("261116", "C700,00", "K1", "SEPA WIRE-889915 Ada Example")
                        .closing("261116", "800,00"));
        Workbench bench = desk.reconcile(main);
        assertThat(said(bench, "S6").passed()).isTrue();

        Prepared signing =
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(bench.card().run().id(), "Reviewed with the statement"));

        assertThat(signing.shown())
                .filteredOn(line -> line.label().equals("Openings apart"))
                .singleElement()
                .matches(line -> line.value().contains("100.00 EUR that no carried row explains"));
    }
}
