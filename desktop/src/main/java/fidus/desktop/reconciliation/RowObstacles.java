package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.RunDesk;

import java.util.ResourceBundle;

/// Why a key of the rows cannot do what it is for, empty when it can.
final class RowObstacles {
    private final WorkbenchModel model;
    private final ResourceBundle texts;
    private final ResourceBundle words = Texts.of(DetailPane.class);

    RowObstacles(WorkbenchModel model, ResourceBundle texts) {
        this.model = model;
        this.texts = texts;
    }

    String suggestion() {
        return model.detail().suggestion() == null ? none("suggestion") : work();
    }

    String match() {
        Picked.Obstacle obstacle = model.pickedProperty().get().obstacle();
        return obstacle == null ? work() : words.getString("picked." + obstacle);
    }

    String undo() {
        return model.picking().match() == null ? none("match") : work();
    }

    String broken() {
        return model.pickedBreak() == null ? none("break") : "";
    }

    /// Nothing is picked, or what is picked has none.
    private String none(String of) {
        boolean nothing = model.detail().kind() == Detail.Kind.NOTHING;
        return texts.getString(nothing ? "not.picked" : "not." + of);
    }

    /// Nothing may be done in this run now.
    String work() {
        RunDesk desk = model.deskProperty().get();
        if (model.mayWork()) {
            return "";
        }
        ReconciliationRun run = desk == null ? null : desk.card().run();
        String why =
                !model.shell().connection().onlineProperty().get()
                        ? "offline"
                        : !model.shell().session().may(Permission.RECONCILE)
                                ? "role"
                                : run != null && run.runState() != RunState.COMPLETED
                                        ? "state"
                                        : "outdated";
        return texts.getString("not." + why);
    }
}
