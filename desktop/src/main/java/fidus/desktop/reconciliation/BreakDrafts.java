package fidus.desktop.reconciliation;

import fidus.auth.PersonId;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakDeed;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What is typed about a break and not sent yet. It stays with its break, and is there again when
/// that break is.
final class BreakDrafts {
    /// A field that nobody changed is absent: what a colleague says meanwhile stands there then.
    ///
    /// @param of the break as it was when something was typed first
    private record Draft(
            @Nullable CauseCode cause,
            @Nullable String note,
            @Nullable String evidence,
            @Nullable PersonId owner,
            @Nullable ReconciliationBreak of) {
        static final Draft NONE = new Draft(null, null, null, null, null);

        boolean isEmpty() {
            return cause == null && note == null && evidence == null && owner == null;
        }
    }

    private final ComboBox<CauseCode> cause;
    private final TextArea note;
    private final TextArea evidence;
    private final OwnerChoice owners;
    private final Map<BreakId, Draft> typed = new HashMap<>();
    private Draft sent = Draft.NONE;
    private @Nullable BreakId about;
    private @Nullable CauseCode likely;
    private String said = "";
    private @Nullable String owns;
    private @Nullable ReconciliationBreak shown;

    BreakDrafts(ComboBox<CauseCode> cause, TextArea note, TextArea evidence, OwnerChoice owners) {
        this.cause = cause;
        this.owners = owners;
        owners.whenOther(this::keep);
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
    void show(ReconciliationBreak found, @Nullable CauseCode likely, String said) {
        BreakId id = found.id();
        Draft draft = typedOf(id);
        about = null;
        this.likely = likely;
        this.said = said;
        cause.setValue(draft.cause == null ? likely : draft.cause);
        note.setText(draft.note == null ? said : draft.note);
        evidence.setText(draft.evidence == null ? "" : draft.evidence);
        owners.choose(found.findings().owner());
        owns = found.findings().owner();
        if (draft.owner != null) {
            owners.choose(draft.owner.value().toString());
        }
        shown = found;
        about = id;
        keep();
    }

    /// The break as it was when something was typed about it, where another version of it is shown
    /// now.
    @Nullable ReconciliationBreak older() {
        Draft draft = about == null ? null : typed.get(about);
        ReconciliationBreak of = draft == null || draft.isEmpty() ? null : draft.of;
        return of == null || shown == null || of.version() == shown.version() ? null : of;
    }

    /// The person knows what became of the break meanwhile.
    void seen() {
        if (about != null) {
            typed.remove(about);
            keep();
        }
    }

    /// What is sent about breaks is forgotten once it is with the server.
    void follow(BreaksModel model) {
        model.sent()
                .busyProperty()
                .addListener(
                        (_, _, busy) -> {
                            if (busy) {
                                sent = about == null ? Draft.NONE : typedOf(about);
                            }
                        });
        model.whenTaken(this::forget);
    }

    private Draft typedOf(BreakId id) {
        return typed.getOrDefault(id, Draft.NONE);
    }

    /// What was sent in this deed is forgotten; the rest stays, and what was typed meanwhile.
    private void forget(BreakId id, BreakDeed deed) {
        Draft draft = typedOf(id);
        boolean explains = deed == BreakDeed.EXPLAIN || deed == BreakDeed.SET_CAUSE;
        boolean closes = deed == BreakDeed.RESOLVE || deed == BreakDeed.WRITE_OFF;
        Draft gone = sent;
        typed.put(
                id,
                new Draft(
                        explains ? rest(draft.cause, gone.cause) : draft.cause,
                        explains ? rest(draft.note, gone.note) : draft.note,
                        closes ? rest(draft.evidence, gone.evidence) : draft.evidence,
                        explains ? rest(draft.owner, gone.owner) : draft.owner,
                        draft.of));
        if (id.equals(about) && evidence.getText().equals(gone.evidence) && closes) {
            evidence.clear();
        }
    }

    /// Whether something is typed in this field about the break in hand that is not sent.
    boolean isTyped(Node field) {
        Draft draft = about == null ? Draft.NONE : typedOf(about);
        return (field.equals(note) && draft.note != null)
                || (field.equals(evidence) && draft.evidence != null);
    }

    private static <T> @Nullable T rest(@Nullable T now, @Nullable T sent) {
        return Objects.equals(now, sent) ? null : now;
    }

    private void keep() {
        if (about != null) {
            String words = note.getText();
            String proof = evidence.getText();
            PersonId chosen = owners.chosen();
            String to = chosen == null ? null : chosen.value().toString();
            if (owns == null) {
                owns = to; // nobody's yet: who stands there first is nobody's choice
            }
            Draft before = typed.get(about);
            var now =
                    new Draft(
                            cause.getValue() == likely ? null : cause.getValue(),
                            words.equals(said) ? null : words,
                            proof.isEmpty() ? null : proof,
                            owners.isStandIn() || Objects.equals(to, owns) ? null : chosen,
                            before == null || before.isEmpty() ? shown : before.of);
            typed.put(about, now.isEmpty() ? Draft.NONE : now);
        }
    }

    /// Whether the cause that is chosen is one that compliance is told of.
    BooleanBinding suspects() {
        return Bindings.createBooleanBinding(
                () -> cause.getValue() != null && cause.getValue().alertsCompliance(),
                cause.valueProperty());
    }
}
