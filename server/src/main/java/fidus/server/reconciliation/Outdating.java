package fidus.server.reconciliation;

import fidus.reconciliation.Match;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which runs do not say any more how things stand, because a newer one looked at the same rows or
/// a person changed a match of them elsewhere. A run keeps what it found; it is only not worked on,
/// signed or answered any more. What two people signed stays.
final class Outdating {
    private final RunStore runs;
    private final RunWindows windows;
    private final ListingStore listings = new ListingStore();
    private final SupersededMatches superseded = new SupersededMatches();

    Outdating(RunStore runs, RunWindows windows) {
        this.runs = runs;
        this.windows = windows;
    }

    /// The runs of other days that have rows which this run matches otherwise, because one of the
    /// two carries them on.
    Set<String> carrying(Unit unit, RunStore.StoredRun stored, MatchResult result) {
        Set<String> found = new HashSet<>();
        for (RunStore.StoredRun other : sharing(unit, stored)) {
            Set<String> listed = listings.listedBy(unit, List.of(id(other)));
            Set<String> ended = new HashSet<>();
            superseded.each(
                    unit,
                    stored.id(),
                    match -> {
                        String id = match.id().value().toString();
                        if (listed.contains(id)) {
                            ended.add(id);
                        }
                    });
            if (!ended.isEmpty() || hasRowOf(unit, other, listed, result)) {
                found.add(id(other));
            }
        }
        return found;
    }

    /// A newer run is completed.
    ///
    /// @param carrying runs of other days, see {@link #carrying}
    void completed(Unit unit, RunStore.StoredRun stored, Set<String> carrying) {
        String why = "a newer run of these days was completed on " + RunWork.today(unit) + ".";
        for (RunStore.StoredRun other : others(unit, stored)) {
            if (other.covers(stored) || carrying.contains(id(other))) {
                runs.outdate(unit, other, why);
            }
        }
    }

    /// A person made or undid matches in a run.
    ///
    /// @param listing the runs that list one of them
    void changed(Unit unit, RunStore.StoredRun by, Set<String> listing, List<Match> changed) {
        Set<String> all = new HashSet<>(listing);
        for (RunStore.StoredRun other : depending(unit, by)) {
            if (holdsOne(unit, other, changed)) {
                all.add(id(other));
            }
        }
        String why = "a match of its rows changed in another run on " + RunWork.today(unit) + ".";
        for (RunStore.StoredRun other : runs.unsigned(unit, all)) {
            if (!other.id().equals(by.id())) {
                runs.outdate(unit, other, why);
            }
        }
    }

    /// Whether a run that holds has one of the rows of a match.
    boolean isElsewhere(Unit unit, String account, Match match) {
        return runs.current(unit, account).stream()
                .anyMatch(run -> holdsOne(unit, run, List.of(match)));
    }

    /// Whether a match that was found in another run or made by a person there has a row of this
    /// one, which does not know of it; it stands also where that run is outdated by now. The rows
    /// that its own matches use are in no other, so those alone are asked for that it left open:
    /// the account may have any number of matches.
    boolean goesOnElsewhere(Unit unit, RunStore.StoredRun run) {
        List<String> using =
                new MatchStore()
                        .activeUsing(unit, run.account(), windows.unmatched(unit, run)).stream()
                                .map(ActiveMatches::id)
                                .toList();
        return !listings.listedBy(unit, Set.of(id(run)), using).containsAll(using);
    }

    private List<RunStore.StoredRun> others(Unit unit, RunStore.StoredRun stored) {
        return runs.current(unit, stored.account()).stream()
                .filter(other -> !other.id().equals(stored.id()))
                .toList();
    }

    /// Rows are carried on only since a period was signed.
    private List<RunStore.StoredRun> sharing(Unit unit, RunStore.StoredRun stored) {
        boolean carries = !runs.signed(unit, stored.account()).isEmpty();
        return carries
                ? others(unit, stored).stream().filter(other -> !other.covers(stored)).toList()
                : List.of();
    }

    /// Runs that may say something of rows of this one. Those after a run that is outdated took its
    /// days over, and may know of a row of theirs that a match uses it over the edge.
    private List<RunStore.StoredRun> depending(Unit unit, RunStore.StoredRun by) {
        return by.outdated() == null ? sharing(unit, by) : others(unit, by);
    }

    private boolean hasRowOf(
            Unit unit, RunStore.StoredRun other, Set<String> listed, MatchResult result) {
        List<Match> all = result.matches();
        for (int from = 0; from < all.size(); from += MatchStore.CHUNK) {
            List<Match> some =
                    all.subList(from, Math.min(from + MatchStore.CHUNK, all.size())).stream()
                            .filter(match -> !listed.contains(id(other.account(), match)))
                            .toList();
            if (holdsOne(unit, other, some)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsOne(Unit unit, RunStore.StoredRun run, List<Match> matches) {
        List<String> book = ids(matches.stream().map(Match::bookRows).toList());
        List<String> statement = ids(matches.stream().map(Match::statementRows).toList());
        return !windows.byIds(unit, run, Side.BOOK, book).isEmpty()
                || !windows.byIds(unit, run, Side.STATEMENT, statement).isEmpty();
    }

    private static List<String> ids(List<List<String>> rows) {
        return rows.stream().flatMap(Collection::stream).toList();
    }

    private static String id(RunStore.StoredRun run) {
        return run.id().value().toString();
    }

    private static String id(String account, Match match) {
        return MatchStore.idOf(account, match).value().toString();
    }
}
