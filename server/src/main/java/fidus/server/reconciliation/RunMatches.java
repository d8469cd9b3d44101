package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Stores the matches of a run, some in a transaction. Matches found by earlier runs of the same
/// rows stay; those that no longer hold are undone before their rows are used again.
final class RunMatches {
    private final Mongo mongo;
    private final RunStore runs;
    private final RowStore rows = new RowStore();
    private final MatchStore matches = new MatchStore();
    private final ListingStore listings = new ListingStore();
    private final SupersededMatches superseded = new SupersededMatches();

    RunMatches(Mongo mongo, RunStore runs) {
        this.mongo = mongo;
        this.runs = runs;
    }

    void store(RunStore.StoredRun stored, MatchResult result, Consumer<Consumer<Unit>> step) {
        List<RecordedMatch> found = new ArrayList<>();
        for (Match match : result.matches()) {
            found.add(
                    RecordedMatch.auto(
                            MatchStore.idOf(stored.account(), match), stored.id(), match));
        }
        List<MatchId> old = mongo.read(unit -> outdated(unit, stored, result, found));
        for (int from = 0; from < old.size(); from += MatchStore.CHUNK) {
            List<MatchId> part = old.subList(from, end(from, old.size()));
            step.accept(unit -> touch(unit, stored, supersede(unit, stored.id(), part)));
        }
        for (int from = 0; from < found.size(); from += MatchStore.CHUNK) {
            List<RecordedMatch> part = found.subList(from, end(from, found.size()));
            int place = from / MatchStore.CHUNK;
            step.accept(unit -> put(unit, stored, part, place));
        }
    }

    /// How many steps that takes at least.
    static int steps(MatchResult result) {
        return (result.matches().size() + MatchStore.CHUNK - 1) / MatchStore.CHUNK;
    }

    private static int end(int from, int size) {
        return Math.min(from + MatchStore.CHUNK, size);
    }

    private void put(Unit unit, RunStore.StoredRun stored, List<RecordedMatch> part, int place) {
        MatchStore.Added added = matches.addAll(unit, stored.account(), part);
        touch(unit, stored, added.again());
        Map<MatchId, RecordedMatch> own = new HashMap<>();
        part.forEach(match -> own.put(match.id(), match));
        List<RecordedMatch> replaced = new ArrayList<>();
        List<RecordedMatch> kept = new ArrayList<>();
        for (RecordedMatch was : added.before()) {
            RecordedMatch found = Objects.requireNonNull(own.get(was.id()));
            if (added.again().contains(was.id())) {
                replaced.add(was);
            } else if (!was.match().equals(found.match())) {
                kept.add(found);
            }
        }
        listings.keep(unit, stored.id(), otherwise(replaced, own));
        var ids = part.stream().map(RecordedMatch::id).toList();
        listings.list(unit, stored.id(), place, ids, kept);
    }

    /// Those that are found by another pass now, or were a person's.
    private static List<RecordedMatch> otherwise(
            List<RecordedMatch> replaced, Map<MatchId, RecordedMatch> own) {
        return replaced.stream()
                .filter(
                        was -> {
                            RecordedMatch found = Objects.requireNonNull(own.get(was.id()));
                            return !was.match().equals(found.match())
                                    || was.matchOrigin() != found.matchOrigin();
                        })
                .toList();
    }

    /// Earlier runs that list matches which changed say of their rows what became of them, unless
    /// they are signed. What they came to stays.
    private void touch(Unit unit, RunStore.StoredRun stored, Set<MatchId> changed) {
        Set<String> listing = new HashSet<>();
        changed.forEach(match -> listing.addAll(listings.listing(unit, match)));
        for (RunStore.StoredRun other : runs.unsigned(unit, listing)) {
            if (!other.id().equals(stored.id()) && other.run().outcome() != null) {
                runs.touch(unit, other.id());
            }
        }
    }

    /// The active matches whose rows this run matches otherwise, and those of the engine alone with
    /// a row that it looked at and does not match any more, also where another row of the match is
    /// of other days: they would hold rows that the run says are open. What belongs together over
    /// the edge of two runs is found again when the later one carries the row.
    ///
    /// @throws Refused `WRONG_STATE` when a person made one of them, or it is signed
    private List<MatchId> outdated(
            Unit unit, RunStore.StoredRun stored, MatchResult result, List<RecordedMatch> found) {
        Set<RowRef> left = new HashSet<>(result.unmatched());
        Set<MatchId> ids = new HashSet<>();
        Set<RowRef> used = new HashSet<>();
        for (RecordedMatch match : found) {
            ids.add(match.id());
            used.addAll(RowRefs.of(match.match()));
        }
        List<RowRef> looked = Stream.concat(left.stream(), used.stream()).toList();
        ActiveMatches all = ActiveMatches.of(unit, stored.account(), looked);
        List<MatchId> old = new ArrayList<>();
        for (MatchStore.StoredMatch active : all.matches()) {
            Set<RowRef> own = RowRefs.of(active.recorded().match());
            if (ids.contains(active.id())) {
                continue;
            }
            if (own.stream().anyMatch(used::contains)) {
                requireOpen(active, all.signed().contains(ActiveMatches.id(active)));
                old.add(active.id());
            } else if (own.stream().anyMatch(left::contains) && !all.isKept(active)) {
                old.add(active.id());
            }
        }
        return old;
    }

    /// @return those undone
    private Set<MatchId> supersede(Unit unit, RunId run, List<MatchId> part) {
        Set<MatchId> undone = new HashSet<>();
        for (MatchId id : part) {
            MatchStore.StoredMatch active = matches.get(unit, id);
            if (active.recorded().matchState() == RecordedMatch.State.MATCHED) {
                requireOpen(active, false);
                superseded.supersede(unit, active, run, RunWork.today(unit));
                undone.add(id);
            }
        }
        return undone;
    }

    private static boolean isEngines(MatchStore.StoredMatch active) {
        return active.recorded().matchOrigin() == RecordedMatch.Origin.AUTO;
    }

    private static void requireOpen(MatchStore.StoredMatch active, boolean isSigned) {
        boolean byPerson = !isEngines(active);
        if (byPerson || isSigned) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The match of book rows "
                            + active.recorded().match().bookRows()
                            + " with statement rows "
                            + active.recorded().match().statementRows()
                            + (byPerson ? " was made by a person" : " is signed")
                            + " and does not fit this period. Choose a period that holds all its"
                            + " rows, or undo it first.");
        }
    }

    /// The matches that this run superseded and whose sides differed.
    List<Match> endedDifferences(Unit unit, RunId run) {
        List<Match> ended = new ArrayList<>();
        superseded.each(
                unit,
                run,
                before -> {
                    Match match = before.recorded().match();
                    if (!match.difference().isZero()) {
                        ended.add(match);
                    }
                });
        return ended;
    }

    /// Takes back some of what a run that failed had stored.
    ///
    /// @param lost is told the matches that cannot be restored
    /// @return whether there may be more
    boolean takeBackSome(Unit unit, RunStore.StoredRun before, Consumer<Match> lost) {
        Set<MatchId> changed = new HashSet<>();
        Set<MatchId> gone = new HashSet<>();
        boolean more =
                matches.forgetSome(unit, before.id(), RunWork.today(unit), changed::add)
                        || superseded.restoreSome(
                                unit,
                                before.id(),
                                changed::add,
                                match -> {
                                    gone.add(MatchStore.idOf(before.account(), match));
                                    lost.accept(match);
                                });
        touch(unit, before, changed);
        forgetFor(unit, gone);
        return more;
    }

    /// A run that lists a match which is not restored says neither that its rows are matched nor
    /// that they are open.
    private void forgetFor(Unit unit, Set<MatchId> gone) {
        Set<String> listing = new HashSet<>();
        gone.forEach(match -> listing.addAll(listings.listing(unit, match)));
        for (RunStore.StoredRun other : runs.unsigned(unit, listing)) {
            listings.undo(unit, other.id(), gone);
            rows.forgetMarks(unit, other.id());
            runs.outdate(
                    unit,
                    other,
                    "a newer run of its rows failed on "
                            + RunWork.today(unit)
                            + " after people had matched some of them otherwise.");
        }
    }
}
