package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.DepositProposal;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// A deposit that somebody recorded and that arrives as two rows.
final class DepositInPartsTest extends OwnBank {
    private static final String FROM = "Transfer from Example, Ada";

    /// It waits for its second person.
    private void announced(String sum) {
        desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of(sum, "EUR"),
                        LocalDate.parse("2026-11-16"),
                        DepositMethod.FIAT,
                        "WIRE-1",
                        main.name(),
                        ""));
    }

    private List<DepositProposal> arrived() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C600,00", "K1", FROM)
                        .row("261117", "C400,00", "K2", "SEPA WIRE-1 second part")
                        .closing("261117", "1000,00"));
        return desk.proposals(main).deposits();
    }

    @Test
    void bothRowsSayThatTheyMayBeOneDepositAndNeitherConfirmsIt() {
        announced("1000.00");

        List<DepositProposal> rows = arrived();

        assertThat(rows).hasSize(2).allMatch(one -> one.pending() == null);
        for (DepositProposal one : rows) {
            String other = one.rowId().equals("STMT-1-1") ? "STMT-1-2" : "STMT-1-1";
            assertThat(one.doubts())
                    .filteredOn(doubt -> doubt.contains("in 2 parts"))
                    .singleElement()
                    .matches(doubt -> doubt.startsWith("With row " + other + " of 2026-11-1"))
                    .matches(doubt -> doubt.contains("1000.00 EUR of deposit 1"));
        }
    }

    @Test
    void nothingIsSaidWhereTheTwoComeToAnotherSum() {
        announced("1000.01");

        assertThat(arrived())
                .hasSize(2)
                .allMatch(one -> one.doubts().stream().noneMatch(it -> it.contains("in 2 parts")));
    }
}
