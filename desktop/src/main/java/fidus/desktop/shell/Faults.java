package fidus.desktop.shell;

import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;

import javafx.scene.control.Control;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Puts each refusal beside the field it names, which has a red frame and the keyboard then; what
/// names no field of the form stands in the pane, and the frames go when that is closed. A field
/// that says something else is no longer the one that was refused: its frame and words go.
public final class Faults {
    /// Some messages name their code first, for programs.
    private static final Pattern CODE = Pattern.compile("^[A-Z]+(_[A-Z]+)+: ");

    private final ProblemPane pane;
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Map<String, List<Control>> fields = new LinkedHashMap<>();
    private final MarkedFields marked = new MarkedFields();

    public Faults(ProblemPane pane) {
        this.pane = pane;
        pane.whenEnded(this::clear);
    }

    /// @param field as the server names it; also for parts of it, such as `key.login` of `key`
    public Faults at(String field, Label label) {
        labels.put(field, label);
        hide(label);
        return this;
    }

    /// Only frames the field; why stands in the pane. Of several with one name it is the one that
    /// is shown.
    ///
    /// @param name as the server names it
    public Faults mark(String name, Control field) {
        fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(field);
        return this;
    }

    /// Forgets the labels of parts of this field, such as `lines.0` of `lines`.
    public void forgetPartsOf(String field) {
        labels.keySet().removeIf(name -> name.startsWith(field + "."));
    }

    public void show(@Nullable Problem problem) {
        clear();
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
        marked.takeKeyboard();
    }

    private void clear() {
        labels.values().forEach(Faults::hide);
        marked.clear();
    }

    /// The fields of the form that are wrong in the last shown problem.
    public List<String> wrong() {
        return labels.entrySet().stream()
                .filter(entry -> entry.getValue().isVisible())
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean place(Problem.Field field) {
        fields.getOrDefault(field.field(), List.of()).forEach(marked::mark);
        Label label = nearest(field.field());
        if (label == null) {
            return false;
        }
        String words = Words.sums(CODE.matcher(field.message()).replaceFirst(""));
        label.setText(label.isVisible() ? label.getText() + " " + words : words);
        label.setVisible(true);
        label.setManaged(true);
        marked.mark(MarkedFields.beside(label), () -> hide(label));
        return true;
    }

    /// The label of the field itself, else of the nearest part of the form it belongs to.
    private @Nullable Label nearest(String field) {
        String name = field;
        while (!labels.containsKey(name) && name.contains(".")) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return labels.get(name);
    }

    private static void hide(Label label) {
        label.setVisible(false);
        label.setManaged(false);
    }
}
