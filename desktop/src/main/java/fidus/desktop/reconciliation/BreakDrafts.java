package fidus.desktop.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakDeed;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What is typed about a break and not sent yet. It stays with its break, and is there again when
/// that break is.
final class BreakDrafts {
    /// A field that nobody changed is absent: what a colleague says meanwhile stands there then.
    private record Draft(
            @Nullable CauseCode cause, @Nullable String note, @Nullable String evidence) {
        static final Draft NONE = new Draft(null, null, null);
    }

    private final ComboBox<CauseCode> cause;
    private final TextArea note;
    private final TextArea evidence;
    private final Map<BreakId, Draft> typed = new HashMap<>();
    private @Nullable BreakId about;
    private @Nullable CauseCode likely;
    private String said = "";

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
        Draft draft = typed.getOrDefault(id, Draft.NONE);
        about = null;
        this.likely = likely;
        this.said = said;
        cause.setValue(draft.cause == null ? likely : draft.cause);
        note.setText(draft.note == null ? said : draft.note);
        evidence.setText(draft.evidence == null ? "" : draft.evidence);
        about = id;
    }

    /// What was sent in this deed is forgotten; the rest stays.
    void forget(BreakId id, BreakDeed sent) {
        Draft draft = typed.getOrDefault(id, Draft.NONE);
        switch (sent) {
            case EXPLAIN, SET_CAUSE -> typed.put(id, new Draft(null, null, draft.evidence));
            case RESOLVE, WRITE_OFF -> {
                typed.put(id, new Draft(draft.cause, draft.note, null));
                if (id.equals(about)) {
                    evidence.clear();
                }
            }
            case ASSIGN, COMMENT -> {} // they have fields of their own
        }
    }

    private void keep() {
        if (about != null) {
            String words = note.getText();
            String proof = evidence.getText();
            typed.put(
                    about,
                    new Draft(
                            cause.getValue() == likely ? null : cause.getValue(),
                            words.equals(said) ? null : words,
                            proof.isEmpty() ? null : proof));
        }
    }
}
