package fidus.desktop.shell;

import fidus.contract.Problem;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/// Short news in the line below the page. Nothing that must be read goes here.
public final class Notices {
    public enum Tone {
        GOOD,
        BAD
    }

    public record Notice(Tone tone, String message) {}

    private final ReadOnlyLongWrapper succeeded = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper outdated = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Notice> latest = new ReadOnlyObjectWrapper<>();

    public ReadOnlyObjectProperty<@Nullable Notice> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /// How many deeds of this person succeeded on the page they were done on; grows with each.
    public ReadOnlyLongProperty succeededProperty() {
        return succeeded.getReadOnlyProperty();
    }

    /// How many deeds were refused because the page they were sent from is old; grows with each.
    public ReadOnlyLongProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /// The server refused a deed. When that means that somebody else was quicker, the page shows
    /// what is no longer so.
    public void refused(Problem why) {
        switch (why.code()) {
            case STALE_VERSION, WRONG_STATE, ALREADY_EXISTS, ALREADY_PENDING, NOT_FOUND, VOIDED ->
                    outdated.set(outdated.get() + 1);
            default -> {}
        }
    }

    void succeed() {
        succeeded.set(succeeded.get() + 1);
    }

    public void good(String message) {
        latest.set(new Notice(Tone.GOOD, message));
    }

    public void bad(String message) {
        latest.set(new Notice(Tone.BAD, message));
    }

    public void clear() {
        latest.set(null);
    }
}
