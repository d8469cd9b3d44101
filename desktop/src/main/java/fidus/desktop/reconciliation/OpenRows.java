package fidus.desktop.reconciliation;

import fidus.reconciliation.Side;
import fidus.reconciliation.desk.PlaceFound;
import fidus.reconciliation.desk.RunRow;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// The way through the open rows, in the order they are listed in: the next one, the next one at
/// once after rows were decided by a key, and back to what was decided last, to undo it.
final class OpenRows {
    private final WorkbenchModel bench;
    private Consumer<RunRow> then = _ -> {};
    private @Nullable Leaving leaving;
    private @Nullable RunRow decided;

    /// @param picked what is being decided
    /// @param side where the person works
    private record Leaving(Picked picked, Side side) {}

    OpenRows(WorkbenchModel bench) {
        this.bench = bench;
    }

    /// What follows once a row was gone to.
    void whenThere(Consumer<RunRow> then) {
        this.then = then;
    }

    /// Another run is on the desk.
    void forget() {
        leaving = null;
        decided = null;
    }

    /// Picks the next open row after the picked one, down its side, then the other side, then from
    /// the top, among the rows listed.
    ///
    /// @param side where the person works; it counts when rows of both sides are picked
    void next(Side side) {
        RunRow last = last(bench.pickedProperty().get(), side);
        next(last == null ? side : last.side(), last == null ? -1 : last.place());
    }

    /// What is picked is about to be decided; once it is, the next open row is gone to.
    void leaving(Side side) {
        leaving = new Leaving(bench.pickedProperty().get(), side);
    }

    /// What was sent is decided.
    ///
    /// @return goes to the next open row, unless something else was picked meanwhile
    Runnable decided() {
        Leaving left = leaving;
        leaving = null;
        RunRow last = left == null ? null : last(left.picked(), left.side());
        if (left == null || last == null || !left.picked().equals(bench.pickedProperty().get())) {
            return () -> {};
        }
        decided = last;
        return () -> next(last.side(), last.place());
    }

    /// Picks what was decided last, as it is now.
    void back() {
        RunRow last = decided;
        if (last != null) {
            bench.about(last, told -> go(told.row()));
        }
    }

    private static @Nullable RunRow last(Picked picked, Side side) {
        List<RunRow> there = picked.rows(side).isEmpty() ? picked.all() : picked.rows(side);
        return there.isEmpty() ? null : there.getLast();
    }

    private void next(Side first, int place) {
        RowWanted own = bench.side(first).wanted();
        RowWanted across = bench.side(first.opposite()).wanted();
        bench.shell()
                .background()
                .run(
                        () -> found(first, own, across, place),
                        found -> {
                            RunRow row = found.row();
                            if (row != null) {
                                go(row);
                            }
                        },
                        bench.sent()::refuse);
    }

    private PlaceFound found(
            Side first, @Nullable RowWanted own, @Nullable RowWanted across, int place) {
        PlaceFound found = behind(first, own, place);
        if (found.at() == null) {
            found = behind(first.opposite(), across, -1);
        }
        return found.at() == null ? behind(first, own, -1) : found;
    }

    private PlaceFound behind(Side side, @Nullable RowWanted wanted, int place) {
        return bench.side(side).place(wanted == null ? null : wanted.openBehind(place));
    }

    private void go(RunRow row) {
        bench.picking().pickOnly(row);
        then.accept(row);
    }
}
