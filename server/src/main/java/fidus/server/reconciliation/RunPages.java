package fidus.server.reconciliation;

import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.Workbench;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The list of runs, and everything a person needs to work on one.
final class RunPages {
    private static final int MOST_ROWS = 20_000;

    private final RunStore runs;
    private final Breaks breaks;
    private final Exclusions exclusions;
    private final MatchStore matches = new MatchStore();

    RunPages(RunStore runs, Breaks breaks, Exclusions exclusions) {
        this.runs = runs;
        this.breaks = breaks;
        this.exclusions = exclusions;
    }

    RunList list(Asked asked, FindRuns find) {
        AccountKey account = Reconciliations.account(find.server(), find.login());
        Map<String, String> waiting = breaks.waiting(asked);
        Map<String, Map<BreakState, Integer>> counts = new HashMap<>();
        List<RunCard> cards = new ArrayList<>();
        for (RunStore.StoredRun run :
                runs.all(asked.unit(), account == null ? null : account.toString())) {
            var counted =
                    counts.computeIfAbsent(
                            run.account(), name -> breaks.byState(asked.unit(), name));
            cards.add(card(run, counted, waiting));
        }
        return new RunList(cards);
    }

    private static RunCard card(
            RunStore.StoredRun stored,
            Map<BreakState, Integer> counted,
            Map<String, String> waiting) {
        return new RunCard(
                stored.run(),
                stored.account(),
                counted.getOrDefault(BreakState.OPEN, 0),
                counted.getOrDefault(BreakState.EXPLAINED, 0),
                counted.getOrDefault(BreakState.RESOLVED, 0)
                        + counted.getOrDefault(BreakState.WRITTEN_OFF, 0),
                stored.evidenceHash(),
                stored.startedAt(),
                stored.preparerName(),
                stored.reviewerName(),
                waiting.get("run/" + stored.id().value()));
    }

    Workbench workbench(Asked asked, AboutRun about) {
        Unit unit = asked.unit();
        RunStore.StoredRun stored = runs.get(unit, about.id());
        Map<String, String> waiting = breaks.waiting(asked);
        var found = new TreeMap<Integer, RunStore.ResultChunk>();
        if (stored.run().outcome() != null) {
            runs.result(unit, stored.id()).forEach(chunk -> found.put(chunk.place(), chunk));
        }
        ReconciliationRun.Outcome outcome = stored.run().outcome();
        boolean visible = outcome != null;
        long book = outcome == null ? 0 : outcome.counts().bookRows();
        long statement = outcome == null ? 0 : outcome.counts().statementRows();
        return new Workbench(
                card(stored, breaks.byState(unit, stored.account()), waiting),
                visible ? runs.rows(unit, stored.id(), Side.BOOK, MOST_ROWS) : List.of(),
                visible ? runs.rows(unit, stored.id(), Side.STATEMENT, MOST_ROWS) : List.of(),
                visible ? matches.listed(unit, stored.id(), MOST_ROWS) : List.of(),
                found.values().stream().flatMap(chunk -> chunk.suggestions().stream()).toList(),
                found.values().stream().flatMap(chunk -> chunk.explanations().stream()).toList(),
                breaks.cards(unit, stored.account(), false, waiting),
                found.values().stream().flatMap(chunk -> chunk.checks().stream()).toList(),
                exclusions.of(unit, stored.account()),
                stored.statementTies(),
                book,
                statement);
    }
}
