package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.UndoMatch;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One run on the desk: both sides, what is picked, and the commands on it. The server decides
/// whether a match holds; here is only kept from being sent what could never be one.
public final class WorkbenchModel {
    /// Which rows of both sides are listed.
    enum Show {
        OPEN,
        MATCHED,
        ALL
    }

    private final Shell shell;
    private final Sent sent;
    private final Loaded<Desk> desk;
    private final RejectionsModel rejections;
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.OPEN);
    private final ReadOnlyObjectWrapper<Picked> picked =
            new ReadOnlyObjectWrapper<>(Picked.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Desk> shown = new ReadOnlyObjectWrapper<>();
    private @Nullable RunId id;

    public WorkbenchModel(Shell shell) {
        this.shell = shell;
        sent = new Sent(shell);
        desk = new Loaded<>(shell);
        rejections = new RejectionsModel(this);
        desk.valueProperty().addListener((_, _, _) -> lay());
    }

    Shell shell() {
        return shell;
    }

    /// Reads a run; another one than before starts with a clean desk.
    public void open(RunId run) {
        if (!run.equals(id)) {
            desk.clear();
            sent.forget();
            picked.set(Picked.NOTHING);
            show.set(Show.OPEN);
            id = run;
        }
        read();
    }

    public void read() {
        RunId run = id;
        if (run != null) {
            desk.load(
                    () ->
                            Desk.of(
                                    shell.server()
                                            .call(
                                                    ReconciliationCalls.WORKBENCH,
                                                    new AboutRun(run))));
        }
    }

    Loaded<Desk> loaded() {
        return desk;
    }

    Sent sent() {
        return sent;
    }

    /// The desk; null until it is read.
    ReadOnlyObjectProperty<@Nullable Desk> deskProperty() {
        return shown.getReadOnlyProperty();
    }

    ObjectProperty<Show> showProperty() {
        return show;
    }

    ReadOnlyObjectProperty<Picked> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /// The rows of a side that are listed now.
    List<DeskRow> rows(Side side) {
        Desk now = shown.get();
        if (now == null) {
            return List.of();
        }
        return now.rows(side).stream()
                .filter(
                        row ->
                                switch (show.get()) {
                                    case OPEN -> row.isOpen();
                                    case MATCHED -> !row.isOpen();
                                    case ALL -> true;
                                })
                .toList();
    }

    Detail detail() {
        return Detail.of(shown.get(), picked.get());
    }

    /// Picks rows on one side. A matched row brings its partners along; open rows put matched rows
    /// of the other side down.
    void pick(Side side, List<DeskRow> rows) {
        Desk now = shown.get();
        if (now == null) {
            return;
        }
        Picked fresh = picked.get().with(side, rows);
        RecordedMatch match = new Picked(rows, List.of()).match();
        Side other = side.opposite();
        if (match != null) {
            List<String> partners =
                    other == Side.BOOK ? match.match().bookRows() : match.match().statementRows();
            fresh = fresh.with(other, now.rows(other, partners));
        } else if (fresh.rows(other).stream().anyMatch(row -> !row.isOpen())) {
            fresh = fresh.with(other, List.of());
        }
        picked.set(fresh);
    }

    /// Picks both sides of what the detail compares: the suggestion, or the closest candidate.
    void pickCompared() {
        Desk now = shown.get();
        Detail detail = detail();
        if (now != null && detail.kind() != Detail.Kind.NOTHING) {
            picked.set(
                    new Picked(
                            now.rows(
                                    Side.BOOK,
                                    detail.book().stream().map(row -> row.rowId()).toList()),
                            now.rows(
                                    Side.STATEMENT,
                                    detail.statement().stream().map(row -> row.rowId()).toList())));
        }
    }

    /// The next open row after the picked one, first down the book side, then the statement side,
    /// then from the top.
    ///
    /// @param book the rows of the side in the order they are seen
    /// @param statement likewise
    @Nullable DeskRow nextOpen(List<DeskRow> book, List<DeskRow> statement) {
        List<DeskRow> all = new java.util.ArrayList<>(book);
        all.addAll(statement);
        List<DeskRow> now = picked.get().all();
        int from = now.isEmpty() ? -1 : all.indexOf(now.getLast());
        for (int step = 1; step <= all.size(); step++) {
            DeskRow row = all.get((from + step + all.size()) % all.size());
            if (row.isOpen()) {
                return row;
            }
        }
        return null;
    }

    /// Whether matches may be made and undone by this person now.
    boolean mayWork() {
        Desk now = shown.get();
        return now != null
                && now.isWorkable()
                && shell.session().may(Permission.RECONCILE)
                && shell.connection().onlineProperty().get();
    }

    /// Whether the picked rows differ, so that a reason and a second person are needed.
    boolean needsReason() {
        Money difference = picked.get().difference();
        return difference != null && !difference.isZero();
    }

    /// @param reason needed when the sums differ
    void matchPicked(String reason) {
        Picked now = picked.get();
        if (mayWork() && now.obstacle() == null) {
            match(ids(now.book()), ids(now.statement()), false, reason);
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

    @Nullable RunId run() {
        return id;
    }

    void undo(RecordedMatch match, String reason) {
        if (mayWork()) {
            sent.send(
                    ReconciliationCalls.UNDO,
                    new UndoMatch(match.id(), reason.strip(), match.version()),
                    _ -> {
                        shell.notices()
                                .good("Undone. Its rows are open again, nothing else changed.");
                        read();
                    });
        }
    }

    /// The break of the picked rows, if there is one.
    @Nullable BreakCard pickedBreak() {
        Desk now = shown.get();
        List<DeskRow> all = picked.get().all();
        return now == null || all.isEmpty() ? null : now.breakOf(all.getFirst());
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
        read();
    }

    /// Lays out what was read, and keeps picked what is still there.
    private void lay() {
        Desk fresh = desk.get();
        Picked before = picked.get();
        picked.set(Picked.NOTHING);
        shown.set(fresh);
        if (fresh != null) {
            picked.set(
                    new Picked(
                            fresh.rows(Side.BOOK, ids(before.book())),
                            fresh.rows(Side.STATEMENT, ids(before.statement()))));
        }
    }

    private static List<String> ids(List<DeskRow> rows) {
        return rows.stream().map(DeskRow::rowId).toList();
    }
}
