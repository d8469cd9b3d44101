package fidus.desktop.reconciliation;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.WholeWords;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.MatchSince;
import fidus.reconciliation.desk.ReasonWords;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// Why the picked row is not matched, or what it is matched with, beside both rows compared.
public final class DetailPane extends HBox {
    private static final int BRIEF = 12;
    private static final int LEAST = 128;

    /// The share of the width that what is said has; the rows beside it wrap too.
    private static final double WORDS = 0.42;

    /// Room for what a second person reads and decides.
    private static final int DECIDING = 240;

    private final ResourceBundle texts;

    @FXML private ScrollPane words;
    @FXML private Label title;
    @FXML private StatusBadge badge;
    @FXML private Label sentence;
    @FXML private GridPane failures;
    @FXML private VBox waiting;
    @FXML private ComparisonPane comparison;
    private MatchWords said;
    private @Nullable SecondPersonPane second;
    private @Nullable String about;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public DetailPane() {
        texts = Fxml.load(this);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        words.prefWidthProperty().bind(widthProperty().multiply(WORDS));
        said = new MatchWords(texts, PassNames.NONE);
    }

    /// Names passes by the rules of the run in hand, and lets a second person decide about its
    /// rows.
    void of(WorkbenchModel model) {
        model.deskProperty().subscribe(now -> said = new MatchWords(texts, PassNames.of(now)));
        decides(model.shell(), model::read);
    }

    /// Lets a second person decide here about what waits.
    ///
    /// @param then after each decision
    void decides(Shell shell, Runnable then) {
        var pane = new SecondPersonPane(shell);
        pane.whenDecided(_ -> then.run());
        waiting.getChildren().setAll(pane);
        second = pane;
    }

    /// @param subject of what waits for another person, null while nothing does
    void waits(@Nullable String subject) {
        boolean now = subject != null;
        waiting.setVisible(now);
        waiting.setManaged(now);
        if (second != null && !Objects.equals(subject, about)) {
            if (subject == null) {
                second.show(null);
            } else {
                second.subject(subject);
            }
        }
        about = subject;
    }

    boolean isDeciding() {
        return waiting.isManaged();
    }

    /// The height in which what is said is read, in pixels.
    double wanted() {
        return isDeciding() ? DECIDING : LEAST;
    }

    void show(Detail detail, Picked picked) {
        failures.getChildren().clear();
        comparison.of(detail.book(), detail.statement());
        setVisible(detail.kind() != Detail.Kind.NOTHING);
        switch (detail.kind()) {
            case NOTHING, READING -> say("reading", "", StatusBadge.Tone.NEUTRAL, "");
            case MATCHED -> matched(detail.match());
            case SUGGESTED -> suggested(detail.suggestion(), detail.turn());
            case UNMATCHED -> {
                whyNot(detail, detail.why());
                if (detail.beyond() != null) {
                    sentence.setText(sentence.getText() + "\n" + Words.sums(detail.beyond()));
                }
            }
            case SETTLED ->
                    say(
                            "settled",
                            "",
                            StatusBadge.Tone.NEUTRAL,
                            texts.getString(
                                    detail.why() == null ? "settled.nothing" : "settled.offset"));
            case PICKED -> picked(picked);
        }
        MatchSince since = detail.since();
        if (since != null) {
            since(since);
        }
    }

    /// What became of it after the run, before what the run says.
    private void since(MatchSince since) {
        if (since.kind() != MatchSince.Kind.MATCHED) {
            title.setText(texts.getString("then." + since.kind()));
        }
        String at =
                since.at() == null ? "" : " " + texts.getString("at") + Words.instant(since.at());
        String who = since.byName() == null ? texts.getString("somebody") : since.byName();
        String why = since.reason() == null ? "" : ": " + since.reason();
        String run = since.at() == null ? texts.getString("later") : Words.instant(since.at());
        String words =
                since.kind() == MatchSince.Kind.UNDONE
                        ? who + at + why
                        : texts.getString("run.of").formatted(run);
        sentence.setText(
                texts.getString("since." + since.kind()).formatted(words)
                        + "\n"
                        + sentence.getText());
    }

    private void matched(@Nullable RecordedMatch recorded) {
        if (recorded == null) {
            return;
        }
        Match match = recorded.match();
        boolean differs = !match.difference().isZero();
        say(
                "matched",
                texts.getString("origin." + recorded.matchOrigin()),
                differs ? StatusBadge.Tone.ATTENTION : StatusBadge.Tone.GOOD,
                said.of(recorded));
        exact(match.score(), match.pass());
        if (differs) {
            String much = Words.money(match.difference());
            title.setText(texts.getString("matched.differs").formatted(much));
        }
    }

    private void suggested(@Nullable Suggestion suggestion, Detail.Turn turn) {
        if (suggestion != null) {
            String reason = Words.of(suggestion.reason());
            say("suggested", reason, StatusBadge.Tone.INFO, said.of(suggestion));
            exact(suggestion.score(), suggestion.pass());
            if (turn.of() > 1) {
                title.setText(texts.getString("suggested.of").formatted(turn.at(), turn.of()));
            }
        }
    }

    private void whyNot(Detail detail, @Nullable Explanation why) {
        if (why == null) {
            say("unmatched", "", StatusBadge.Tone.NEUTRAL, texts.getString("unexplained"));
            return;
        }
        Explanation.Closest closest = why.closest();
        say(
                "unmatched",
                Words.of(why.condition()),
                StatusBadge.Tone.ATTENTION,
                texts.getString("condition." + why.condition())
                        + (closest == null ? "" : " " + said.of(closest)));
        if (fails(why, Condition.USED) && why.condition() != Condition.USED) {
            sentence.setText(sentence.getText() + " " + texts.getString("used.too"));
        }
        key(detail, why);
        ExcludedRows excluded = detail.excluded();
        if (excluded != null) {
            sentence.setText(said(excluded));
        }
        Label measured = whole(head("measured"));
        measured.setTooltip(new Tooltip(texts.getString("measured.what")));
        failures.addRow(0, whole(head("failed")), measured, whole(head("limit")));
        int row = 1;
        for (Explanation.Failure failure : why.failed()) {
            failures.addRow(
                    row++,
                    whole(new Label(Words.of(failure.condition()))),
                    whole(styled(Words.figures(measured(why, failure)), "shown-value")),
                    whole(new Label(Words.figures(failure.limit()))));
        }
    }

    /// A key that is not looked for, or that the text does not have, is said beside its measure.
    private void key(Detail detail, Explanation why) {
        List<MatchRow> rows = new ArrayList<>(Detail.plain(detail.book()));
        rows.addAll(Detail.plain(detail.statement()));
        String key = ReasonWords.ofKey(why, rows);
        if (key != null) {
            sentence.setText(sentence.getText() + " " + key);
        }
    }

    private static boolean fails(Explanation why, Condition condition) {
        return why.failed().stream().anyMatch(one -> one.condition() == condition);
    }

    /// Amounts are measured without their signs: what is shown is statement less book, as
    /// everywhere.
    private String measured(Explanation why, Explanation.Failure failure) {
        Explanation.Closest closest = why.closest();
        return closest != null && failure.condition() == Condition.AMOUNT
                ? closest.difference().amount().toPlainString()
                : failure.condition() == Condition.AMOUNT
                        ? failure.measured()
                        : said.passes().measured(failure);
    }

    /// Who took the rows apart and why, and where that is lifted.
    private String said(ExcludedRows excluded) {
        String by = excluded.byName() == null ? texts.getString("somebody") : excluded.byName();
        String why = excluded.reason() == null ? "" : ": " + excluded.reason();
        return texts.getString("excluded." + excluded.excludedBy()).formatted(by + why)
                + "\n"
                + texts.getString("excluded.lift");
    }

    private void picked(Picked picked) {
        Picked.Obstacle obstacle = picked.obstacle();
        var difference = picked.difference();
        boolean fits = obstacle == null && difference != null && difference.isZero();
        String key = obstacle != null ? obstacle.name() : fits ? "FITS" : "DIFFERS";
        say(
                "picked",
                "",
                fits ? StatusBadge.Tone.GOOD : StatusBadge.Tone.ATTENTION,
                texts.getString("picked." + key));
    }

    private void exact(@Nullable BigDecimal score, String pass) {
        String exact = said.exact(score, pass);
        sentence.setTooltip(exact.isEmpty() ? null : new Tooltip(exact));
    }

    private void say(String key, String state, StatusBadge.Tone tone, String words) {
        title.setText(texts.getString(key));
        badge.show(state, tone);
        sentence.setTooltip(null);
        sentence.setText(words);
    }

    private Label head(String key) {
        return styled(texts.getString(key), "shown-label");
    }

    private static Label styled(String words, String style) {
        var label = new Label(words);
        label.getStyleClass().add(style);
        return label;
    }

    /// Figures are of no use in part; longer texts go on in the next line, word by word.
    private static Label whole(Label figure) {
        boolean brief = figure.getText().length() <= BRIEF;
        figure.setWrapText(!brief);
        figure.setMinHeight(USE_PREF_SIZE);
        if (brief) {
            figure.setMinWidth(USE_PREF_SIZE);
        } else {
            WholeWords.of(figure);
        }
        return figure;
    }
}
