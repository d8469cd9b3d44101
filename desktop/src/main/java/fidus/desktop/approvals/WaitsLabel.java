package fidus.desktop.approvals;

import fidus.approvals.Prepared;
import fidus.desktop.controls.Words;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

/// What waits for a second person, since when and by whom, in a sentence where it was asked for.
/// Takes no room while nothing waits.
public final class WaitsLabel extends Label {
    public WaitsLabel() {
        getStyleClass().add("form-hint");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        say(null);
    }

    /// Says what is shown there.
    public void follow(SecondPersonModel second) {
        second.preparedProperty().addListener((_, _, now) -> say(now));
    }

    private void say(@Nullable Prepared now) {
        setVisible(now != null);
        setText(
                now == null
                        ? ""
                        : "Waits for a second person since "
                                + Words.brief(now.preparedAt())
                                + " UTC, asked by "
                                + now.makerName()
                                + ": "
                                + Words.told(now.title())
                                + ".");
    }
}
