package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Toggles;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.Condition;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RunRow;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// Both sides next to each other. What is picked on one side picks its partners on the other; below
/// stands what the picked rows add up to and why they are or are not matched.
public final class RowsPane extends VBox implements WorkbenchView.Page {
    private final WorkbenchModel model;
    private final ResourceBundle texts;
    private final Consumer<BreakCard> explains;
    private final Consumer<BreakCard> splits;
    private final RowObstacles obstacles;
    private final SidePane left;
    private final SidePane right;
    private final ToggleGroup modes = new ToggleGroup();
    private Side lastSide = Side.BOOK;
    private Consumer<String> answered = _ -> {};
    private boolean sending;

    @FXML private HBox show;
    @FXML private ComboBox<Optional<Condition>> why;
    @FXML private ToggleButton open;
    @FXML private ToggleButton suggested;
    @FXML private ToggleButton matched;
    @FXML private ToggleButton all;
    @FXML private SidePane book;
    @FXML private SidePane statement;
    @FXML private PickedTotals totals;
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
        obstacles = new RowObstacles(model, texts);
        left = book;
        right = statement;
        for (Side side : Side.values()) {
            side(side).bind(model, side, texts, this::pick);
            model.side(side).listProperty().addListener((_, _, _) -> show(side));
        }
        left.alike(right);
        ReasonChoice.bind(why, model, texts.getString("every.reason"), this::focus);
        open.setUserData(Listed.OPEN);
        suggested.setUserData(Listed.SUGGESTED);
        matched.setUserData(Listed.MATCHED);
        all.setUserData(Listed.ALL);
        modes.getToggles().addAll(open, suggested, matched, all);
        Toggles.alwaysOne(modes, now -> model.showProperty().set((Listed) now.getUserData()));
        model.showProperty().addListener((_, _, now) -> mode(now));
        model.pickedProperty().addListener((_, before, now) -> picked(before, now));
        model.picking().storyProperty().addListener((_, _, _) -> detailed());
        model.picking().shownProperty().addListener((_, _, _) -> detailed());
        model.openRows().whenThere(this::there);
        var faults = new Faults(problem).mark("reason", reason);
        model.sent().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.sent().problemProperty().addListener((_, _, _) -> detailed());
        model.sent().problemProperty().addListener((_, _, why) -> sending &= why == null);
        reason.addEventFilter(KeyEvent.KEY_PRESSED, this::asking);
        FittingPrompt.of(reason, texts.getString("reason"));
        detail.of(model);
        detail.managedProperty().bind(detail.visibleProperty());
        mode(model.showProperty().get());
        answer(false);
        picked(Picked.NOTHING, Picked.NOTHING);
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
        return List.of("A", "R", "X", "C", "M", "U", "E", "S", "N", "B", "SORT", "TURN", "F");
    }

    @Override
    public boolean key(KeyCode code) {
        switch (code) {
            case A -> accept();
            case R -> reject();
            case X -> model.picking().nextSuggestion();
            case C -> model.picking().pickCompared();
            case M -> match();
            case U -> undo();
            case E -> broken(explains);
            case S -> broken(splits);
            case N -> model.openRows().next(lastSide);
            case B -> model.openRows().back();
            case O -> side(lastSide).sortNext();
            case D -> side(lastSide).turn();
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
        boolean under = sending || model.sent().busyProperty().get();
        if (under || isStopped(obstacles.work())) {
            return; // a second press while the first one is not seen to its end
        }
        sending = true;
        answered.accept(reason.getText());
    }

    @FXML
    void dismiss() {
        answer(false);
    }

    private SidePane side(Side side) {
        return side == Side.BOOK ? left : right;
    }

    private void mode(Listed now) {
        modes.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == now)
                .forEach(toggle -> toggle.setSelected(true));
    }

    /// Marks the picked rows in the list of a side.
    private void show(Side side) {
        Picked now = model.pickedProperty().get();
        if (now.rows(side).size() == now.part(side).count()) {
            model.picking().locate(side, now.rows(side), lines -> side(side).show(lines));
        }
    }

    private void pick(Side side, List<Integer> lines) {
        lastSide = side;
        model.picking().pick(side, lines);
    }

    private void picked(Picked before, Picked now) {
        show(Side.BOOK);
        show(Side.STATEMENT);
        totals.show(now);
        if (sending || !now.isOfTheRowsOf(before)) {
            answer(false);
        }
        detailed();
    }

    private void detailed() {
        detail.show(model.detail(), model.pickedProperty().get());
        detail.waits(model.picking().waits());
        boolean reading = model.detail().kind() == Detail.Kind.READING;
        if (reading && model.sent().problemProperty().get() != null) {
            detail.setVisible(false); // it was not read
        }
    }

    private void accept() {
        Suggestion suggestion = model.detail().suggestion();
        if (isStopped(obstacles.suggestion()) || suggestion == null) {
            return;
        }
        if (suggestion.difference().isZero()) {
            left(() -> model.accept(suggestion, ""));
        } else {
            ask("ask.difference", typed -> left(() -> model.accept(suggestion, typed)));
        }
    }

    private void reject() {
        Suggestion suggestion = model.detail().suggestion();
        if (!isStopped(obstacles.suggestion()) && suggestion != null) {
            ask("ask.reject", typed -> left(() -> model.rejections().reject(suggestion, typed)));
        }
    }

    private void match() {
        if (isStopped(obstacles.match())) {
            return;
        }
        if (model.needsReason()) {
            ask("ask.difference", typed -> left(() -> model.matchPicked(typed)));
        } else {
            left(() -> model.matchPicked(""));
        }
    }

    /// Once it is done the next open row is in hand.
    private void left(Runnable deed) {
        model.openRows().leaving(lastSide);
        deed.run();
    }

    private void there(RunRow row) {
        lastSide = row.side();
        focus();
    }

    private void undo() {
        RecordedMatch match = model.picking().match();
        if (!isStopped(obstacles.undo()) && match != null) {
            ask("ask.undo", typed -> model.undo(match, typed, this::dismiss));
        }
    }

    private void broken(Consumer<BreakCard> then) {
        BreakCard card = model.pickedBreak();
        if (!isStopped(obstacles.broken()) && card != null) {
            then.accept(card);
        }
    }

    /// A key says why it cannot do what it is for.
    private boolean isStopped(String why) {
        if (!why.isEmpty()) {
            model.shell().notices().bad(why);
        }
        return !why.isEmpty();
    }

    private void ask(String key, Consumer<String> then) {
        question.setText(texts.getString(key));
        answered = then;
        answer(true);
        reason.requestFocus();
    }

    private void answer(boolean wanted) {
        sending = false;
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
