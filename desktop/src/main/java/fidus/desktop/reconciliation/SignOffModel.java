package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.WithdrawSignOff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What still keeps a run from being signed, and the sign-off itself.
final class SignOffModel {
    private final Shell shell;
    private final WorkbenchModel workbench;
    private final Sent sent;
    private final Sent withdrawing;

    SignOffModel(WorkbenchModel workbench) {
        this.shell = workbench.shell();
        this.workbench = workbench;
        sent = new Sent(shell);
        withdrawing = new Sent(shell);
    }

    Shell shell() {
        return shell;
    }

    WorkbenchModel workbench() {
        return workbench;
    }

    Sent sent() {
        return sent;
    }

    /// The request to withdraw a sign-off.
    Sent withdrawing() {
        return withdrawing;
    }

    /// Each reason why the server would answer NOT_SIGNABLE, in words; empty when it can be signed.
    static List<String> blockers(RunDesk workbench) {
        ReconciliationRun run = workbench.card().run();
        List<String> blockers = new ArrayList<>();
        if (run.runState() != RunState.COMPLETED) {
            blockers.add(
                    "The run is "
                            + Words.of(run.runState()).toLowerCase(java.util.Locale.ROOT)
                            + "; only a completed one can be signed off.");
            return blockers;
        }
        String outdated = RerunModel.words(workbench);
        if (outdated != null) {
            blockers.add(outdated + " Run it again and sign the new run.");
            return blockers;
        }
        if (!workbench.ties()) {
            blockers.add(
                    "The statement does not tie out in itself. Import a complete one and"
                            + " start a new run.");
        }
        ReconciliationRun.Outcome outcome = run.outcome();
        if (outcome != null) {
            blockers.addAll(unproved(outcome.proofs()));
        }
        List<String> against = workbench.against();
        blockers.addAll(against == null ? List.of() : against);
        int open = workbench.openBreaks();
        if (open > 0) {
            blockers.add(
                    open
                            + (open == 1 ? " break is" : " breaks are")
                            + " open. Explain, resolve or write off each of them.");
        }
        return blockers;
    }

    private static List<String> unproved(List<BalanceProof> proofs) {
        if (proofs.isEmpty()) {
            return List.of(
                    "No statement gives a balance to prove with. Take in one that does, or"
                            + " have two persons state it.");
        }
        return proofs.stream()
                .filter(proof -> !proof.holds())
                .map(
                        proof ->
                                "The balance proof leaves a rest of "
                                        + Words.money(proof.rest())
                                        + ". Find the rows that are missing on one side.")
                .toList();
    }

    /// Whether this person prepares sign-offs at all.
    boolean mayPrepare() {
        return shell.session().may(Permission.SIGN_OFF);
    }

    /// @param note what the reviewer should know
    /// @param taken called with the run once the server has it
    void prepare(String note, Consumer<RunId> taken) {
        RunDesk desk = workbench.deskProperty().get();
        if (desk == null || !shell.connection().onlineProperty().get()) {
            return;
        }
        RunId run = desk.card().run().id();
        sent.send(
                ReconciliationCalls.SIGN_OFF,
                new SignOff(run, note.strip()),
                waits -> {
                    taken.accept(run);
                    shell.notices().good("Waits for a second person: " + waits.title());
                    workbench.read();
                });
    }

    /// Another run is in hand: what was refused of the one before is not said of it.
    void turn() {
        sent.forget();
        withdrawing.forget();
    }

    /// @param reason why the sign-off is withdrawn
    /// @param taken called with the run once the server has it
    void withdraw(String reason, Consumer<RunId> taken) {
        RunDesk desk = workbench.deskProperty().get();
        if (desk == null || !shell.connection().onlineProperty().get()) {
            return;
        }
        RunId run = desk.card().run().id();
        withdrawing.send(
                ReconciliationCalls.WITHDRAW_SIGN_OFF,
                new WithdrawSignOff(run, reason.strip()),
                waits -> {
                    taken.accept(run);
                    shell.notices().good("Waits for a second person: " + waits.title());
                    workbench.read();
                });
    }
}
