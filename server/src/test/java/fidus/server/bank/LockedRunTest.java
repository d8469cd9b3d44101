package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
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
        return desk.ask(WindowCalls.DESK, new AboutRun(run)).card();
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
        var ledger = new Ledger(desk.server.parts().audit());

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
    }
}
