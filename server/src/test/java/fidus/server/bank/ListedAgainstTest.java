package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.jobs.JobCalls;
import fidus.payments.Payment;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.endings.BreakTold;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.FindEndingLines;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// A list of rows that are written off, while a bank gives back what it took twice.
class ListedAgainstTest extends PaidOut {
    private static List<CamtText.Tx> tx(Payment payment) {
        return List.of(CamtText.Tx.of("10.00", payment.endToEndId()));
    }

    private Prepared listed(BreakCard... cards) {
        List<ExplainBreaks.Shown> shown =
                List.of(cards).stream()
                        .map(card -> explained(card, CauseCode.BANK_CHARGE).found())
                        .map(found -> new ExplainBreaks.Shown(found.id(), found.version()))
                        .toList();
        var _ =
                desk.ask(
                        ReconciliationCalls.DO_TO_BREAKS,
                        new DoToBreaks(shown, BreakDeed.WRITE_OFF, null, null, "The bank took it"));
        return desk.ask(ApprovalCalls.FIND, new FindPrepared(null, true)).prepared().stream()
                .filter(one -> one.command().equals("END_BREAKS"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachRowOfAListIsToldWithItsDayItsTextAndItsOtherSide() {
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "496.50")
                        .entry(
                                "DBIT",
                                "2.50",
                                "F1",
                                "",
                                List.of(
                                        new CamtText.Tx(
                                                "2.50",
                                                "CARD-77",
                                                "<RltdPties><Cdtr><Pty><Nm>Paper and Post Ltd"
                                                        + "</Nm></Pty></Cdtr></RltdPties>")))
                        .entry("DBIT", "1.00", "F2", "", List.of())
                        .bytes());
        Workbench bench = desk.reconcile(main);
        Prepared waits = listed(of(bench, "STMT-1-1"), of(bench, "STMT-1-2"));
        String list = waits.subject().substring(waits.subject().indexOf('/') + 1);

        assertThat(desk.ask(EndingCalls.LINES, new FindEndingLines(list, false, 0, 10)).told())
                .hasSize(2)
                .filteredOn(told -> told.text().contains("CARD-77"))
                .singleElement()
                .satisfies(
                        (BreakTold told) -> {
                            assertThat(told.side()).isEqualTo(Side.STATEMENT);
                            assertThat(told.day()).isEqualTo(LocalDate.parse(iso()));
                            assertThat(told.counterparty()).isEqualTo("Paper and Post Ltd");
                            assertThat(told.cause()).isEqualTo(CauseCode.BANK_CHARGE);
                            assertThat(told.note()).isNotBlank();
                        });
    }

    @Test
    void aRowThatAnotherOneSpeaksAgainstIsLeftWithTheReason() {
        Payment ada = of(sentToBoth("10.00", "4.00"), ADA);
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "479.00")
                        .entry("DBIT", "10.00", "A1", "", tx(ada))
                        .entry("DBIT", "10.00", "A2", "", tx(ada))
                        .entry("DBIT", "1.00", "F1", "", List.of())
                        .bytes());
        confirmProposed();
        desk.server.clock().advance(Duration.ofDays(1));
        Workbench bench = desk.reconcile(main);
        BreakCard twice = of(bench, "STMT-1-2");
        Prepared waits = listed(twice, of(bench, "STMT-1-3"));
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "479.00", "489.00")
                        .entry("CRDT", "10.00", "R1", "", tx(ada))
                        .bytes());

        desk.approve(waits);

        desk.ended(
                desk.server.call(JobCalls.RECENT, new Nothing(), desk.approver()).jobs().stream()
                        .filter(job -> job.subject().equals(waits.subject()))
                        .findFirst()
                        .orElseThrow());
        String list = waits.subject().substring(waits.subject().indexOf('/') + 1);
        assertThat(desk.ask(EndingCalls.LINES, new FindEndingLines(list, true, 0, 10)).lines())
                .singleElement()
                .satisfies(
                        (EndingLine line) -> {
                            assertThat(line.breakId()).isEqualTo(twice.found().id());
                            assertThat(line.why())
                                    .contains("Speaks against it", "STMT-2-1", "10.00 EUR");
                        });
    }
}
