package fidus.desktop.reconciliation;

import fidus.jobs.Job;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// How far the acceptance of several suggestions is, and its stop: what is under way is finished
/// and stays, the rest is left. Takes no room while none is under way.
public final class AcceptanceBar extends HBox {
    private final ProgressBar bar = new ProgressBar();
    private final Label count = new Label();
    private final Button stop = new Button();

    public AcceptanceBar() {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(Region.USE_PREF_SIZE);
        bar.setMinWidth(60);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("form-hint");
        stop.setId("stopAccepting");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(bar, count, stop);
    }

    void of(AcceptanceModel several, ResourceBundle texts) {
        stop.setText(texts.getString("stop"));
        stop.setOnAction(_ -> several.stop());
        stop.setVisible(several.mayStop());
        several.watch().jobProperty().addListener((_, _, now) -> show(now, texts));
        show(several.watch().jobProperty().get(), texts);
    }

    private void show(@Nullable Job now, ResourceBundle texts) {
        setVisible(now != null);
        setManaged(now != null);
        if (now == null) {
            return;
        }
        boolean known = now.total() > 0;
        bar.setProgress(known ? Math.min(1, now.done() * 1.0 / now.total()) : -1);
        String key = now.cancelAsked() ? "stopping" : known ? "underWay" : "underWay.begins";
        count.setText(MessageFormat.format(texts.getString(key), now.done(), now.total()));
        stop.setDisable(now.cancelAsked());
    }
}
