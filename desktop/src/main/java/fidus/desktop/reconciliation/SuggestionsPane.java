package fidus.desktop.reconciliation;

import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.TextDrafts;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.SuggestionList;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// What the matching proposes to a person, best first, with both sides compared.
public final class SuggestionsPane extends SplitPane implements WorkbenchView.Page {
    private final WorkbenchModel model;
    private final ResourceBundle texts;
    private final ResourceBundle words = Texts.of(DetailPane.class);
    private final AcceptanceModel several;
    private final ExclusionLines lines;
    private final TypedReason typed;
    private final TextDrafts<RunId> lifting;
    private final SuggestionColumns columns = new SuggestionColumns();
    private @Nullable Suggestion inHand;

    @FXML private RecordTable<Suggestion> table;
    @FXML private VBox card;
    @FXML private AcceptanceBar underWay;
    @FXML private VBox many;
    @FXML private Label manyTitle;
    @FXML private Label manyHint;
    @FXML private Button acceptAll;
    @FXML private ProblemPane manyProblem;
    @FXML private Label sentence;
    @FXML private ComparisonPane comparison;
    @FXML private TextField reason;
    @FXML private Button accept;
    @FXML private Button reject;
    @FXML private AcceptRunPane acceptRuns;
    @FXML private Button beyond;
    @FXML private VBox excluded;
    @FXML private VBox excludedRows;
    @FXML private TextField liftReason;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    SuggestionsPane(WorkbenchModel model) {
        this.model = model;
        several = new AcceptanceModel(model);
        texts = Fxml.load(this);
        typed = new TypedReason(reason, table.table());
        lifting = new TextDrafts<>(liftReason.textProperty());
        lines = new ExclusionLines(model.rejections(), texts, liftReason, lifting::sent);
        columns.into(table, texts);
        table.exportName("suggestions");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK_ALL,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        table.selectedProperty().addListener((_, _, now) -> chosen(now));
        Tables.lay(table, model.suggestions(), this::laid, model::read);
        model.deskProperty().addListener((_, _, now) -> read(now));
        var faults = new Faults(problem).mark("reason", reason);
        model.sent().problemProperty().addListener((_, _, why) -> faults.show(why));
        HintBar.tell(accept, "A", texts.getString("accept"));
        HintBar.tell(reject, "R", texts.getString("reject"));
        follow();
        laid(null);
    }

    private void follow() {
        underWay.of(several, texts);
        acceptRuns.of(several, texts);
        model.whenDecided(typed::over);
        HintBar.backTo(table.table(), table);
        several.sent()
                .problemProperty()
                .addListener(
                        (_, _, why) -> {
                            manyProblem.show(why);
                            problem.show(why);
                        });
        several.runningProperty().addListener((_, _, _) -> chosen(table.selectedProperty().get()));
        table.table()
                .getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<Suggestion>)
                                _ -> chosen(table.selectedProperty().get()));
    }

    @FXML
    void acceptAll() {
        several.accept(selected());
    }

    private List<Suggestion> selected() {
        return table.table().getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /// What accepting all that is selected would do.
    private boolean several() {
        List<Suggestion> now = selected();
        boolean there = now.size() > 1;
        many.setVisible(there);
        many.setManaged(there);
        if (there) {
            int together = several.together(now).size();
            manyTitle.setText(MessageFormat.format(texts.getString("many"), now.size()));
            manyHint.setText(
                    together == now.size()
                            ? texts.getString("many.all")
                            : MessageFormat.format(
                                    texts.getString("many.left"), now.size() - together));
            acceptAll.setText(MessageFormat.format(texts.getString("acceptAll"), together));
            acceptAll.setDisable(
                    together == 0 || !model.mayWork() || several.runningProperty().get());
        }
        return there;
    }

    @Override
    public List<String> hints() {
        return List.of("A.many", "R", "NEXT", "FIND");
    }

    @Override
    public boolean key(KeyCode code) {
        switch (code) {
            case A -> {
                if (selected().size() > 1) {
                    acceptAll();
                } else {
                    accept();
                }
            }
            case R -> reject();
            case N -> next();
            case F -> table.lookup("#filter").requestFocus();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Behind the last one that was read, more are read.
    private void next() {
        var selection = table.table().getSelectionModel();
        if (selection.getSelectedIndex() + 1 >= table.table().getItems().size()) {
            more();
        }
        selection.selectNext();
    }

    @FXML
    void accept() {
        Suggestion now = table.selectedProperty().get();
        if (now != null && !accept.isDisabled()) {
            boolean asks = !now.difference().isZero() && reason.getText().isBlank();
            if (asks) {
                typed.ask(texts.getString("ask.difference"), this::accept);
            } else {
                model.accept(now, reason.getText());
            }
        }
    }

    @FXML
    void reject() {
        Suggestion now = table.selectedProperty().get();
        if (now != null && !reject.isDisabled()) {
            if (reason.getText().isBlank()) {
                typed.ask(texts.getString("ask.reject"), this::reject);
            } else {
                model.rejections().reject(now, reason.getText());
            }
        }
    }

    /// After one is decided, the next in its place is in hand.
    private void laid(@Nullable SuggestionList now) {
        int at = Math.max(0, table.table().getSelectionModel().getSelectedIndex());
        List<Suggestion> all = now == null ? List.of() : now.suggestions();
        columns.tell(now == null ? null : now.rows());
        table.rows(all);
        boolean refused = model.sent().problemProperty().get() != null;
        if (refused && inHand != null && !all.contains(inHand)) {
            table.table().getSelectionModel().clearSelection(); // the next one was not refused
        } else if (!all.isEmpty() && table.table().getSelectionModel().getSelectedItem() == null) {
            table.table().getSelectionModel().select(Math.min(at, all.size() - 1));
        }
        more(now);
        excluded(model.rejections().excluded());
        chosen(table.selectedProperty().get());
    }

    /// Why something is lifted stays with its run.
    private void read(@Nullable RunDesk now) {
        columns.rules(PassNames.of(now));
        lifting.about(now == null ? null : now.card().run().id());
        excluded(model.rejections().excluded());
    }

    private void excluded(List<ExcludedRows> all) {
        excluded.setVisible(!all.isEmpty());
        excluded.setManaged(!all.isEmpty());
        excludedRows.getChildren().setAll(lines.of(all));
    }

    private void chosen(@Nullable Suggestion now) {
        boolean one = !several() && now != null;
        card.setVisible(one);
        card.setManaged(one);
        if (now == null || !one) {
            return;
        }
        PassNames passes = PassNames.of(model.deskProperty().get());
        var said = new MatchWords(words, passes);
        sentence.setText(said.of(now));
        sentence.setTooltip(new Tooltip(said.exact(now.score(), now.pass())));
        comparison.show(List.of(), List.of());
        model.about(Side.BOOK, now.bookRows().getFirst(), story -> compare(story, now));
        if (!now.equals(inHand)) {
            inHand = now;
            typed.over();
            model.sent().forget();
        }
        acceptRuns.about(now, passes, model.mayWork() && !several.isUnderWay(), texts);
        accept.setDisable(!model.mayWork());
        reject.setDisable(!model.mayWork());
    }

    private void compare(RowStory story, Suggestion of) {
        if (of.equals(table.selectedProperty().get())) {
            Detail detail = Detail.of(story, of);
            comparison.of(detail.book(), detail.statement());
        }
    }

    @FXML
    void more() {
        model.moreSuggestions();
    }

    /// Whether there are some beyond those listed.
    private void more(@Nullable SuggestionList now) {
        boolean there = now != null && now.next() != null;
        beyond.setVisible(there);
        beyond.setManaged(there);
        if (now != null) {
            beyond.setText(
                    MessageFormat.format(
                            texts.getString("beyond"), now.suggestions().size(), now.total()));
        }
    }
}
