package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;

import fidus.auth.Role;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;

/// Matches over the edge of a run, what is said of rows after others were matched by hand, and many
/// small write-offs.
final class EdgeOfARunTest extends OwnBank {
    private RowStory story(Workbench bench, Side side, String row) {
        return desk.ask(WindowCalls.ROW, new AboutRow(bench.card().run().id(), side, row));
    }

    private MatchByHand byHand(Workbench bench, String book, String statement) {
        return new MatchByHand(
                bench.card().run().id(), List.of(book), List.of(statement), false, "");
    }

    private void lateReceipt(String text) {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00").closing("261116", "0,00"));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "0,00")
                        .row("261118", "C40,00", "K2", text)
                        .closing("261118", "40,00"));
    }

    @Test
    void aMatchOverTheEdgeOfAShorterRunHoldsNoRowThatItCallsOpen() {
        lateReceipt("SEPA WIRE-889911 ADA");
        Workbench wide = reconciled(16, 18);
        assertThat(wide.matches()).hasSize(1);

        Workbench early = reconciled(16, 16);

        String row = early.book().getFirst().rowId();
        assertThat(early.matches()).isEmpty();
        assertThat(story(early, Side.BOOK, row).match()).isNull();
        assertThat(reconciled(16, 18).matches()).hasSize(1);
    }

    @Test
    void aMatchThatAPersonMadeOverTheEdgeIsShownWithTheRow() {
        lateReceipt("Somebody else entirely");
        Workbench wide = reconciled(16, 18);
        String row = wide.book().getFirst().rowId();
        desk.ask(ReconciliationCalls.MATCH, byHand(wide, row, "STMT-2-1"));

        Workbench early = reconciled(16, 16);

        RowStory story = story(early, Side.BOOK, row);
        assertThat(story.match()).isNotNull();
        assertThat(story.row().standing()).isEqualTo(Standing.SETTLED);
        assertThat(story.match().match().statementRows()).containsExactly("STMT-2-1");
        assertThat(story.found().found().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(early.card().run().outcome().counts().unmatched()).isZero();
        assertThat(said(early, "S6").passed()).isTrue();
    }

    /// The bank has it on the 16th, the books on the 17th. Both days are signed; then an entry of
    /// the 16th comes late, and its day is run again.
    @Test
    void aRowMatchedOverTheEdgeIsNoOpenRowOfItsDayAndHasNoOtherPartner() {
        printed("1", "261116", "0,00", "C40,00", "40,00");
        Workbench first = reconciled(16, 16);
        explained(first.breaks().getFirst(), CauseCode.TIMING);
        signed(first);
        paid.deposit("40.00", "2026-11-17", "WIRE-889911");
        quiet("2", "261117", "40,00");
        Workbench second = reconciled(17, 17);
        assertThat(second.matches()).hasSize(1);
        signed(second);
        paid.deposit("40.00", "2026-11-16", "WIRE-889911-B");

        Workbench again = reconciled(16, 16);

        assertThat(again.matches()).isEmpty();
        forgetMarks();
        assertThat(story(again, Side.STATEMENT, "STMT-1-1").row().standing())
                .as("also of a run whose marks are found out again")
                .isEqualTo(Standing.SETTLED);
        assertThat(story(again, Side.STATEMENT, "STMT-1-1").match().match())
                .isEqualTo(second.matches().getFirst().match());
        assertThat(open(again)).containsExactly("BOOK");
        assertThat(said(again, "S5").breaks()).isEqualTo(1);
        assertThat(said(again, "S6").passed()).isTrue();
    }

    /// The bank has 40.00 on the 16th, the books on the 17th, and 41.00 of somebody else's come
    /// closest on the 16th: what is hashed speaks of the run's days, the rest is said beside it.
    @Test
    void aRowOfTheLastDaySaysWhatTheOtherSideHasAfterIt() {
        printed("1", "261116", "0,00", "C40,00", "40,00");
        paid.deposit("41.00", "2026-11-16", "WIRE-OTHER");
        paid.deposit("40.00", "2026-11-17", "WIRE-889911");
        Workbench bench = reconciled(16, 16);

        RowStory story = story(bench, Side.STATEMENT, "STMT-1-1");

        assertThat(story.why().closest().bookRows())
                .containsExactly(bench.book().getFirst().rowId());
        assertThat(story.why().sentence()).doesNotContain("2026-11-17");
        assertThat(story.beyond())
                .startsWith("The books have 40.00 EUR on 2026-11-17, after the run's last day: ")
                .contains("WIRE-889911");
        assertThat(story(bench, Side.BOOK, bench.book().getFirst().rowId()).beyond()).isNull();

        quiet("2", "261117", "40,00");
        Workbench next = reconciled(16, 17);
        assertThat(next.matches()).hasSize(1);
        assertThat(story(bench, Side.STATEMENT, "STMT-1-1").beyond()).isNull();
    }

    private void forgetMarks() {
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(
                                unit ->
                                        unit.documents("reconciliationMarks", Document.class)
                                                .remove(Filters.empty()));
    }

    /// The sides of the rows whose breaks are open.
    private static List<String> open(Workbench bench) {
        return bench.breaks().stream()
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .map(card -> card.found().key().split("/")[2])
                .toList();
    }

    private void signed(Workbench bench) {
        var signOff = new SignOff(bench.card().run().id(), "Reviewed with the statement");
        desk.approve(desk.ask(ReconciliationCalls.SIGN_OFF, signOff));
    }

    @Test
    void whyARowIsOpenSaysThatItsClosestRowWasMatchedSince() {
        paid.deposit("40.00", "2026-11-01", "WIRE-889911");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261031", "0,00")
                        .row("261112", "C40,00", "K1", "One receipt")
                        .row("261112", "C40,00", "K2", "Another receipt")
                        .closing("261112", "80,00"));
        Workbench bench = reconciled(1, 12);
        String book = bench.book().getFirst().rowId();
        assertThat(story(bench, Side.STATEMENT, "STMT-1-2").why().condition())
                .isEqualTo(Condition.DATE_WINDOW);

        desk.ask(ReconciliationCalls.MATCH, byHand(bench, book, "STMT-1-1"));

        var why = story(bench, Side.STATEMENT, "STMT-1-2").why();
        assertThat(why.condition()).as("as it is listed").isEqualTo(Condition.DATE_WINDOW);
        assertThat(why.failed().getLast().condition()).isEqualTo(Condition.USED);
        assertThat(why.sentence()).contains("was matched since this run");
    }

    @Test
    void manySmallWriteOffsCountTogether() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                        .row("261116", "D30,00", "K1", "Fee one")
                        .row("261116", "D30,00", "K2", "Fee two")
                        .row("261116", "D5,00", "K3", "Fee three")
                        .closing("261116", "35,00"));
        List<BreakCard> fees =
                desk.reconcile(main).breaks().stream()
                        .filter(card -> card.found().rule().equals("S5"))
                        .sorted(Comparator.comparing(card -> card.found().key()))
                        .map(card -> explained(card, CauseCode.BANK_CHARGE))
                        .toList();

        var first = writeOff(fees.get(0));
        var second = writeOff(fees.get(1));
        desk.approve(first);
        var third = writeOff(fees.get(2));

        assertThat(first.needs()).containsExactly(Role.APPROVER);
        assertThat(second.needs()).containsExactly(Role.APPROVER, Role.ADMIN);
        assertThat(second.shown())
                .anyMatch(one -> one.value().contains("30.00 EUR of this account"));
        assertThat(third.needs()).containsExactly(Role.APPROVER, Role.ADMIN);
    }
}
