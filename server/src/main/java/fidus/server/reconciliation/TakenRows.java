package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Match;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.MatchByHand;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.time.Moments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Rows that stand in a match already: who matched which ones and when, so that nobody takes apart
/// what another person has just done.
///
/// @param names what every person is called, by the text of the id
record TakenRows(
        RunWindows windows,
        Audit audit,
        Function<Unit, Map<String, String>> names,
        MatchStore store) {
    private static final int MOST_TOLD = 3;

    TakenRows(RunWindows windows, Audit audit, Function<Unit, Map<String, String>> names) {
        this(windows, audit, names, new MatchStore());
    }

    /// @throws Refused `ALREADY_EXISTS` when one of the rows is in an active match
    void requireFree(Unit unit, RunStore.StoredRun run, MatchByHand by) {
        List<RowRef> rows = new ArrayList<>();
        by.bookRows().forEach(row -> rows.add(new RowRef(Side.BOOK, row)));
        by.statementRows().forEach(row -> rows.add(new RowRef(Side.STATEMENT, row)));
        List<RecordedMatch> using =
                store.activeUsing(unit, run.account(), rows).stream()
                        .map(MatchStore.StoredMatch::recorded)
                        .toList();
        if (!using.isEmpty()) {
            throw Refused.because(Problem.Code.ALREADY_EXISTS, words(unit, run, by, using));
        }
    }

    private String words(
            Unit unit, RunStore.StoredRun run, MatchByHand by, List<RecordedMatch> using) {
        if (using.size() == 1 && isOf(by, using.getFirst().match())) {
            boolean two = by.bookRows().size() == 1 && by.statementRows().size() == 1;
            return who(unit, using.getFirst())
                    + (two ? " matched these two" : " matched these rows")
                    + when(unit, using.getFirst())
                    + ": "
                    + rows(unit, run, using.getFirst().match())
                    + ". Nothing is left to do.";
        }
        List<String> said = new ArrayList<>();
        for (RecordedMatch one : using.subList(0, Math.min(using.size(), MOST_TOLD))) {
            said.add(
                    who(unit, one)
                            + " matched "
                            + rows(unit, run, one.match())
                            + when(unit, one)
                            + ".");
        }
        if (using.size() > MOST_TOLD) {
            said.add("%,d more matches use the others.".formatted(using.size() - MOST_TOLD));
        }
        said.add(
                using.size() == 1
                        ? "A row stands in one match: pick other rows, or undo that match first."
                        : "A row stands in one match: pick other rows, or undo those first.");
        return String.join(" ", said);
    }

    private static boolean isOf(MatchByHand by, Match match) {
        return new HashSet<>(by.bookRows()).equals(new HashSet<>(match.bookRows()))
                && new HashSet<>(by.statementRows()).equals(new HashSet<>(match.statementRows()));
    }

    private String rows(Unit unit, RunStore.StoredRun run, Match match) {
        return new PickedWords(windows)
                .of(
                        unit,
                        run,
                        new AcceptSuggestions.Picked(match.bookRows(), match.statementRows()));
    }

    private String who(Unit unit, RecordedMatch one) {
        String person = one.personId();
        if (one.matchOrigin() == RecordedMatch.Origin.AUTO || person == null) {
            return "The matching rules";
        }
        return names.apply(unit).getOrDefault(person, "Another person");
    }

    /// What the rules match is not dated by the minute.
    private String when(Unit unit, RecordedMatch one) {
        if (one.matchOrigin() == RecordedMatch.Origin.AUTO) {
            return "";
        }
        return audit.last(unit, "match/" + one.id().value(), Matches.MATCH)
                .map(at -> " " + Moments.onAt(at))
                .orElse("");
    }
}
