package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.PlaceFound;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RowSums;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What is picked on both sides, and what is known about it. Of overlapping questions the last one
/// counts.
final class PickingModel {
    private static final int MOST_LOCATED = 20;

    private final WorkbenchModel bench;
    private final ReadOnlyObjectWrapper<Picked> picked =
            new ReadOnlyObjectWrapper<>(Picked.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable RowStory> story = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private int turn;
    private int picks;

    PickingModel(WorkbenchModel bench) {
        this.bench = bench;
        picked.addListener((_, _, _) -> picks++);
    }

    ReadOnlyObjectProperty<Picked> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /// Everything about the row picked last; null until it is read.
    ReadOnlyObjectProperty<@Nullable RowStory> storyProperty() {
        return story.getReadOnlyProperty();
    }

    /// Which of the suggestions for the picked row is shown, from 0, the best one first.
    ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Detail detail() {
        return Detail.of(story.get(), picked.get(), shown.get());
    }

    /// Shows the next suggestion for the picked row, after the last one the best again.
    void nextSuggestion() {
        Detail.Turn now = detail().turn();
        shown.set(now.at() % now.of());
    }

    /// The suggestion that was shown stays shown where it is still there.
    private void tell(RowStory told) {
        Suggestion before = detail().suggestion();
        shown.set(before == null ? 0 : Math.max(0, told.suggestions().indexOf(before)));
        story.set(told);
    }

    /// The one match all picked rows belong to.
    @Nullable RecordedMatch match() {
        RowStory now = story.get();
        return now == null ? null : Detail.matching(now, picked.get());
    }

    /// The subject of what waits for another person about the picked row, null when nothing does.
    @Nullable String waits() {
        RowStory now = story.get();
        return now == null ? null : now.waits();
    }

    void clear() {
        turn++;
        story.set(null);
        picked.set(Picked.NOTHING);
    }

    /// Picks lines of one side. A matched row brings its partners along; open rows put matched rows
    /// of the other side down. Where not every line is here, the server says what they add up to.
    void pick(Side side, List<Integer> lines) {
        RowList list = bench.side(side).listProperty().get();
        if (list == null) {
            return;
        }
        List<RunRow> rows = new ArrayList<>();
        for (int line : lines) {
            RunRow row = line < list.size() ? list.here(line) : null;
            if (row != null) {
                rows.add(row);
            }
        }
        if (rows.size() == lines.size()) {
            pickRows(side, rows);
        } else {
            add(side, lines);
        }
    }

    void pickRows(Side side, List<RunRow> rows) {
        int mine = ++turn;
        boolean matched = rows.stream().anyMatch(row -> row.standing() == Standing.MATCHED);
        Picked fresh = picked.get().with(side, Picked.Part.of(rows));
        Side other = side.opposite();
        boolean otherMatched =
                fresh.rows(other).stream().anyMatch(row -> row.standing() == Standing.MATCHED);
        if (!matched && otherMatched) {
            fresh = fresh.with(other, Picked.Part.NONE);
        }
        story.set(null);
        picked.set(fresh);
        RunRow last = rows.isEmpty() ? only(fresh) : rows.getLast();
        if (last != null) {
            bench.about(last, told -> told(mine, side, told));
        }
    }

    private static @Nullable RunRow only(Picked picked) {
        return picked.count() == 1 && picked.all().size() == 1 ? picked.all().getFirst() : null;
    }

    private void told(int mine, Side side, RowStory told) {
        if (mine != turn) {
            return;
        }
        RecordedMatch match = told.match();
        if (match != null) {
            Picked own = picked.get().with(side.opposite(), Picked.Part.NONE);
            if (Detail.matching(told, own) != null) {
                List<RunRow> partners =
                        told.others().stream().filter(row -> row.side() != side).toList();
                picked.set(own.with(side.opposite(), Picked.Part.of(partners)));
            }
        }
        tell(told);
    }

    private void add(Side side, List<Integer> lines) {
        int mine = ++turn;
        story.set(null);
        RowWanted wanted = bench.side(side).wanted();
        bench.shell()
                .background()
                .run(
                        () -> summed(bench.side(side), wanted, lines),
                        part -> {
                            if (mine == turn) {
                                picked.set(picked.get().with(side, part));
                            }
                        },
                        bench.sent()::refuse);
    }

    /// @throws Refused `STALE_VERSION` when the run is changed again and again meanwhile
    private static Picked.Part summed(
            SideModel side, @Nullable RowWanted wanted, List<Integer> lines) {
        for (int i = 0; i < SideModel.TRIES; i++) {
            Picked.Part part = ofOneVersion(side, wanted, lines.stream().sorted().toList());
            if (part != null) {
                return part;
            }
        }
        throw SideModel.changing();
    }

    /// Null when the run was changed between the stretches of lines.
    private static Picked.@Nullable Part ofOneVersion(
            SideModel side, @Nullable RowWanted wanted, List<Integer> sorted) {
        List<Money> sums = new ArrayList<>();
        RowSums first = null;
        int count = 0;
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || sorted.get(i) != sorted.get(i - 1) + 1) {
                RowSums part = side.sums(wanted, sorted.get(from), sorted.get(i - 1));
                first = first == null ? part : first;
                if (part.version() != first.version()) {
                    return null;
                }
                sums.addAll(part.sums());
                count += part.count();
                from = i;
            }
        }
        return new Picked.Part(List.of(), count, MoneySums.of(sums));
    }

    /// Picks both sides of what the detail compares: the suggestion, or the closest candidate.
    void pickCompared() {
        Detail detail = detail();
        if (detail.kind() != Detail.Kind.NOTHING && detail.kind() != Detail.Kind.READING) {
            turn++;
            picked.set(
                    new Picked(Picked.Part.of(detail.book()), Picked.Part.of(detail.statement())));
        }
    }

    /// The run was read again: what is picked is read again too, and put down where it is gone.
    void again() {
        RunRow last = picked.get().all().isEmpty() ? null : picked.get().all().getLast();
        int mine = ++turn;
        Picked before = picked.get();
        if (last == null) {
            clear();
            return;
        }
        bench.about(
                last,
                told -> {
                    if (mine == turn) {
                        boolean same =
                                told.row().standing() == last.standing() || before.count() == 1;
                        picked.set(same ? renewed(before, told) : Picked.NOTHING);
                        if (same) {
                            tell(told);
                        } else {
                            story.set(null);
                        }
                    }
                });
    }

    private static Picked renewed(Picked before, RowStory told) {
        if (before.count() != 1) {
            return before;
        }
        return Picked.NOTHING.with(told.row().side(), Picked.Part.of(List.of(told.row())));
    }

    /// Picks one row and nothing else.
    void pickOnly(RunRow row) {
        clear();
        pickRows(row.side(), List.of(row));
    }

    /// The lines of these rows in the list of their side; rows that are not listed are left out. An
    /// answer that comes when something else is picked or listed is left out too.
    void locate(Side side, List<RunRow> rows, Consumer<List<Integer>> then) {
        RowList list = bench.side(side).listProperty().get();
        List<Integer> here = new ArrayList<>();
        for (RunRow row : rows) {
            int line = list == null ? -1 : list.lineOf(row.place());
            if (line >= 0) {
                here.add(line);
            }
        }
        if (here.size() == rows.size() || list == null) {
            then.accept(here);
            return;
        }
        int mine = picks;
        int listed = bench.side(side).listTurn();
        RowWanted wanted = bench.side(side).wanted();
        bench.shell()
                .background()
                .run(
                        () -> lines(bench.side(side), wanted, rows),
                        lines -> {
                            if (mine == picks && listed == bench.side(side).listTurn()) {
                                then.accept(lines);
                            }
                        },
                        bench.sent()::refuse);
    }

    private static List<Integer> lines(
            SideModel side, @Nullable RowWanted wanted, List<RunRow> rows) {
        List<Integer> lines = new ArrayList<>();
        for (RunRow row : rows.subList(0, Math.min(rows.size(), MOST_LOCATED))) {
            PlaceFound found = side.place(wanted == null ? null : wanted.place(row.place()));
            Integer at = found.at();
            RunRow there = found.row();
            if (at != null && there != null && there.place() == row.place()) {
                lines.add(at);
            }
        }
        return lines;
    }
}
