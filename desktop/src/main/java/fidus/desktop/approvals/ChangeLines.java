package fidus.desktop.approvals;

import fidus.approvals.SinceAsked.Change;
import fidus.desktop.controls.Words;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// What is, or was, otherwise than when a command was asked for, line by line. Takes no room while
/// it says nothing.
class ChangeLines extends VBox {
    private final ResourceBundle texts;

    /// @param texts of the pane it stands in
    ChangeLines(ResourceBundle texts) {
        this.texts = texts;
        getStyleClass().add("since-asked");
        managedProperty().bind(visibleProperty());
    }

    final ResourceBundle texts() {
        return texts;
    }

    /// @param now words before what would be shown at that moment
    /// @param gone what is said where nothing would be
    final void changes(List<Change> changes, String now, String gone) {
        for (Change change : changes) {
            line(Words.told(change.label()), "shown-label");
            if (!change.asked().isEmpty()) {
                said("since.asked", change, change.asked(), "since-before");
            }
            if (change.now().isEmpty()) {
                line(texts.getString(gone), "since-now");
            } else {
                said(now, change, change.now(), "since-now");
            }
        }
    }

    private void said(String words, Change of, String value, String style) {
        String told = Words.told(of.label(), value);
        line(MessageFormat.format(texts.getString(words), told), style);
    }

    final void line(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        getChildren().add(label);
    }
}
