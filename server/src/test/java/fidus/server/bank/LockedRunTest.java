package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ReopenedRun;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;

/// A signed run says which months of its days are locked.
class LockedRunTest extends OwnBank {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private void written(Consumer<Unit> what) {
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(
                                unit -> {
                                    what.accept(unit);
                                    return true;
                                });
    }

    private RunCard card(RunId run) {
        return page(run).card();
    }

    private RunDesk page(RunId run) {
        return desk.ask(WindowCalls.DESK, new AboutRun(run));
    }

    @Test
    void aRunIsLockedWithTheMonthsThatAreAndOnlySignedOnceTheyAreOpenAgain() {
        quiet("1", "261030", "0,00");
        paid.deposit("1000.00", "2026-11-16", "WIRE-889911");
        printed("2", "261116", "0,00", "C1000,00", "1000,00");
        RunId run =
                desk.reconcile(
                                new StartBankRun(
                                        main.id(),
                                        LocalDate.of(2026, 10, 30),
                                        LocalDate.of(2026, 11, 16)))
                        .card()
                        .run()
                        .id();
        desk.approve(desk.ask(ReconciliationCalls.SIGN_OFF, new SignOff(run, "Read")));
        assertThatThrownBy(
                        () ->
                                desk.ask(
                                        ReconciliationCalls.START_BANK,
                                        new StartBankRun(
                                                main.id(),
                                                LocalDate.of(2026, 11, 10),
                                                LocalDate.of(2026, 11, 20),
                                                true)))
                .hasMessageContaining("2026-10-30 to 2026-11-16 of Main account were signed by")
                .hasMessageContaining("begin on 2026-11-17");
        var ledger = new Ledger(desk.server.parts().audit());

        assertThat(page(run).reopened()).isNull();
        assertThat(card(run).lockedTo()).isNull();
        assertThat(card(run).state()).isEqualTo(RunState.SIGNED_OFF);
        written(unit -> ledger.periods().beginClose(unit, OCTOBER));
        written(unit -> ledger.periods().lock(unit, OCTOBER));
        written(unit -> desk.reconciliations().lock(unit, Actor.SYSTEM, run));

        RunCard locked = card(run);
        assertThat(locked.state()).isEqualTo(RunState.LOCKED);
        assertThat(locked.lockedTo()).isEqualTo("2026-10");
        assertThat(locked.partlyLocked()).isTrue();

        written(unit -> ledger.periods().reopen(unit, OCTOBER));
        assertThat(card(run).state()).isEqualTo(RunState.SIGNED_OFF);
        written(unit -> desk.reconciliations().reopened(unit, Actor.SYSTEM, OCTOBER));

        RunCard open = card(run);
        assertThat(open.run().runState()).isEqualTo(RunState.SIGNED_OFF);
        assertThat(open.lockedTo()).isNull();
        assertThat(open.evidenceHash()).isEqualTo(locked.evidenceHash());
        assertThat(open.signed()).isEqualTo(locked.signed());
        assertThat(page(run).reopened())
                .as("nothing changed: it counts")
                .isEqualTo(new ReopenedRun(desk.server.clock().instant(), true));
        paid.deposit("25.00", "2026-11-16", "WIRE-889912");
        assertThat(page(run).reopened())
                .as("the books have another booking of its days")
                .isEqualTo(new ReopenedRun(desk.server.clock().instant(), false));
    }
}
