package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.desk.ChangedSince;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.SignedFigures;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.WaitingKind;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.AddComment;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.server.reconciliation.SavedRun;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What two persons signed of the breaks of a run stays as it was, whatever becomes of them.
class SignedBreaksTest extends OwnBank {
    private RunDesk desk(Workbench of) {
        return desk.ask(WindowCalls.DESK, new AboutRun(of.card().run().id()));
    }

    private RunCard listed(Workbench of) {
        return desk.ask(ReconciliationCalls.RUNS, FindRuns.newest()).runs().stream()
                .filter(card -> card.run().id().equals(of.card().run().id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void laterDeedsAreShownApartFromWhatWasSigned() {
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C999,00", "999,00");
        Workbench run = reconciled(16, 16);
        BreakCard charge = explained(run.breaks().getFirst(), CauseCode.AMOUNT_DIFFERENCE);
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(run.card().run().id(), "The bank kept one euro")));

        SignedFigures signed = desk(run).card().signed();
        assertThat(signed.at()).isEqualTo(desk.server.clock().instant());
        assertThat(signed.note()).isEqualTo("The bank kept one euro");
        assertThat(signed)
                .extracting(SignedFigures::open, SignedFigures::explained, SignedFigures::settled)
                .containsExactly(0, 1, 0);
        assertThat(desk(run).since()).isEmpty();

        BreakCard corrected = explained(charge, CauseCode.BANK_CHARGE);
        quiet("2", "261117", "999,00");
        Workbench next = reconciled(17, 17);
        assertThat(desk(next).since()).isNull();
        desk.approve(writeOff(current(next, corrected)));

        RunDesk now = desk(run);
        assertThat(now.card().signed()).isEqualTo(signed);
        assertThat(now.card().settledBreaks()).isEqualTo(1);
        assertThat(listed(run)).matches(card -> card.explained() == 1 && card.settled() == 0);
        assertThat(now.since())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.rule()).isEqualTo("AMOUNT_DIFFERENCE");
                            assertThat(one.signed())
                                    .isEqualTo(
                                            new ChangedSince.Told(
                                                    BreakState.EXPLAINED,
                                                    CauseCode.AMOUNT_DIFFERENCE,
                                                    "Seen on the statement"));
                            assertThat(one.now().breakState()).isEqualTo(BreakState.WRITTEN_OFF);
                            assertThat(one.now().causeCode()).isEqualTo(CauseCode.BANK_CHARGE);
                            assertThat(one.sides().lines())
                                    .as("in words: day, amount and text of both sides")
                                    .extracting(BreakSides.Line::name)
                                    .containsExactly("Books", "Statement");
                            assertThat(one.sides().lines().getFirst().value())
                                    .startsWith("2026-11-16, 1000.00 EUR, ");
                            assertThat(one.sides().lines().getLast().value())
                                    .startsWith("2026-11-16, 999.00 EUR, ");
                        });
    }

    /// Of two signatures each has what stood then.
    @Test
    void eachSignatureHasWhatStoodThen() {
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C999,00", "999,00");
        Workbench first = reconciled(16, 16);
        BreakCard charge = explained(first.breaks().getFirst(), CauseCode.AMOUNT_DIFFERENCE);
        signed(first);
        var _ = explained(charge, CauseCode.BANK_CHARGE);
        quiet("2", "261117", "999,00");
        Workbench second = reconciled(17, 17);
        signed(second);

        assertThat(desk(second).since()).isEmpty();
        assertThat(desk(first).since())
                .singleElement()
                .matches(one -> one.signed().causeCode() == CauseCode.AMOUNT_DIFFERENCE)
                .matches(one -> one.now().causeCode() == CauseCode.BANK_CHARGE);

        desk.approve(writeOff(current(second, charge)));

        assertThat(desk(second).since())
                .singleElement()
                .matches(one -> one.signed().causeCode() == CauseCode.BANK_CHARGE)
                .matches(one -> one.signed().breakState() == BreakState.EXPLAINED)
                .matches(one -> one.now().breakState() == BreakState.WRITTEN_OFF);
        assertThat(desk(first).since())
                .singleElement()
                .matches(one -> one.signed().causeCode() == CauseCode.AMOUNT_DIFFERENCE);
    }

    /// The row of a break says how that stands: in a signed run as it was signed, and beside it
    /// what became of it.
    @Test
    void aRowInNoMatchSaysHowItsBreakStandsAndASignedRunWhatWasSigned() {
        quiet("1", "261115", "0,00");
        printed("2", "261116", "0,00", "C25,00", "25,00");
        Workbench run = reconciled(16, 16);
        assertThat(row(run).found()).isEqualTo(new RowBreak(BreakState.OPEN, null));

        BreakCard fee = explained(run.breaks().getFirst(), CauseCode.TIMING);
        assertThat(row(run).standing()).isEqualTo(Standing.OPEN);
        assertThat(row(run).found()).isEqualTo(new RowBreak(BreakState.EXPLAINED, null));
        assertThat(desk.ask(WindowCalls.ROW, about(run)).row().found()).isEqualTo(row(run).found());
        signed(run);
        assertThat(row(run).found()).isEqualTo(new RowBreak(BreakState.EXPLAINED, null));

        var waits = writeOff(fee);
        assertThat(row(run).found())
                .isEqualTo(
                        new RowBreak(
                                BreakState.EXPLAINED,
                                null,
                                waits.title(),
                                null,
                                WaitingKind.WRITE_OFF));
        desk.approve(waits);
        assertThat(row(run).found())
                .isEqualTo(new RowBreak(BreakState.EXPLAINED, BreakState.WRITTEN_OFF));
    }

    /// The files of a run tell how its breaks stand, and those of a signed run what was signed.
    @Test
    void theFilesOfASignedRunTellItsBreaksAsTheyWereSigned() throws Exception {
        quiet("1", "261115", "0,00");
        printed("2", "261116", "0,00", "C25,00", "25,00");
        Workbench run = reconciled(16, 16);
        assertThat(states(run, "break-states.csv")).contains(",OPEN,25.00,EUR,");

        BreakCard fee = explained(run.breaks().getFirst(), CauseCode.TIMING);
        commented(fee);
        assertThat(states(run, "break-states.csv")).contains(",EXPLAINED,", ",,,,,1,0,");
        signed(run);
        String signed = states(run, "break-states-as-signed.csv");
        assertThat(signed)
                .startsWith("S5,bank/")
                .contains(",EXPLAINED,25.00,EUR,WARNING,", ",TIMING,Seen on the statement,")
                .contains(",,,,,1,0,");

        desk.server.clock().advance(Duration.ofMinutes(1));
        commented(fee);
        desk.approve(writeOff(fee));
        assertThat(states(run, "break-states-as-signed.csv"))
                .as("whatever became of it since")
                .isEqualTo(signed);
    }

    private void commented(BreakCard card) {
        desk.ask(DossierCalls.COMMENT, new AddComment(card.found().id(), "Asked the bank"));
    }

    /// The only line of the file about breaks.
    private String states(Workbench of, String name) throws Exception {
        byte[] zip =
                new SavedRun(desk.server, of.card().run().id())
                        .file(desk.server.token(Role.OPERATOR))
                        .body();
        Map<String, List<String>> files = SavedRun.unpacked(zip);
        assertThat(files).hasSize(5);
        assertThat(files.get(name)).hasSize(2);
        return files.get(name).getLast();
    }

    private AboutRow about(Workbench run) {
        return new AboutRow(run.card().run().id(), Side.STATEMENT, row(run).row().rowId());
    }

    private RunRow row(Workbench of) {
        var find =
                new FindRows(
                        of.card().run().id(),
                        Side.STATEMENT,
                        Listed.OPEN,
                        "",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        10);
        return desk.ask(WindowCalls.ROWS, find).rows().getFirst();
    }

    private void signed(Workbench run) {
        desk.approve(
                desk.ask(ReconciliationCalls.SIGN_OFF, new SignOff(run.card().run().id(), "Read")));
    }

    private BreakCard current(Workbench run, BreakCard was) {
        Workbench any =
                desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(run.card().run().id()));
        return any.breaks().stream()
                .filter(card -> card.found().id().equals(was.found().id()))
                .findFirst()
                .orElseThrow();
    }
}
