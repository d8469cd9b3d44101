package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What was written off and stands on no statement moves the books, and is a line of the proof.
class WrittenOffProofTest extends OwnBank {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);

    private static Money eur(String sum) {
        return Money.of(sum, "EUR");
    }

    private static BalanceProof proof(Workbench bench) {
        return bench.card().run().outcome().proofs().getFirst();
    }

    private List<JournalEntry> entries() {
        return desk.server
                .call(
                        LedgerCalls.ENTRIES,
                        new FindEntries("1010", null, null, 200),
                        desk.approver())
                .rows();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.server.clock().instant(), ZoneOffset.UTC);
    }

    /// What the ledger has on 1010, as its entries add up.
    private Money ledger(LocalDate through) {
        Money sum = eur("0.00");
        for (JournalEntry entry : entries()) {
            for (Posting posting : entry.postings()) {
                if (posting.account().equals("1010") && !entry.valueOn().isAfter(through)) {
                    boolean debit = posting.side() == PostingSide.DEBIT;
                    sum = debit ? sum.plus(posting.money()) : sum.minus(posting.money());
                }
            }
        }
        return sum;
    }

    private Workbench reconciled(LocalDate from, LocalDate to) {
        return desk.reconcile(new StartBankRun(main.id(), from, to));
    }

    private void signed(Workbench bench) {
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(bench.card().run().id(), "Reviewed with the statement")));
    }

    private BreakCard only(Workbench bench) {
        assertThat(bench.breaks()).hasSize(1);
        return bench.breaks().getFirst();
    }

    /// A day of the bank on which nothing moved.
    private void quiet(String number, LocalDate day, String balance) {
        quiet(number, day.format(DateTimeFormatter.ofPattern("yyMMdd")), balance);
    }

    @Test
    void theBooksOfAProofAreTheLedgerWhenADifferenceOfItsDaysWasWrittenOff() {
        LocalDate today = today();
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C999,00", "999,00");
        quiet("2", today, "999,00");
        Workbench before = reconciled(FIRST, today);
        desk.approve(writeOff(explained(only(before), CauseCode.BANK_CHARGE)));

        assertThatThrownBy(() -> signed(before))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("have 999.00 EUR")
                .hasMessageContaining("this run proved 1000.00 EUR")
                .hasMessageContaining("Run it again");

        Workbench after = reconciled(FIRST, today);
        BalanceProof proof = proof(after);
        assertThat(ledger(today)).isEqualTo(eur("999.00"));
        assertThat(proof.balances().bookClosing()).isEqualTo(eur("999.00"));
        assertThat(proof.differences()).isEqualTo(eur("-1.00"));
        assertThat(proof.balances().writtenOff()).isEqualTo(eur("-1.00"));
        assertThat(proof.holds()).isTrue();
        signed(after);

        desk.server.clock().advance(Duration.ofDays(1));
        quiet("3", today.plusDays(1), "999,00");
        BalanceProof next = proof(desk.reconcile(main));
        assertThat(next.balances().bookOpening()).isEqualTo(eur("999.00"));
        assertThat(next.balances().bookClosing()).isEqualTo(eur("999.00"));
        assertThat(next.balances().writtenOff()).isNull();
        assertThat(next.openingsApart()).isEqualTo(eur("0.00"));
        assertThat(next.holds()).isTrue();
    }

    @Test
    void whatIsWrittenOffAfterTheSignatureIsALineOfTheNextProof() {
        LocalDate today = today();
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C999,00", "999,00");
        Workbench first = reconciled(FIRST, FIRST);
        BreakCard charge = explained(only(first), CauseCode.BANK_CHARGE);
        signed(first);
        var about = new AboutRun(first.card().run().id());
        desk.approve(writeOff(charge));
        quiet("2", today, "999,00");

        Workbench next = reconciled(FIRST.plusDays(1), today);

        BalanceProof proof = proof(next);
        assertThat(proof.balances().bookOpening())
                .isEqualTo(ledger(FIRST))
                .isEqualTo(eur("1000.00"));
        assertThat(proof.balances().bookClosing())
                .isEqualTo(ledger(today))
                .isEqualTo(eur("999.00"));
        assertThat(proof.differences()).isEqualTo(eur("0.00"));
        assertThat(proof.balances().writtenOff()).isEqualTo(eur("-1.00"));
        assertThat(proof.holds()).isTrue();
        assertThat(desk.ask(ReconciliationCalls.WORKBENCH, about).card().run().outcome())
                .as("the figures of the signed run stay what was signed")
                .isEqualTo(first.card().run().outcome());
    }

    @Test
    void aRowOfTheBooksThatWasWrittenOffKeepsNothingApart() {
        LocalDate today = today();
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        paid.deposit("50.00", "2026-11-16", "NEVER-CAME");
        printed("1", "261116", "0,00", "C1000,00", "1000,00");
        quiet("2", today, "1000,00");
        desk.approve(
                writeOff(
                        explained(only(reconciled(FIRST, today)), CauseCode.MISSING_ON_STATEMENT)));
        Workbench run = reconciled(FIRST, today);
        assertThat(proof(run).balances().bookClosing())
                .isEqualTo(ledger(today))
                .isEqualTo(eur("1000.00"));
        assertThat(proof(run).holds()).isTrue();
        signed(run);

        desk.server.clock().advance(Duration.ofDays(1));
        quiet("3", today.plusDays(1), "1000,00");
        Workbench next = desk.reconcile(main);

        BalanceProof proof = proof(next);
        assertThat(proof.carriedBook()).isEqualTo(eur("50.00"));
        assertThat(proof.balances().bookClosing()).isEqualTo(eur("1000.00"));
        assertThat(proof.openingsApart()).isEqualTo(eur("0.00"));
        assertThat(proof.holds()).isTrue();
    }
}
