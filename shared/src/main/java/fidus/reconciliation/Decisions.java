package fidus.reconciliation;

import fidus.contract.Refused;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What people decided between two rounds of a run that goes on: matches that stand or stand no
/// more, row sets that are not matched again or may be again.
final class Decisions {
    private final RowIds bookIds;
    private final RowIds statementIds;
    private final Collection<LiveBoard> boards;

    /// All decisions at one time.
    record Made(Set<Exclusion> undone, List<Match> standing) {}

    Decisions(RowIds bookIds, RowIds statementIds, Collection<LiveBoard> boards) {
        this.bookIds = bookIds;
        this.statementIds = statementIds;
        this.boards = boards;
    }

    /// @throws Refused `BAD_VALUE` when a standing match has rows that are missing or of another
    ///   currency or sign
    void take(Made before, Made now) {
        if (before.equals(now)) {
            return;
        }
        Set<Match> kept = new HashSet<>(before.standing());
        Set<Match> keptNow = new HashSet<>(now.standing());
        for (LiveBoard live : boards) {
            List<Board.Place> gone = new ArrayList<>();
            List<Board.Place> fresh = new ArrayList<>();
            for (Match match : of(live, now.standing())) {
                Board.Place place =
                        live.board.placed(
                                match,
                                rows(bookIds, match.bookRows()),
                                rows(statementIds, match.statementRows()));
                if (!kept.contains(match)) {
                    fresh.add(place);
                }
            }
            for (Match match : of(live, before.standing())) {
                if (!keptNow.contains(match)) {
                    gone.add(
                            live.board.placed(
                                    match,
                                    rows(bookIds, match.bookRows()),
                                    rows(statementIds, match.statementRows())));
                }
            }
            gone.forEach(it -> free(live, it));
            fresh.forEach(it -> use(live, it));
        }
        exclusions(before.undone(), now.undone());
        name(now);
    }

    private static List<Match> of(LiveBoard live, List<Match> standing) {
        return standing.stream()
                .filter(it -> it.difference().currency().equals(live.board.currency))
                .toList();
    }

    private static int[] rows(RowIds ids, List<String> names) {
        return names.stream().mapToInt(ids::find).toArray();
    }

    private static void free(LiveBoard live, Board.Place place) {
        live.matches.forget(place.book[0], Lane.STANDING);
        live.standing.remove(place.book[0]);
        live.change(Side.BOOK).touchMatch(place.book[0]);
        stand(live.change(Side.BOOK), place.book, Lane.FREE);
        stand(live.change(Side.STATEMENT), place.statement, Lane.FREE);
    }

    private static void use(LiveBoard live, Board.Place place) {
        live.standing.put(place.book[0], place.match);
        live.matches.group(place.book, place.statement, Lane.STANDING, 0);
        live.change(Side.BOOK).touchMatch(place.book[0]);
        stand(live.change(Side.BOOK), place.book, Lane.STANDING);
        stand(live.change(Side.STATEMENT), place.statement, Lane.STANDING);
    }

    private static void stand(Change change, int[] rows, byte used) {
        for (int row : rows) {
            change.force(row);
            change.set(row, used, Lane.FREE, (short) 0);
        }
    }

    private void exclusions(Set<Exclusion> before, Set<Exclusion> now) {
        Set<Exclusion> changed = new HashSet<>(before);
        changed.addAll(now);
        changed.removeIf(it -> before.contains(it) && now.contains(it));
        for (Exclusion each : changed) {
            for (LiveBoard live : boards) {
                force(live, Side.BOOK, rows(bookIds, each.bookRows()));
                force(live, Side.STATEMENT, rows(statementIds, each.statementRows()));
            }
        }
    }

    private static void force(LiveBoard live, Side side, int[] rows) {
        RowTable table = live.lane(side).table;
        for (int row : rows) {
            if (row >= 0 && table.is(row, live.board.currency)) {
                live.change(side).force(row);
            }
        }
    }

    /// Named rows stand only for themselves.
    private void name(Made now) {
        for (LiveBoard live : boards) {
            live.board.book.named.clear();
            live.board.statement.named.clear();
        }
        for (LiveBoard live : boards) {
            for (Exclusion it : now.undone()) {
                name(live.board.book, rows(bookIds, it.bookRows()));
                name(live.board.statement, rows(statementIds, it.statementRows()));
            }
            for (Match it : of(live, now.standing())) {
                name(live.board.book, rows(bookIds, it.bookRows()));
                name(live.board.statement, rows(statementIds, it.statementRows()));
            }
        }
    }

    private static void name(Lane lane, int[] rows) {
        for (int row : rows) {
            if (row >= 0) {
                lane.named.set(row);
            }
        }
    }
}
