package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.money.Money;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.BreakCard;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// Both sides next to each other. What is picked on one side picks its partners on the other; below
/// stands what the picked rows add up to and why they are or are not matched.
public final class RowsPane extends VBox implements WorkbenchView.Page {
    private final WorkbenchModel model;
    private final ResourceBundle texts;
    private final Consumer<BreakCard> explains;
    private final Consumer<BreakCard> splits;
    private final SideTable left;
    private final SideTable right;
    private final ToggleGroup modes = new ToggleGroup();
    private Side lastSide = Side.BOOK;
    private Consumer<String> answered = _ -> {};

    @FXML private HBox show;
    @FXML private ToggleButton open;
    @FXML private ToggleButton matched;
    @FXML private ToggleButton all;
    @FXML private RecordTable<DeskRow> book;
    @FXML private RecordTable<DeskRow> statement;
    @FXML private Label bookTotal;
    @FXML private Label statementTotal;
    @FXML private Label difference;
    @FXML private Label cut;
    @FXML private HBox ask;
    @FXML private Label question;
    @FXML private TextField reason;
    @FXML private ProblemPane problem;
    @FXML private DetailPane detail;

    /// @param explains what happens to a break that is to be explained
    /// @param splits what happens to a break whose difference is to be taken apart
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    RowsPane(WorkbenchModel model, Consumer<BreakCard> explains, Consumer<BreakCard> splits) {
        this.model = model;
        this.explains = explains;
        this.splits = splits;
        texts = Fxml.load(this);
        left = new SideTable(book, Side.BOOK, texts, this::pick);
        right = new SideTable(statement, Side.STATEMENT, texts, this::pick);
        open.setUserData(WorkbenchModel.Show.OPEN);
        matched.setUserData(WorkbenchModel.Show.MATCHED);
        all.setUserData(WorkbenchModel.Show.ALL);
        modes.getToggles().addAll(open, matched, all);
        modes.selectedToggleProperty()
                .addListener(
                        (_, before, now) -> {
                            if (now == null) {
                                before.setSelected(true);
                            } else {
                                model.showProperty().set((WorkbenchModel.Show) now.getUserData());
                            }
                        });
        model.showProperty().addListener((_, _, now) -> mode(now));
        model.deskProperty().addListener((_, _, now) -> laid(now));
        model.pickedProperty().addListener((_, _, now) -> picked(now));
        model.sent().problemProperty().addListener((_, _, why) -> problem.show(why));
        reason.addEventFilter(KeyEvent.KEY_PRESSED, this::asking);
        mode(model.showProperty().get());
        answer(false);
        picked(Picked.NOTHING);
    }

    /// Takes the keyboard.
    void focus() {
        side(lastSide).focus();
    }

    /// Which rows are listed, for the row of the tabs.
    Node tools() {
        return show;
    }

    @Override
    public List<String> hints() {
        return List.of("A", "R", "C", "M", "U", "E", "S", "N", "F");
    }

    @Override
    public boolean key(KeyCode code) {
        switch (code) {
            case A -> accept();
            case R -> reject();
            case C -> model.pickCompared();
            case M -> match();
            case U -> undo();
            case E -> broken(explains);
            case S -> broken(splits);
            case N -> next();
            case F -> side(lastSide).focusFilter();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// The question stays until the answer is taken, so that a refused reason can be mended.
    @FXML
    void confirm() {
        answered.accept(reason.getText());
    }

    @FXML
    void dismiss() {
        answer(false);
    }

    private SideTable side(Side side) {
        return side == Side.BOOK ? left : right;
    }

    private void laid(@Nullable Desk desk) {
        list();
        boolean whole = desk == null || desk.notSent(Side.BOOK) + desk.notSent(Side.STATEMENT) == 0;
        cut.setVisible(!whole);
        cut.setManaged(!whole);
        if (desk != null && !whole) {
            cut.setText(
                    texts.getString("cut")
                            .formatted(desk.notSent(Side.BOOK), desk.notSent(Side.STATEMENT)));
        }
        detail.show(model.detail(), model.pickedProperty().get());
    }

    private void mode(WorkbenchModel.Show now) {
        modes.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == now)
                .forEach(toggle -> toggle.setSelected(true));
        list();
    }

    private void list() {
        left.rows(model.rows(Side.BOOK));
        right.rows(model.rows(Side.STATEMENT));
        Picked now = model.pickedProperty().get();
        left.show(now.book());
        right.show(now.statement());
    }

    private void pick(Side side, List<DeskRow> rows) {
        lastSide = side;
        model.pick(side, rows);
    }

    private void picked(Picked now) {
        left.show(now.book());
        right.show(now.statement());
        bookTotal.setText(total("total.book", now, Side.BOOK));
        statementTotal.setText(total("total.statement", now, Side.STATEMENT));
        Money apart = now.difference();
        difference.getStyleClass().removeAll("fits", "differs");
        difference.setText(
                apart == null ? "" : texts.getString("difference") + " " + Words.money(apart));
        if (apart != null) {
            difference.getStyleClass().add(apart.isZero() ? "fits" : "differs");
        }
        answer(false);
        detail.show(model.detail(), now);
    }

    private String total(String key, Picked now, Side side) {
        int count = now.rows(side).size();
        Money sum = now.sum(side);
        return texts.getString(key)
                + " "
                + (count == 0 ? "–" : count + (count == 1 ? " row" : " rows"))
                + (count == 0
                        ? ""
                        : ", " + (sum == null ? texts.getString("mixed") : Words.money(sum)));
    }

    private void accept() {
        Suggestion suggestion = model.detail().suggestion();
        if (suggestion == null || !model.mayWork()) {
            return;
        }
        if (suggestion.difference().isZero()) {
            model.accept(suggestion, "");
        } else {
            ask("ask.difference", typed -> model.accept(suggestion, typed));
        }
    }

    private void reject() {
        Suggestion suggestion = model.detail().suggestion();
        if (suggestion != null && model.mayWork()) {
            ask("ask.reject", typed -> model.rejections().reject(suggestion, typed));
        }
    }

    private void match() {
        if (!model.mayWork() || model.pickedProperty().get().obstacle() != null) {
            return;
        }
        if (model.needsReason()) {
            ask("ask.difference", model::matchPicked);
        } else {
            model.matchPicked("");
        }
    }

    private void undo() {
        RecordedMatch match = model.pickedProperty().get().match();
        if (match != null && model.mayWork()) {
            ask("ask.undo", typed -> model.undo(match, typed));
        }
    }

    private void broken(Consumer<BreakCard> then) {
        BreakCard card = model.pickedBreak();
        if (card != null) {
            then.accept(card);
        }
    }

    private void next() {
        DeskRow next = model.nextOpen(left.shown(), right.shown());
        if (next != null) {
            side(next.side().opposite()).clear();
            side(next.side()).select(next);
        }
    }

    private void ask(String key, Consumer<String> then) {
        question.setText(texts.getString(key));
        answered = then;
        answer(true);
        reason.requestFocus();
    }

    private void answer(boolean wanted) {
        if (!wanted && reason.isFocused()) {
            focus();
        }
        ask.setVisible(wanted);
        ask.setManaged(wanted);
        reason.clear();
    }

    private void asking(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            answer(false);
            key.consume();
        }
    }
}
