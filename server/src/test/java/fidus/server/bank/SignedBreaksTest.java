package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ChangedSince;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.SignedFigures;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

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
