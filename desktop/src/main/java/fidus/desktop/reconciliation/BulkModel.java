package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;

/// Several breaks explained alike, all of them or none.
final class BulkModel {
    private final Shell shell;
    private final Owners owners;
    private final Runnable changed;
    private final Sent sent;
    private final ReadOnlyObjectWrapper<List<BreakCard>> chosen =
            new ReadOnlyObjectWrapper<>(List.of());

    BulkModel(Shell shell, Owners owners, Runnable changed) {
        this.shell = shell;
        this.owners = owners;
        this.changed = changed;
        sent = new Sent(shell);
    }

    Shell shell() {
        return shell;
    }

    Owners owners() {
        return owners;
    }

    Sent sent() {
        return sent;
    }

    ReadOnlyObjectProperty<List<BreakCard>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    void choose(List<BreakCard> cards) {
        if (!cards.equals(chosen.get())) {
            sent.forget();
            chosen.set(List.copyOf(cards));
        }
    }

    /// Those of the chosen ones that can be explained.
    List<BreakCard> open() {
        return chosen.get().stream()
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .toList();
    }

    boolean mayExplain() {
        int open = open().size();
        return open > 0 && open <= ExplainBreaks.MOST && shell.session().may(Permission.RECONCILE);
    }

    /// Does nothing when nothing of what is chosen can be explained.
    void explain(PersonId owner, CauseCode cause, String note) {
        if (!mayExplain() || !shell.connection().onlineProperty().get()) {
            return;
        }
        List<ExplainBreaks.Shown> shown =
                open().stream()
                        .map(
                                card ->
                                        new ExplainBreaks.Shown(
                                                card.found().id(), card.found().version()))
                        .toList();
        sent.send(
                ReconciliationCalls.EXPLAIN_ALL,
                new ExplainBreaks(shown, owner, cause, note.strip()),
                after -> {
                    shell.notices().good("Explained: " + after.breaks().size() + " breaks");
                    choose(List.of());
                    changed.run();
                });
    }
}
