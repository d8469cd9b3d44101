package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.Workbench;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Rows of a bank's statement say what the bank says; their own id is none of its words.
class TwinRowsTest extends OwnBank {
    private static final String FEE = "TESTDEAL ROMEO 019";

    private int entries;

    /// An entry that takes money from the account, as people enter them by hand.
    private void entered(String sum, String reason) {
        var ledger = new Ledger(desk.server.parts().audit());
        var entry =
                new NewEntry(
                        "E3",
                        "house/" + ++entries,
                        "",
                        LocalDate.parse("2026-11-16"),
                        List.of(
                                Postings.debit("3010", Money.of(sum, "EUR"), Map.of()),
                                Postings.credit(
                                        "1010",
                                        Money.of(sum, "EUR"),
                                        Map.of("bankAccount", main.name()))),
                        reason);
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(unit -> ledger.post(unit, Actor.SYSTEM, null, entry));
    }

    private Workbench compared(String closing, String... rows) {
        var text = Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "1000,00");
        for (int i = 0; i < rows.length; i += 2) {
            text.row("261116", rows[i], "NONREF", rows[i + 1]);
        }
        desk.takeOne(text.closing("261116", closing));
        return desk.reconcile(main);
    }

    /// Domain 10.4 (5): sets of identical rows of one size are paired in row order.
    @Test
    void equalRowsOfBothSidesArePairedInTheirOrder() {
        entered("310.00", "Testdeal Romeo, 019");
        entered("310.00", "Testdeal Romeo, 019");

        Workbench bench = compared("380,00", "D310,00", FEE, "D310,00", FEE);

        assertThat(bench.matches())
                .extracting(one -> one.match().statementRows().toString())
                .containsExactlyInAnyOrder("[STMT-1-1]", "[STMT-1-2]");
        assertThat(bench.breaks()).isEmpty();
    }

    /// One more at the bank than in the books: nobody can tell which of them is the one too many.
    @Test
    void oneMoreOfThemIsForAPerson() {
        entered("310.00", FEE);

        Workbench bench = compared("380,00", "D310,00", FEE, "D310,00", FEE);

        assertThat(bench.matches()).isEmpty();
        assertThat(bench.breaks()).hasSize(3);
    }

    /// What books one of two equal rows belongs to that row and to no other.
    @Test
    void whatWasBookedForOneOfThemStaysWithIt() {
        Workbench before = compared("975,00", "D12,50", FEE, "D12,50", FEE);
        BreakCard second =
                before.breaks().stream()
                        .filter(one -> one.found().key().endsWith("STMT-1-2"))
                        .findFirst()
                        .orElseThrow();
        desk.approve(writeOff(explained(second, CauseCode.BANK_CHARGE)));

        Workbench bench = desk.reconcile(main);

        assertThat(bench.matches())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.match().statementRows()).containsExactly("STMT-1-2"));
    }

    /// Domain 10.3: the bank prints the reason of an entry and not its document.
    @Test
    void anEntryIsFoundByWhatTheBankPrintsOfIt() {
        entered("250.00", "REF. 000123/ACME, DOC-26");

        Workbench bench = compared("750,00", "D250,00", "ref 123 acme");

        assertThat(bench.matches()).singleElement();
        assertThat(bench.statement().getFirst().text()).as("as printed").contains("ref 123 acme");
    }
}
