package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.LiftExclusion;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RejectSuggestion;
import fidus.reconciliation.desk.RunDesk;

import java.util.List;
import java.util.function.Consumer;

/// Suggestions that a person rejects, and the way back.
final class RejectionsModel {
    private final WorkbenchModel bench;

    RejectionsModel(WorkbenchModel bench) {
        this.bench = bench;
    }

    /// Says that its rows do not belong together; nobody is asked again until it is lifted.
    ///
    /// @param reason at least 10 characters
    void reject(Suggestion suggestion, String reason) {
        RunId run = bench.run();
        if (bench.mayWork() && run != null) {
            bench.sent()
                    .send(
                            ReconciliationCalls.REJECT,
                            new RejectSuggestion(
                                    run,
                                    suggestion.bookRows(),
                                    suggestion.statementRows(),
                                    reason.strip()),
                            _ -> {
                                bench.shell()
                                        .notices()
                                        .good("Rejected. It is not suggested again.");
                                bench.decided();
                            });
        }
    }

    /// What is neither matched nor suggested because a person said so.
    List<ExcludedRows> excluded() {
        RunDesk now = bench.deskProperty().get();
        return now == null ? List.of() : now.excluded();
    }

    boolean mayLift() {
        return bench.shell().session().may(Permission.RECONCILE)
                && bench.shell().connection().onlineProperty().get();
    }

    /// @param reason at least 10 characters
    /// @param taken called with the run once the server has it
    void lift(ExcludedRows rows, String reason, Consumer<RunId> taken) {
        RunId run = bench.run();
        if (mayLift() && run != null) {
            bench.sent()
                    .send(
                            ReconciliationCalls.LIFT,
                            new LiftExclusion(rows.id(), reason.strip()),
                            _ -> {
                                taken.accept(run);
                                bench.shell()
                                        .notices()
                                        .good("Lifted. The next run may suggest it again.");
                                bench.read();
                            });
        }
    }
}
