package fidus.desktop.controls;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// How old the numbers on a screen are. Turns amber when they are older than an hour.
public final class AsOfLabel extends Label {
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");
    private static final Duration FRESH = Duration.ofHours(1);

    public AsOfLabel() {
        getStyleClass().add("as-of");
        show(null, Instant.EPOCH);
    }

    /// @param asOf null when there is nothing on the screen that could be old
    public void show(@Nullable Instant asOf, Instant now) {
        setVisible(asOf != null);
        setManaged(asOf != null);
        if (asOf == null) {
            setText("");
            return;
        }
        Duration age = Duration.between(asOf, now);
        setText("as of " + Words.brief(asOf) + " UTC" + words(age));
        setTooltip(new Tooltip(Words.instant(asOf) + " UTC"));
        pseudoClassStateChanged(OLD, age.compareTo(FRESH) > 0);
    }

    private static String words(Duration age) {
        if (age.toMinutes() < 1) {
            return "";
        }
        if (age.toHours() < 1) {
            return ", " + age.toMinutes() + " min ago";
        }
        return age.toDays() < 1
                ? ", " + age.toHours() + " h ago"
                : ", " + age.toDays() + (age.toDays() == 1 ? " day ago" : " days ago");
    }
}
