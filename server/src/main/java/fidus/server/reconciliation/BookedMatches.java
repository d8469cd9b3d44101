package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Match;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.stream.Stream;

/// What was booked for matches (their differences, and rows that an entry books), and taking it
/// back when they stand no longer.
record BookedMatches(BreakStore breaks, WriteOffs writeOffs) {
    /// The difference of the match ends with it, and what was booked for it or for its rows is
    /// taken back.
    ///
    /// @param by who undoes it, and who agreed to it if somebody had to
    void takeBack(Unit unit, WriteOffs.By by, String account, Match match) {
        end(unit, by, account, List.of(match));
        bookedAway(unit, account, match).forEach(stored -> takeBack(unit, by, stored));
    }

    /// What undoing a match would take back of what was booked, a line for each; empty when nothing
    /// is booked for it.
    List<Shown> of(Unit unit, String account, Match match) {
        return Stream.concat(
                        differences(unit, account, List.of(match)).stream()
                                .filter(BookedMatches::isBooked),
                        bookedAway(unit, account, match).stream())
                .map(
                        stored ->
                                new Shown(
                                        "Takes back",
                                        "the write-off of %s, %s: %s"
                                                .formatted(
                                                        stored.found().difference(),
                                                        stored.found().findings().resolutionEntry(),
                                                        stored.found().findings().note())))
                .toList();
    }

    private static boolean isBooked(BreakStore.StoredBreak stored) {
        return stored.found().breakState() == BreakState.WRITTEN_OFF;
    }

    /// Rows of a match that were booked away: they are matched with what booked them.
    private List<BreakStore.StoredBreak> bookedAway(Unit unit, String account, Match match) {
        List<String> keys =
                match.statementRows().stream()
                        .map(row -> RunFindings.rowKey(account, Side.STATEMENT, row))
                        .toList();
        return breaks.named(unit, account, ReconciliationBreak.UNMATCHED, keys).stream()
                .filter(BookedMatches::isBooked)
                .toList();
    }

    /// Without the match the row is a break to work on.
    private void takeBack(Unit unit, WriteOffs.By by, BreakStore.StoredBreak stored) {
        writeOffs.reverse(unit, by, stored);
        breaks.replace(
                unit,
                stored,
                stored.found()
                        .reopen(Reconciliations.act(unit, by.actor()), "its match was undone"));
    }

    /// Runs found that these matches hold no longer: their differences end, and what was booked for
    /// them is taken back.
    void ended(Unit unit, String account, List<Match> matches) {
        for (int from = 0; from < matches.size(); from += MatchStore.CHUNK) {
            int to = Math.min(from + MatchStore.CHUNK, matches.size());
            end(unit, WriteOffs.By.SYSTEM, account, matches.subList(from, to));
        }
    }

    /// @throws Refused `WRONG_STATE` while fraud is suspected of a match's difference
    void requireNotSuspected(Unit unit, String account, Match match) {
        Suspicions.requireNone(differences(unit, account, List.of(match)));
    }

    private void end(Unit unit, WriteOffs.By by, String account, List<Match> matches) {
        differences(unit, account, matches).stream()
                .filter(stored -> !Suspicions.isSuspected(stored.found()))
                .forEach(stored -> end(unit, by, stored));
    }

    private List<BreakStore.StoredBreak> differences(
            Unit unit, String account, List<Match> matches) {
        List<String> keys =
                matches.stream().map(match -> Outcomes.difference(account, match).key()).toList();
        return breaks.named(unit, account, Outcomes.DIFFERENCE, keys);
    }

    private void end(Unit unit, WriteOffs.By by, BreakStore.StoredBreak stored) {
        var today = RunWork.today(unit);
        ReconciliationBreak found = stored.found();
        if (found.breakState() == BreakState.RESOLVED) {
            return;
        }
        if (found.breakState() == BreakState.WRITTEN_OFF) {
            writeOffs.reverse(unit, by, stored);
            found = found.reopen(Reconciliations.act(unit, by.actor()), "its match was undone");
        }
        breaks.replace(unit, stored, found.clearedByData(today));
    }
}
