package fidus.desktop.reconciliation;

import fidus.desktop.controls.SendKey;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.dossier.Dossier;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The row of a bank's statements that takes the one in hand back, and the way to have the pair
/// taken apart. Takes no room over any other break.
public final class PairPane extends VBox {
    private final BreaksModel model;
    private final ResourceBundle texts;

    @FXML private Label other;
    @FXML private VBox asking;
    @FXML private TextArea whyApart;
    @FXML private Button askApart;
    @FXML private Label obstacle;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    PairPane(BreaksModel model) {
        this.model = model;
        texts = Fxml.load(this);
        managedProperty().bind(visibleProperty());
        SendKey.of(whyApart, askApart);
        HintBar.tell(whyApart, "U", texts.getString("ask"));
        model.dossier().loaded().valueProperty().addListener((_, _, now) -> laid(now));
        model.chosenProperty()
                .addListener((_, _, _) -> laid(model.dossier().loaded().valueProperty().get()));
        laid(null);
    }

    @FXML
    void ask() {
        model.askApart(whyApart.getText());
    }

    /// @param stopped while nothing may be asked for
    void stops(ObservableValue<Boolean> stopped) {
        askApart.disableProperty().bind(stopped);
    }

    /// Where it is asked for.
    TextArea place() {
        return whyApart;
    }

    /// Why it cannot be asked for now, empty when it can.
    String whyNot() {
        return isVisible() ? model.rights().whyNotApart() : texts.getString("no.pair");
    }

    private void laid(@Nullable Dossier now) {
        BreakRights rights = model.rights();
        String row = now == null || !rights.isAbout(now.id()) ? null : now.takenBackBy();
        setVisible(row != null);
        if (row == null) {
            whyApart.clear();
            return;
        }
        other.setText(MessageFormat.format(texts.getString("said"), row));
        String why = rights.whyNotApart();
        visible(asking, why.isEmpty());
        obstacle.setText(why);
        visible(obstacle, !why.isEmpty());
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
