package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.Condition;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.FindPlace;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.PlaceFound;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.RowSums;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.WindowCalls;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/// The rows of one side as they are listed now. Of overlapping questions the last one counts.
final class SideModel {
    private static final int MOST_SAVED = 100_000;

    /// How often rows of several pages are asked for anew when the run is changed meanwhile.
    static final int TRIES = 3;

    private final Shell shell;
    private final Side side;
    private final Runnable changedElsewhere;
    private final ReadOnlyObjectWrapper<@Nullable RowList> list = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RowWanted wanted;
    private String typed = "";
    private @Nullable Condition why;
    private RowOrder order = RowOrder.DAY;
    private int reading;
    private int lists;
    private @Nullable RowWanted shown;
    private boolean sameQuestion;
    private IntSupplier inView = () -> 0;

    /// @param changedElsewhere what follows when a window shows that the run was changed
    SideModel(Shell shell, Side side, Runnable changedElsewhere) {
        this.shell = shell;
        this.side = side;
        this.changedElsewhere = changedElsewhere;
        list.addListener((_, _, _) -> lists++);
    }

    ReadOnlyObjectProperty<@Nullable RowList> listProperty() {
        return list.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Another number for every list.
    int listTurn() {
        return lists;
    }

    /// Whether the list answers the same question as the one before it.
    boolean sameQuestion() {
        return sameQuestion;
    }

    Side side() {
        return side;
    }

    @Nullable RowWanted wanted() {
        return wanted;
    }

    void clear() {
        reading++;
        typed = "";
        wanted = null;
        shown = null;
        sameQuestion = false;
        list.set(null);
    }

    /// What is typed into the filter.
    void filter(String text) {
        typed = text;
        again();
    }

    /// Only rows in no match that failed this condition, or whatever they failed.
    void why(@Nullable Condition only) {
        if (only != why) {
            why = only;
            again();
        }
    }

    void order(RowOrder by) {
        if (by != order) {
            order = by;
            again();
        }
    }

    private void again() {
        RowWanted now = wanted;
        if (now != null) {
            read(now.run(), now.listed(), 0);
        }
    }

    /// @param at a line that is to be here at once
    void read(RunId run, Listed listed, int at) {
        RowWanted now = RowWanted.of(run, side, listed, typed).told(why, order);
        wanted = now;
        String words = typed;
        int mine = ++reading;
        int from = Math.max(0, at) / RowList.WINDOW * RowList.WINDOW;
        shell.background()
                .run(
                        () -> answered(now, RowWanted.inText(run, side, listed, words), from),
                        first -> {
                            if (mine == reading) {
                                problem.set(null);
                                wanted = first.to;
                                sameQuestion = first.to.equals(shown);
                                shown = first.to;
                                list.set(begun(first.to, first.window, mine));
                            }
                        },
                        why -> {
                            if (mine == reading) {
                                problem.set(why);
                            }
                        });
    }

    /// A question and the first window of its answer.
    private record Answered(RowWanted to, RowWindow window) {}

    /// Amounts go before texts: only where no row has a sum that is typed, it is looked for in the
    /// text.
    private Answered answered(RowWanted now, @Nullable RowWanted inText, int from) {
        RowWindow first = window(now, from);
        if (first.total() > 0 || inText == null) {
            return new Answered(now, first);
        }
        RowWanted said = inText.told(now.why(), now.order());
        RowWindow found = window(said, from);
        return found.total() > 0 ? new Answered(said, found) : new Answered(now, first);
    }

    private RowWindow window(RowWanted now, int from) {
        return shell.server().call(WindowCalls.ROWS, now.rows(from, RowList.WINDOW));
    }

    private RowList begun(RowWanted now, RowWindow first, int turn) {
        var made = new RowList[1];
        made[0] = new RowList(side, first, window -> fetch(now, made[0], window, turn));
        return made[0];
    }

    private void fetch(RowWanted now, RowList into, int window, int turn) {
        shell.background()
                .run(
                        () -> window(now, window * RowList.WINDOW),
                        here -> {
                            if (!into.arrived(here) && turn == reading) {
                                changedElsewhere.run();
                            }
                        },
                        why -> {
                            into.failed(window);
                            if (turn == reading) {
                                problem.set(why);
                            }
                        });
    }

    /// Asked off the FX thread: where something stands in the list.
    ///
    /// @param now absent when nothing was listed when the question arose
    PlaceFound place(@Nullable FindPlace now) {
        return now == null
                ? new PlaceFound(null, null)
                : shell.server().call(WindowCalls.PLACE, now);
    }

    /// Asked off the FX thread.
    ///
    /// @param now what was listed when the question arose
    RowSums sums(@Nullable RowWanted now, int first, int last) {
        return now == null
                ? new RowSums(0, 0, List.of())
                : shell.server().call(WindowCalls.SUMS, now.sums(first, last));
    }

    /// Fetches every row of the list and writes them.
    ///
    /// @param made on the FX thread, what writes them elsewhere
    void save(Function<List<DeskRow>, Callable<Path>> made, Consumer<Problem> failed) {
        RowWanted now = wanted;
        shell.background()
                .run(
                        () -> all(now),
                        rows -> shell.background().run(made.apply(rows), _ -> {}, failed),
                        failed);
    }

    /// Who shows the list says which line is the first in view.
    void inView(IntSupplier line) {
        inView = line;
    }

    int lineInView() {
        return inView.getAsInt();
    }

    /// Asked off the FX thread, of one version of the run.
    ///
    /// @throws Refused `TOO_LARGE` for more than 100,000 rows, `STALE_VERSION` when the run is
    ///   changed again and again meanwhile
    private List<DeskRow> all(@Nullable RowWanted now) {
        if (now == null) {
            return List.of();
        }
        for (int i = 0; i < TRIES; i++) {
            List<DeskRow> all = ofOneVersion(now);
            if (all != null) {
                return all;
            }
        }
        throw changing();
    }

    /// Null when the run was changed before every row was here.
    private @Nullable List<DeskRow> ofOneVersion(RowWanted now) {
        List<DeskRow> all = new ArrayList<>();
        RowWindow first = page(now, 0);
        RowWindow part = first;
        while (!part.rows().isEmpty()) {
            for (RunRow row : part.rows()) {
                all.add(new DeskRow(side, all.size(), row));
            }
            if (all.size() >= first.total()) {
                return all;
            }
            part = page(now, all.size());
            if (part.version() != first.version()) {
                return null;
            }
        }
        return all;
    }

    private RowWindow page(RowWanted now, int at) {
        RowWindow part = shell.server().call(WindowCalls.ROWS, now.rows(at, FindRows.MOST));
        if (part.total() > MOST_SAVED) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "These are %,d rows; at most %,d are saved. Filter them first."
                            .formatted(part.total(), MOST_SAVED));
        }
        return part;
    }

    /// Why rows that are asked for in parts cannot be put together.
    static Refused changing() {
        return Refused.because(
                Problem.Code.STALE_VERSION,
                "The run is being changed right now, so that its rows do not fit together. Try"
                        + " again in a moment.");
    }
}
