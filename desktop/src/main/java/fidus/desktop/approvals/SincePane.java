package fidus.desktop.approvals;

import fidus.approvals.AboutPrepared;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.SinceAsked;
import fidus.contract.Problem;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;

import javafx.beans.property.ReadOnlyBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// What is otherwise by now than what was shown when a command was asked for, above that. Takes no
/// room while nothing is.
final class SincePane extends ChangeLines {
    private final Fetched<SinceAsked> since;
    private final SecondPersonModel model;
    private @Nullable Prepared shown;

    /// @param texts of the pane it stands in
    SincePane(Shell shell, SecondPersonModel model, ResourceBundle texts) {
        super(texts);
        this.model = model;
        this.since = new Fetched<>(shell, SinceAsked::at);
        setId("since");
        since.valueProperty().addListener((_, _, _) -> say());
        since.problemProperty().addListener((_, _, _) -> say());
        since.loadingProperty().addListener((_, _, _) -> say());
        model.preparedProperty().addListener((_, _, now) -> ask(now));
        model.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (isAnswer(why)) {
                                ask(shown);
                            }
                        });
        ask(model.preparedProperty().get());
    }

    /// True until it is known whether anything is otherwise, or that it could not be read.
    ReadOnlyBooleanProperty looking() {
        return since.loadingProperty();
    }

    /// A refusal may come from what changed. Where no answer came, what was sent stays as it is, so
    /// that sent again it is the same.
    private static boolean isAnswer(@Nullable Problem why) {
        return why != null && why.fields().isEmpty() && why.code() != Problem.Code.UNAVAILABLE;
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
        getStyleClass().remove("looking");
        model.told(now == null ? null : now.told());
        if (of != null && now != null && !now.changes().isEmpty()) {
            told(of, now);
        } else if (since.problemProperty().get() != null) {
            line(texts().getString("since.unread"), "since-now");
        } else if (now == null && looking().get()) {
            getStyleClass().add("looking"); // nothing to warn of yet
            line(texts().getString("since.looking"), "shown-label");
        }
        setVisible(!getChildren().isEmpty());
    }

    private void told(Prepared of, SinceAsked now) {
        line(
                MessageFormat.format(
                        texts().getString("since"),
                        Words.brief(of.preparedAt()),
                        Words.brief(now.at())),
                "since-title");
        changes(now.changes(), "since.now", "since.gone");
        line(texts().getString("since.below"), "shown-label");
    }
}
