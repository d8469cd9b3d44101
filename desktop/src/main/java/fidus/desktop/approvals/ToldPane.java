package fidus.desktop.approvals;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Told;
import fidus.desktop.controls.Words;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// What those who decided about a command had been told of what was otherwise by then. Takes no
/// room where that was not kept.
final class ToldPane extends ChangeLines {
    /// @param texts of the pane it stands in
    ToldPane(SecondPersonModel model, ResourceBundle texts) {
        super(texts);
        setId("toldThen");
        getStyleClass().add("told-then");
        model.preparedProperty().addListener((_, _, now) -> say(now));
        say(model.preparedProperty().get());
    }

    private void say(@Nullable Prepared now) {
        getChildren().clear();
        List<Told> told = now == null ? null : now.told();
        for (Told one : Objects.requireNonNullElse(told, List.<Told>of())) {
            said(one);
        }
        setVisible(!getChildren().isEmpty());
        boolean over = now != null && now.preparedState() != PreparedState.PENDING;
        if (isVisible() && over) {
            line(texts().getString("since.below"), "shown-label");
        }
    }

    private void said(Told one) {
        String key = one.changes().isEmpty() ? "told.nothing" : "told";
        line(
                MessageFormat.format(
                        texts().getString(key),
                        one.name(),
                        Words.brief(one.decidedAt()),
                        Words.brief(one.lookedAt())),
                "since-title");
        changes(one.changes(), "told.then", "told.gone");
    }
}
