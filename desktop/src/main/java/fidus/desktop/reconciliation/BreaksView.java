package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Visited;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.FindBreakPage;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// Breaks with filters, and beside them the one in hand.
public final class BreaksView extends VBox implements Visited, Dated, WorkbenchView.Page {
    /// What the navigation calls this screen.
    public static final String SCREEN = "breaks";

    private static final String ROW = "row/";

    private final BreaksModel model;
    private final ResourceBundle texts;
    private BreakPane one;
    private BulkPane several;
    private BreakKeys keys;
    private Node words;
    private boolean silent;
    private boolean opening;
    private @Nullable BreakId inPanel;
    private String wanted = "";

    @FXML private RecordTable<BreakCard> table;
    @FXML private VBox filters;
    @FXML private Label counted;
    @FXML private Label sums;
    @FXML private Button more;
    @FXML private ToggleButton whole;
    @FXML private ScrollPane detail;

    /// @param ofOneAccount inside the workbench, where the account is given
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BreaksView(BreaksModel model, boolean ofOneAccount) {
        this.model = model;
        texts = Fxml.load(this);
        if (!ofOneAccount) {
            getStyleClass().add("tab-body");
        }
        detail(ofOneAccount);
        BreakColumns.into(table, texts, ofOneAccount);
        listing(ofOneAccount);
        table.exportName("breaks");
        table.sameBy(card -> card.found().id());
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK_ALL,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        Runnable lists = () -> listed(model.rowsProperty().get());
        Tables.laid(table, model.loaded(), lists, model::read);
        model.rowsProperty().addListener((_, _, _) -> lists.run());
        table.selectedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!silent && now != null && !isInHand(now)) {
                                model.bulk().leave();
                                model.choose(now);
                            }
                        });
        model.chosenProperty().addListener((_, _, now) -> chosen(now));
        table.sceneProperty().addListener((_, _, _) -> focus());
        model.loaded().valueProperty().addListener((_, _, now) -> arrived());
    }

    /// A list that is read again picks the one in hand once more, which is no choice.
    private boolean isInHand(BreakCard now) {
        BreakCard chosen = model.chosenProperty().get();
        return chosen != null && chosen.found().id().equals(now.found().id());
    }

    /// One break, or what is done about several.
    private void detail(boolean inRun) {
        one = new BreakPane(model, inRun);
        several = new BulkPane(model.bulk());
        keys = new BreakKeys(model, detail, one, several);
        keys.on(table.table());
        detail.setContent(one);
        detail.fitToHeightProperty()
                .bind(model.chosenProperty().isNull().and(detail.contentProperty().isEqualTo(one)));
        model.bulk().chosenProperty().addListener((_, _, _) -> shown());
        model.bulk().wholeProperty().addListener((_, _, _) -> shown());
        whole.selectedProperty().bindBidirectional(model.bulk().wholeProperty());
        table.whenSelected(model.bulk()::choose);
    }

    private void shown() {
        boolean many =
                model.bulk().wholeProperty().get()
                        || model.bulk().chosenProperty().get().size() > 1
                        || several.isHeld();
        detail.setContent(many ? several : one);
    }

    /// What is filtered, counted and read on.
    private void listing(boolean ofOneAccount) {
        var pane = new BreakFilterPane(model, ofOneAccount);
        words = pane.text();
        ListedSums.fit(sums);
        filters.getChildren().setAll(pane);
        table.partOf(words, this::everything);
        table.table()
                .addEventFilter(
                        KeyEvent.KEY_PRESSED,
                        key -> {
                            boolean down =
                                    key.getCode() == KeyCode.DOWN
                                            || key.getCode() == KeyCode.PAGE_DOWN
                                            || key.getCode() == KeyCode.END;
                            int last = table.rows().size() - 1;
                            if (down && table.table().getSelectionModel().isSelected(last)) {
                                model.listing().more();
                            }
                        });
    }

    @FXML
    void more() {
        model.listing().more();
    }

    private void everything(Consumer<List<BreakCard>> then, Consumer<Problem> failed) {
        FindBreakPage question = model.listing().asked();
        if (question != null) {
            model.shell()
                    .background()
                    .run(() -> model.listing().everything(question), then, failed);
        }
    }

    /// The place that lists the breaks of one row.
    ///
    /// @param account as `login@server`, or `bank/` and a name
    public static String subjectOfRow(String account, String rowId) {
        return ROW + rowId + "/" + account;
    }

    /// @param subject `break/id`, `account/login@server`, a row as {@link #subjectOfRow} names it,
    ///   or nothing
    @Override
    public void visited(String subject) {
        wanted = subject.startsWith("break/") ? subject.substring("break/".length()) : "";
        if (subject.startsWith("account/")) {
            model.filters().ofAccount(subject.substring("account/".length()));
        } else if (subject.startsWith(ROW)) {
            String[] row = subject.substring(ROW.length()).split("/", 2);
            model.filters().ofRow(row[1], row[0]);
        }
        model.bulk().leave();
        opening = true;
        focus();
        model.read();
    }

    @Override
    public void renew() {
        model.read();
        one.waitsStill();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.loaded().asOfProperty();
    }

    /// Takes the keyboard to where the difference of the break in hand is taken apart.
    void split() {
        keys.split();
    }

    @Override
    public List<String> hints() {
        return BreakKeys.hints(model.shell().session());
    }

    @Override
    public boolean key(KeyCode code) {
        return keys.key(code, table.table(), words);
    }

    /// The list takes the keyboard on each visit, as soon as it stands in the window.
    private void focus() {
        if (opening && table.getScene() != null) {
            opening = false;
            table.table().requestFocus();
        }
    }

    private void arrived() {
        BreakPage page = model.listing().page();
        if (page != null) {
            counted.setText(
                    MessageFormat.format(
                            texts.getString("counted"),
                            Words.count(page.breaks().size()),
                            Words.count(page.total())));
            ListedSums.show(sums, texts, page);
            whole.setText(
                    MessageFormat.format(texts.getString("whole"), Words.count(page.total())));
        }
        more.setDisable(!model.listing().hasMore());
        if (!wanted.isEmpty()) {
            String id = wanted;
            wanted = "";
            model.find(id);
        }
    }

    private void listed(List<BreakCard> rows) {
        model.bulk()
                .readAgain(
                        () -> {
                            silent = true;
                            table.rows(rows);
                            silent = false;
                            chosen(model.chosenProperty().get());
                        });
    }

    private void chosen(@Nullable BreakCard now) {
        BreakCard selected = table.selectedProperty().get();
        BreakId id = now == null ? null : now.found().id();
        BreakId marked = selected == null ? null : selected.found().id();
        boolean other = !Objects.equals(id, inPanel);
        if (other) {
            inPanel = id;
            detail.setVvalue(0);
        }
        boolean many =
                table.table().getSelectionModel().getSelectedItems().size() > 1 || several.isHeld();
        if (!Objects.equals(id, marked) && (other || !many)) {
            silent = true;
            table.table().getSelectionModel().clearSelection();
            table.select(card -> card.found().id().equals(id));
            silent = false;
        }
    }

    static StatusBadge.Tone tone(Severity severity) {
        return switch (severity) {
            case BLOCKING, CRITICAL -> StatusBadge.Tone.BAD;
            case WARNING -> StatusBadge.Tone.ATTENTION;
            case INFO -> StatusBadge.Tone.INFO;
        };
    }
}
