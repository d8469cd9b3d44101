package fidus.server.reconciliation;

import fidus.reconciliation.Act;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Matches that a run undid because they hold no longer, and how they come back when that run
/// fails.
final class SupersededMatches {
    private static final String BY = "Superseded by run ";

    private final MatchStore store = new MatchStore();

    void supersede(Unit unit, MatchStore.StoredMatch before, RunId run, LocalDate on) {
        store.undo(
                unit,
                before,
                before.recorded().undo(Act.bySystem(on), by(run), RunState.COMPLETED));
    }

    private static String by(RunId run) {
        return BY + run.value() + ".";
    }

    /// The run that a match was undone by.
    static Optional<RunId> by(RecordedMatch match) {
        String why = match.reason();
        boolean undone = match.matchState() == RecordedMatch.State.UNDONE;
        return why != null && undone && why.startsWith(BY)
                ? Optional.of(
                        new RunId(UUID.fromString(why.substring(BY.length(), why.indexOf('.')))))
                : Optional.empty();
    }

    void each(Unit unit, RunId run, Consumer<MatchStore.StoredMatch> then) {
        store.eachUndone(unit, by(run), then);
    }

    /// Restores some of what a run that failed had superseded. A match that has a row in another
    /// one by now stays undone: what a person matched meanwhile is left alone.
    ///
    /// @param changed is told those that stand again
    /// @param lost is told those that do not
    /// @return whether there may be more
    boolean restoreSome(Unit unit, RunId run, Consumer<MatchId> changed, Consumer<Match> lost) {
        List<MatchStore.StoredMatch> some = store.someUndone(unit, by(run));
        for (MatchStore.StoredMatch before : some) {
            RecordedMatch was = before.recorded();
            Match match = was.match();
            String account = before.account();
            if (store.taken(unit, account, match.bookRows(), match.statementRows()).isEmpty()) {
                store.add(unit, account, RecordedMatch.auto(was.id(), was.run(), match));
                changed.accept(before.id());
            } else {
                store.replace(unit, before, replaced(was, run));
                lost.accept(match);
            }
        }
        return !some.isEmpty();
    }

    private static RecordedMatch replaced(RecordedMatch was, RunId run) {
        return new RecordedMatch(
                was.id(),
                was.run(),
                was.match(),
                was.matchOrigin(),
                RecordedMatch.State.UNDONE,
                was.personId(),
                by(run) + " A row of it was in another match when that run failed.",
                was.version() + 1);
    }
}
