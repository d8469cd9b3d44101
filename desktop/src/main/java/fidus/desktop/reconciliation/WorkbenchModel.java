package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.SuggestionList;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.WindowCalls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// One run on the desk: both sides, what is picked, and the commands on it. The server decides
/// whether a match holds; here is only kept from being sent what could never be one.
public final class WorkbenchModel {
    private final Shell shell;
    private final Sent sent;
    private final Loaded<RunDesk> desk;
    private final SuggestionPages suggestions;
    private final RejectionsModel rejections;
    private final SideModel book;
    private final SideModel statement;
    private final PickingModel picking;
    private final OpenRows openRows;
    private final RerunModel rerun;
    private final ObjectProperty<Listed> show = new SimpleObjectProperty<>(Listed.OPEN);
    private final ReadOnlyObjectWrapper<@Nullable RunDesk> shown = new ReadOnlyObjectWrapper<>();
    private Runnable then = () -> {};
    private @Nullable RunId id;

    public WorkbenchModel(Shell shell) {
        this.shell = shell;
        sent = new Sent(shell);
        desk = new Loaded<>(shell);
        suggestions = new SuggestionPages(shell);
        rejections = new RejectionsModel(this);
        book = new SideModel(shell, Side.BOOK, this::read);
        statement = new SideModel(shell, Side.STATEMENT, this::read);
        picking = new PickingModel(this);
        openRows = new OpenRows(this);
        rerun = new RerunModel(this);
        desk.valueProperty().addListener((_, _, now) -> shown.set(now));
        show.addListener((_, _, _) -> list(0, 0));
        pickedProperty().addListener((_, before, now) -> picked(before, now));
    }

    Shell shell() {
        return shell;
    }

    /// What was refused of other rows is not said of these.
    private void picked(Picked before, Picked now) {
        if (now.count() > 0 && !now.isOfTheRowsOf(before)) {
            sent.forget();
        }
    }

    /// Reads a run; another one than before starts with a clean desk.
    public void open(RunId run) {
        if (!run.equals(id)) {
            desk.clear();
            suggestions.clear();
            sent.forget();
            rerun.leave();
            book.clear();
            statement.clear();
            picking.clear();
            openRows.forget();
            id = null;
            show.set(Listed.OPEN);
            id = run;
        }
        read();
    }

    /// Reads everything again; the lists stay where they are.
    public void read() {
        RunId run = id;
        if (run != null) {
            readDesk();
            suggestions.read(run);
            list(book.lineInView(), statement.lineInView());
            picking.again();
        }
    }

    /// What the run says of itself, and what stands against signing it; its rows stay as they are.
    void readDesk() {
        RunId run = id;
        if (run != null) {
            desk.load(() -> shell.server().call(WindowCalls.DESK, new AboutRun(run)));
        }
    }

    private void list(int bookLine, int statementLine) {
        RunId run = id;
        if (run != null) {
            book.read(run, show.get(), bookLine);
            statement.read(run, show.get(), statementLine);
        }
    }

    Loaded<RunDesk> loaded() {
        return desk;
    }

    Sent sent() {
        return sent;
    }

    /// What stands around the rows; null until it is read.
    ReadOnlyObjectProperty<@Nullable RunDesk> deskProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The best suggestions and how many there are.
    Loaded<SuggestionList> suggestions() {
        return suggestions.loaded();
    }

    /// Whether somebody looks at the suggestions; what is not looked at is not read.
    void suggestionsInView(boolean now) {
        suggestions.inView(now);
    }

    void moreSuggestions() {
        RunId run = id;
        if (run != null) {
            suggestions.more(run);
        }
    }

    /// Which rows of both sides are listed.
    ObjectProperty<Listed> showProperty() {
        return show;
    }

    SideModel side(Side side) {
        return side == Side.BOOK ? book : statement;
    }

    PickingModel picking() {
        return picking;
    }

    OpenRows openRows() {
        return openRows;
    }

    ReadOnlyObjectProperty<Picked> pickedProperty() {
        return picking.pickedProperty();
    }

    Detail detail() {
        return picking.detail();
    }

    /// Reads everything about one row.
    void about(RunRow row, Consumer<RowStory> then) {
        about(row.side(), row.row().rowId(), then);
    }

    void about(Side side, String rowId, Consumer<RowStory> then) {
        RunId run = id;
        if (run != null) {
            shell.background()
                    .run(
                            () ->
                                    shell.server()
                                            .call(WindowCalls.ROW, new AboutRow(run, side, rowId)),
                            then,
                            sent::refuse);
        }
    }

    /// Whether matches may be made and undone by this person now.
    boolean mayWork() {
        RunDesk now = shown.get();
        return now != null
                && now.card().run().runState() == RunState.COMPLETED
                && now.card().outdated() == null
                && shell.session().may(Permission.RECONCILE)
                && shell.connection().onlineProperty().get();
    }

    /// Whether the picked rows differ, so that a reason and a second person are needed.
    boolean needsReason() {
        Money difference = pickedProperty().get().difference();
        return difference != null && !difference.isZero();
    }

    /// @param reason needed when the sums differ
    void matchPicked(String reason) {
        Picked now = pickedProperty().get();
        if (mayWork() && now.obstacle() == null) {
            match(ids(now.rows(Side.BOOK)), ids(now.rows(Side.STATEMENT)), false, reason);
        }
    }

    void accept(Suggestion suggestion, String reason) {
        if (mayWork()) {
            match(suggestion.bookRows(), suggestion.statementRows(), true, reason);
        }
    }

    /// Rejecting suggestions and lifting what was rejected.
    RejectionsModel rejections() {
        return rejections;
    }

    /// The way out of a run that is outdated.
    RerunModel rerun() {
        return rerun;
    }

    @Nullable RunId run() {
        return id;
    }

    /// @param taken called once the server has it
    void undo(RecordedMatch match, String reason, Runnable taken) {
        if (mayWork()) {
            String undone = UndoneWords.of(match.match(), picking.storyProperty().get());
            sent.send(
                    ReconciliationCalls.UNDO,
                    new UndoMatch(match.id(), reason.strip(), match.version()),
                    now -> {
                        taken.run();
                        shell.notices()
                                .good(now.waits() == null ? undone : Made.waits(now.waits()));
                        read();
                    });
        }
    }

    /// The break of the picked rows, if there is one.
    @Nullable BreakCard pickedBreak() {
        RowStory story = picking.storyProperty().get();
        return story == null ? null : story.found();
    }

    private void match(
            List<String> book, List<String> statement, boolean suggestion, String reason) {
        RunId run = id;
        if (run != null) {
            sent.send(
                    ReconciliationCalls.MATCH,
                    new MatchByHand(run, book, statement, suggestion, reason.strip()),
                    this::matched);
        }
    }

    private void matched(MatchMade made) {
        shell.notices().good(Made.words(made));
        decided();
    }

    /// What follows once rows were matched or rejected, or a match waits for a second person.
    void whenDecided(Runnable then) {
        this.then = then;
    }

    /// Rows were matched or rejected: whoever did it by a key is at the next open ones at once.
    void decided() {
        then.run();
        Runnable onward = openRows.decided();
        read();
        onward.run();
    }

    static List<String> ids(List<RunRow> rows) {
        return rows.stream().map(row -> row.row().rowId()).toList();
    }
}
