package fidus.desktop.shell;

import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts each refusal beside the field it names; what names no field of the form stands in the pane.
public final class Faults {
    private final ProblemPane pane;
    private final Map<String, Label> labels = new LinkedHashMap<>();

    public Faults(ProblemPane pane) {
        this.pane = pane;
    }

    /// @param field as the server names it; also for parts of it, such as `key.login` of `key`
    public Faults at(String field, Label label) {
        labels.put(field, label);
        hide(label);
        return this;
    }

    public void show(@Nullable Problem problem) {
        labels.values().forEach(Faults::hide);
        pane.show(null);
        if (problem == null) {
            return;
        }
        boolean placed = !problem.fields().isEmpty();
        for (Problem.Field field : problem.fields()) {
            placed &= place(field);
        }
        if (!placed) {
            pane.show(problem);
        }
    }

    /// The fields of the form that are wrong in the last shown problem.
    public List<String> wrong() {
        return labels.entrySet().stream()
                .filter(entry -> entry.getValue().isVisible())
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean place(Problem.Field field) {
        Label exact = labels.get(field.field());
        int point = field.field().indexOf('.');
        Label label =
                exact != null || point < 0 ? exact : labels.get(field.field().substring(0, point));
        if (label == null) {
            return false;
        }
        label.setText(
                label.isVisible() ? label.getText() + " " + field.message() : field.message());
        label.setVisible(true);
        label.setManaged(true);
        return true;
    }

    private static void hide(Label label) {
        label.setVisible(false);
        label.setManaged(false);
    }
}
