package fidus.desktop.approvals;

import fidus.approvals.AboutPrepared;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// What is otherwise by now than what was shown when a command was asked for, above that. Takes no
/// room while nothing is.
final class SincePane extends VBox {
    private final Fetched<SinceAsked> since;
    private final ResourceBundle texts;
    private @Nullable Prepared shown;

    /// @param texts of the pane it stands in
    SincePane(Shell shell, SecondPersonModel model, ResourceBundle texts) {
        this.texts = texts;
        this.since = new Fetched<>(shell, SinceAsked::at);
        setId("since");
        getStyleClass().add("since-asked");
        managedProperty().bind(visibleProperty());
        since.valueProperty().addListener((_, _, _) -> say());
        since.problemProperty().addListener((_, _, _) -> say());
        model.preparedProperty().addListener((_, _, now) -> ask(now));
        model.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (why != null && why.fields().isEmpty()) {
                                ask(shown);
                            }
                        });
        ask(model.preparedProperty().get());
    }

    private void ask(@Nullable Prepared now) {
        shown = now;
        since.clear();
        if (now != null && now.preparedState() == PreparedState.PENDING) {
            since.ask(ApprovalCalls.SINCE, new AboutPrepared(now.id()));
        }
        say();
    }

    private void say() {
        getChildren().clear();
        SinceAsked now = since.value();
        Prepared of = shown;
        if (of != null && now != null && !now.changes().isEmpty()) {
            told(of, now);
        } else if (since.problemProperty().get() != null) {
            line(texts.getString("since.unread"), "since-now");
        }
        setVisible(!getChildren().isEmpty());
    }

    private void told(Prepared of, SinceAsked now) {
        line(
                MessageFormat.format(
                        texts.getString("since"),
                        Words.brief(of.preparedAt()),
                        Words.brief(now.at())),
                "since-title");
        for (Change change : now.changes()) {
            line(Words.told(change.label()), "shown-label");
            if (!change.asked().isEmpty()) {
                said("since.asked", change, change.asked(), "since-before");
            }
            if (change.now().isEmpty()) {
                line(texts.getString("since.gone"), "since-now");
            } else {
                said("since.now", change, change.now(), "since-now");
            }
        }
        line(texts.getString("since.below"), "shown-label");
    }

    private void said(String words, Change of, String value, String style) {
        String told = Words.told(of.label(), value);
        line(MessageFormat.format(texts.getString(words), told), style);
    }

    private void line(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        getChildren().add(label);
    }
}
