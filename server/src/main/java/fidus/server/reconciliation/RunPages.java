package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.dashboard.RunLine;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.FindSuggestions;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.SuggestedRows;
import fidus.reconciliation.desk.SuggestionList;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The list of runs, and everything a person needs to work on one.
final class RunPages {
    private static final int MOST_ROWS = 10_000;

    private final RunStore runs;
    private final Breaks breaks;
    private final Exclusions exclusions;
    private final MatchStore matches = new MatchStore();
    private final RunWindows windows;
    private final RunPast past;
    private final BreakRows rows;

    RunPages(
            RunStore runs, Breaks breaks, Exclusions exclusions, RunWindows windows, RunPast past) {
        this.past = past;
        this.runs = runs;
        this.breaks = breaks;
        this.exclusions = exclusions;
        this.windows = windows;
        this.rows = new BreakRows(runs, windows);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.RUNS, this::list);
        routes.answer(ReconciliationCalls.WORKBENCH, this::workbench);
        routes.answer(WindowCalls.DESK, this::desk);
        routes.answer(WindowCalls.SUGGESTIONS, this::suggestions);
        new RowPages(runs, breaks, windows, past).routes(routes);
    }

    private RunDesk desk(Asked asked, AboutRun about) {
        Unit unit = asked.unit();
        RunStore.StoredRun stored = runs.get(unit, about.id());
        boolean visible = stored.run().outcome() != null;
        BreakCounts all = breaks.counts(unit);
        Map<BreakState, Integer> counted = all.byState(stored.account(), stored.run().to());
        int open = counted.getOrDefault(BreakState.OPEN, 0);
        int ofAll = all.byState(stored.account(), LocalDate.MAX).getOrDefault(BreakState.OPEN, 0);
        Obstacles.Told told = past.signOffs().obstacles().of(unit, stored, news(unit));
        return new RunDesk(
                cards(unit, List.of(stored)).of(stored, counted, told.since()),
                stored.version(),
                visible ? windows.findings().checks(unit, stored.id()) : List.of(),
                new ExcludedTold(breaks.store(), windows, rows)
                        .of(unit, stored, exclusions.of(unit, stored.account())),
                stored.statementTies(),
                open,
                visible ? windows.findings().countSuggestions(unit, stored.id()) : 0,
                ofAll - open,
                new ProfileStore().of(unit, stored.account()).ambiguityMargin(),
                new SinceSigned(breaks.store(), rows).of(unit, stored),
                past.withdrawals().of(unit, stored),
                past.reopened(unit, stored),
                told.against(),
                passes(unit, stored.run().key()),
                since(unit, stored.run().key()));
    }

    private static @Nullable Instant since(Unit unit, ReconciliationRun.Key key) {
        return new ProfileStore()
                .stored(unit, key.profileName(), key.profileVersion())
                .map(ProfileStore.StoredProfile::inForceAt)
                .orElse(null);
    }

    private static @Nullable List<MatchPass> passes(Unit unit, ReconciliationRun.Key key) {
        return new ProfileStore()
                .version(unit, key.profileName(), key.profileVersion())
                .map(MatchProfile::passes)
                .orElse(null);
    }

    private SuggestionList suggestions(Asked asked, FindSuggestions find) {
        Unit unit = asked.unit();
        RunStore.StoredRun stored = runs.get(unit, find.id());
        if (find.count() < 1 || find.count() > FindSuggestions.MOST) {
            throw Refused.at(
                    "count",
                    Problem.Code.BAD_VALUE,
                    "Ask for 1 to " + FindSuggestions.MOST + " suggestions.");
        }
        if (stored.run().outcome() == null) {
            return new SuggestionList(0, List.of(), null, null);
        }
        SuggestionList page = windows.findings().page(unit, find);
        var rows =
                new SuggestedRows(
                        named(unit, stored, Side.BOOK, page, Suggestion::bookRows),
                        named(unit, stored, Side.STATEMENT, page, Suggestion::statementRows));
        return new SuggestionList(page.total(), page.suggestions(), page.next(), rows);
    }

    private List<MatchRow> named(
            Unit unit,
            RunStore.StoredRun stored,
            Side side,
            SuggestionList page,
            Function<Suggestion, List<String>> of) {
        List<String> ids =
                page.suggestions().stream()
                        .flatMap(one -> of.apply(one).stream().limit(SuggestedRows.MOST))
                        .distinct()
                        .toList();
        return windows.byIds(unit, stored, side, ids).values().stream()
                .map(RunWindows.Placed::row)
                .toList();
    }

    private RunList list(Asked asked, FindRuns find) {
        AccountKey account = Outcomes.account(find.server(), find.login());
        BreakCounts all = breaks.counts(asked.unit());
        Map<String, BreakCounts> counts = new HashMap<>();
        List<RunCard> cards = new ArrayList<>();
        RunListStore.Page page = page(asked.unit(), account, find.before());
        LaterNews news = news(asked.unit());
        RunCards told = cards(asked.unit(), page.runs());
        for (RunStore.StoredRun run : page.runs()) {
            var counted =
                    counts.computeIfAbsent(run.account(), all::of)
                            .byState(run.account(), run.run().to());
            cards.add(told.of(run, counted, news.of(run)));
        }
        RunStore.StoredRun last = page.last();
        boolean first = account == null && find.before() == null;
        return new RunList(
                cards,
                last == null ? null : last.id(),
                first ? past.uncompared().of(asked.unit(), compared(page.runs())) : null);
    }

    private static Set<String> compared(List<RunStore.StoredRun> runs) {
        return runs.stream()
                .filter(run -> run.run().outcome() != null)
                .map(RunStore.StoredRun::account)
                .collect(Collectors.toSet());
    }

    private RunListStore.Page page(
            Unit unit, @Nullable AccountKey account, @Nullable RunId before) {
        return new RunListStore()
                .page(
                        unit,
                        account == null ? null : account.toString(),
                        before == null ? null : runs.get(unit, before),
                        RunStore.MOST_RUNS);
    }

    private RunCards cards(Unit unit, List<RunStore.StoredRun> runs) {
        return RunCards.of(unit, runs, past, breaks.waitingRuns(unit));
    }

    private LaterNews news(Unit unit) {
        return past.signOffs().news(unit, past.locks().ledger());
    }

    /// The newest of all accounts, a line each.
    List<RunLine> lines(Unit unit, int most) {
        BreakCounts counts = breaks.counts(unit);
        List<RunStore.StoredRun> newest = runs.newest(unit, null, most);
        RunCards told = cards(unit, newest);
        List<RunLine> lines = new ArrayList<>();
        for (RunStore.StoredRun run : newest) {
            Map<BreakState, Integer> counted = counts.byState(run.account(), run.run().to());
            RunCard card = told.of(run, counted, null);
            lines.add(
                    new RunLine(
                            run.id().value().toString(),
                            run.account(),
                            run.run().from().toString(),
                            run.run().to().toString(),
                            card.state().name(),
                            card.open(),
                            run.startedAt()));
        }
        return lines;
    }

    /// All that it shows in one answer would take the memory of everybody.
    ///
    /// @throws Refused `TOO_LARGE` with the way to read it page by page
    private void requireSmall(Unit unit, RunStore.StoredRun stored) {
        ReconciliationRun.Outcome outcome = stored.run().outcome();
        int rows =
                outcome == null
                        ? 0
                        : Math.max(outcome.counts().bookRows(), outcome.counts().statementRows());
        if (rows > MOST_ROWS) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "This run has %d rows on a side, and one answer has up to %d. Ask for it at %s and for its rows at %s."
                            .formatted(
                                    rows,
                                    MOST_ROWS,
                                    WindowCalls.DESK.path(),
                                    WindowCalls.ROWS.path()));
        }
        breaks.counts(unit).requireFew(stored.account(), false);
    }

    /// Everything at once, for a run that is small enough.
    private Workbench workbench(Asked asked, AboutRun about) {
        Unit unit = asked.unit();
        RunStore.StoredRun stored = runs.get(unit, about.id());
        requireSmall(unit, stored);
        Waiting waiting = breaks.waiting(unit);
        ReconciliationRun.Outcome outcome = stored.run().outcome();
        boolean visible = outcome != null;
        long book = outcome == null ? 0 : outcome.counts().bookRows();
        long statement = outcome == null ? 0 : outcome.counts().statementRows();
        FindingStore findings = windows.findings();
        return new Workbench(
                cards(unit, List.of(stored))
                        .of(stored, counted(unit, stored), news(unit).of(stored)),
                visible ? rows(unit, stored, Side.BOOK) : List.of(),
                visible ? rows(unit, stored, Side.STATEMENT) : List.of(),
                visible ? matches.listed(unit, stored.id(), MOST_ROWS) : List.of(),
                visible ? findings.suggestions(unit, stored.id(), MOST_ROWS) : List.of(),
                visible ? findings.reasons(unit, stored.id(), MOST_ROWS) : List.of(),
                breaks.cards(unit, stored.account(), false, waiting),
                visible ? findings.checks(unit, stored.id()) : List.of(),
                exclusions.of(unit, stored.account()),
                stored.statementTies(),
                book,
                statement);
    }

    private Map<BreakState, Integer> counted(Unit unit, RunStore.StoredRun stored) {
        return breaks.counts(unit).byState(stored.account(), stored.run().to());
    }

    private List<MatchRow> rows(Unit unit, RunStore.StoredRun stored, Side side) {
        return windows.rows().first(unit, stored.id(), side, MOST_ROWS);
    }
}
