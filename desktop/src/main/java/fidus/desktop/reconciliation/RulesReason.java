package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.controls.TextDrafts;
import fidus.reconciliation.profiles.ProfileVersion;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Why rules are kept as a version or put in force, as it is typed. It stays with the version it is
/// typed at.
final class RulesReason {
    private static final String FIELD = "reason";
    private static final int SHORTEST = 10;

    private final StringProperty typed = new SimpleStringProperty("");
    private final TextDrafts<String> drafts = new TextDrafts<>(typed);
    private String about = "";

    StringProperty property() {
        return typed;
    }

    String get() {
        return typed.get().strip();
    }

    /// Another version is in hand, or the same as it was read again.
    void about(@Nullable ProfileVersion version) {
        about = version == null ? "" : version.profile().name() + " " + version.profile().version();
        drafts.about(about);
    }

    /// The server has it.
    void sent() {
        drafts.sent(about);
    }

    /// Says that it is missing, where it is.
    void need(List<Problem.Field> faults) {
        if (get().length() < SHORTEST) {
            faults.add(new Problem.Field(FIELD, "Say why in at least 10 characters."));
        }
    }

    /// The same, where that was said before.
    void needStill(@Nullable Problem said, List<Problem.Field> faults) {
        if (said != null && said.fields().stream().anyMatch(it -> it.field().equals(FIELD))) {
            need(faults);
        }
    }
}
