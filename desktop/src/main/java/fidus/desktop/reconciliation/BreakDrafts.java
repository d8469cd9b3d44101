package fidus.desktop.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What is typed about a break and not sent yet. It stays with its break, and is there again when
/// that break is.
final class BreakDrafts {
    private record Draft(@Nullable CauseCode cause, String note, String evidence) {}

    private final ComboBox<CauseCode> cause;
    private final TextArea note;
    private final TextArea evidence;
    private final Map<BreakId, Draft> typed = new HashMap<>();
    private @Nullable BreakId about;

    BreakDrafts(ComboBox<CauseCode> cause, TextArea note, TextArea evidence) {
        this.cause = cause;
        this.note = note;
        this.evidence = evidence;
        cause.valueProperty().addListener((_, _, _) -> keep());
        note.textProperty().addListener((_, _, _) -> keep());
        evidence.textProperty().addListener((_, _, _) -> keep());
    }

    /// Shows what was typed about this break.
    ///
    /// @param likely the cause that stands there before anything is typed
    /// @param said the explanation that stands there before anything is typed
    void show(BreakId id, @Nullable CauseCode likely, String said) {
        Draft draft = typed.getOrDefault(id, new Draft(likely, said, ""));
        about = null;
        cause.setValue(draft.cause);
        note.setText(draft.note);
        evidence.setText(draft.evidence);
        about = id;
    }

    /// It was sent.
    void forget(BreakId id) {
        typed.remove(id);
    }

    private void keep() {
        if (about != null) {
            typed.put(about, new Draft(cause.getValue(), note.getText(), evidence.getText()));
        }
    }
}
