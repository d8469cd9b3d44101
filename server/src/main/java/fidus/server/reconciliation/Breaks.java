package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Match;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakList;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.settings.SettingHistory;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Breaks through their states, with a second person where one is asked for.
final class Breaks {
    private final Audit audit;
    private final Approvals approvals;
    private final RunStore runs;
    private final GroupEndings endings;
    private final Function<Unit, Map<String, String>> names;
    private final BreakStore store = new BreakStore();
    private final Suspicions suspicions;
    private final Function<Unit, SettingHistory> allowed;
    private final BreakShelf shelf;
    private final PossibleOwners owners;

    Breaks(Audit audit, Approvals approvals, RunStore runs, GroupEndings endings, Sources sources) {
        this.endings = endings;
        this.audit = audit;
        this.approvals = approvals;
        this.runs = runs;
        this.names = sources.names();
        this.suspicions = new Suspicions(audit, approvals, store);
        this.allowed = sources.breakDays();
        this.shelf = new BreakShelf(store, allowed);
        this.owners = new PossibleOwners(sources, shelf);
    }

    Suspicions suspicions() {
        return suspicions;
    }

    PossibleOwners owners() {
        return owners;
    }

    void routes(Routes routes) {
        owners.routes(routes);
        new BreakPages(this, shelf).routes(routes);
        routes.answer(ReconciliationCalls.BREAKS, this::find);
        routes.answer(ReconciliationCalls.EXPLAIN, this::explain);
        new BreakReports(this).routes(routes);
    }

    BreakStore store() {
        return store;
    }

    BreakShelf shelf() {
        return shelf;
    }

    /// The breaks of these ids, in this order; one that is gone is left out.
    List<BreakCard> cards(Asked asked, List<BreakId> ids) {
        Unit unit = asked.unit();
        Map<String, String> called = names.apply(unit);
        Waiting waiting = waiting(unit, ids);
        LocalDate today = RunWork.today(unit);
        var days = new BreakDays(allowed.apply(unit));
        Map<BreakId, BreakCard> cards = new HashMap<>();
        store.among(unit, ids)
                .forEach(
                        stored ->
                                cards.put(stored.id(), card(stored, today, called, waiting, days)));
        return ids.stream().map(cards::get).filter(Objects::nonNull).toList();
    }

    List<ReconciliationBreak> of(Unit unit, String account) {
        return store.ofAccount(unit, account).stream().map(BreakStore.StoredBreak::found).toList();
    }

    /// Whether a person explained the break of a row of this match, which the match would end.
    boolean isExplainedBy(Unit unit, Actor actor, String account, Match match) {
        List<String> keys =
                RowRefs.of(match).stream()
                        .map(row -> RunFindings.rowKey(account, row.side(), row.rowId()))
                        .toList();
        String person = actor.id().value().toString();
        return store.named(unit, account, ReconciliationBreak.UNMATCHED, keys).stream()
                .map(BreakStore.StoredBreak::found)
                .filter(one -> one.breakState() == BreakState.EXPLAINED)
                .anyMatch(one -> person.equals(one.findings().explainedBy()));
    }

    Map<BreakState, Integer> byState(Unit unit, String account) {
        Map<BreakState, Integer> counts = new EnumMap<>(BreakState.class);
        for (BreakState state : BreakState.values()) {
            counts.put(state, store.count(unit, account, state));
        }
        return counts;
    }

    int open(Unit unit, String account) {
        return byState(unit, account).getOrDefault(BreakState.OPEN, 0);
    }

    /// Everything counted as it is in this unit.
    BreakCounts counts(Unit unit) {
        return shelf.counts(unit, RunWork.today(unit));
    }

    List<BreakCard> cards(Unit unit, @Nullable String account, boolean openOnly, Waiting waiting) {
        Map<String, String> called = names.apply(unit);
        LocalDate today = RunWork.today(unit);
        var days = new BreakDays(allowed.apply(unit));
        return store.find(unit, account, openOnly).stream()
                .map(stored -> card(stored, today, called, waiting, days))
                .sorted(
                        Comparator.comparing(BreakCard::severityNow)
                                .thenComparing(
                                        Comparator.comparingLong(BreakCard::ageDays).reversed())
                                .thenComparing(card -> card.found().rule())
                                .thenComparing(card -> card.found().key()))
                .toList();
    }

    /// The break of a rule with that key, if there is one.
    @Nullable BreakCard card(Asked asked, String account, String rule, String key) {
        Unit unit = asked.unit();
        List<BreakStore.StoredBreak> found = store.named(unit, account, rule, List.of(key));
        return found.isEmpty()
                ? null
                : card(
                        found.getFirst(),
                        RunWork.today(unit),
                        names.apply(unit),
                        waiting(unit, List.of(found.getFirst().id())),
                        new BreakDays(allowed.apply(unit)));
    }

    private static BreakCard card(
            BreakStore.StoredBreak stored,
            LocalDate today,
            Map<String, String> called,
            Waiting waiting,
            BreakDays days) {
        ReconciliationBreak found = stored.found();
        Severity severity = found.severityOn(today);
        String owner = found.findings().owner();
        return new BreakCard(
                found,
                stored.account(),
                severity,
                found.ageBucketOn(today),
                found.ageOn(today),
                owner == null ? null : called.getOrDefault(owner, "a person who is gone"),
                found.rule().equals(SecondCopies.RULE) ? CauseCode.DATA_GAP : null,
                waiting.of(stored.id()),
                days.allowed(severity, found.firstSeenOn()));
    }

    private BreakList find(Asked asked, FindBreaks find) {
        AccountKey account = Outcomes.account(find.server(), find.login());
        Waiting waiting = waiting(asked.unit());
        return new BreakList(
                cards(
                        asked.unit(),
                        account == null ? null : account.toString(),
                        find.openOnly(),
                        waiting));
    }

    /// What waits for other persons about any run or break, in words.
    Waiting waiting(Unit unit) {
        Map<String, String> waiting = runs(unit);
        words(waiting, approvals.waitingAmong(unit, "break"));
        return new Waiting(waiting, groups(unit));
    }

    /// What waits for other persons about these breaks.
    Waiting waiting(Unit unit, Collection<BreakId> ids) {
        Map<String, String> waiting = new HashMap<>();
        words(waiting, approvals.waiting(unit, ids.stream().map(Breaks::subject).toList()));
        return new Waiting(waiting, groups(unit));
    }

    /// What waits for other persons about runs, one by one or together.
    Waiting waitingRuns(Unit unit) {
        return new Waiting(runs(unit), List.of());
    }

    private Map<String, String> runs(Unit unit) {
        Map<String, String> waiting = new HashMap<>();
        List.of("run", "runs").forEach(kind -> words(waiting, approvals.waitingAmong(unit, kind)));
        return waiting;
    }

    private static void words(Map<String, String> waiting, List<Prepared> all) {
        for (Prepared prepared : all) {
            String progress = prepared.progress();
            String title = prepared.title() + (progress.isEmpty() ? "" : " (" + progress + ")");
            waiting.put(prepared.subject(), title);
            GroupSignOffs.runsOf(prepared).forEach(run -> waiting.put("run/" + run.value(), title));
        }
    }

    /// The breaks of lists that wait.
    List<Waiting.Group> groups(Unit unit) {
        return endings.waiting(unit);
    }

    BreakCard explain(Asked asked, ExplainBreak explain) {
        Unit unit = asked.unit();
        owners.require(unit, explain.owner());
        BreakStore.StoredBreak before = current(unit, explain.id(), explain.version());
        ReconciliationBreak after =
                before.found()
                        .explain(
                                Reconciliations.act(unit, asked.actor()),
                                explain.owner().value().toString(),
                                explain.causeCode(),
                                explain.note());
        BreakStore.StoredBreak stored =
                change(unit, asked.actor(), before, after, "EXPLAIN_BREAK", explain.note());
        if (explain.causeCode().alertsCompliance()) {
            suspicions.tell(unit, asked.actor(), stored, explain.note());
        }
        return card(
                stored,
                RunWork.today(unit),
                names.apply(unit),
                Waiting.NOTHING,
                new BreakDays(allowed.apply(unit)));
    }

    BreakStore.StoredBreak change(
            Unit unit,
            Actor actor,
            BreakStore.StoredBreak before,
            ReconciliationBreak after,
            String action,
            String reason) {
        BreakStore.StoredBreak stored = store.replace(unit, before, after);
        audit.record(unit, actor, action, subject(before), before.found(), after, reason);
        voidSignOffs(unit, actor, before.account());
        return stored;
    }

    /// Whoever prepared a sign-off saw other breaks.
    void voidSignOffs(Unit unit, Actor actor, String account) {
        for (Prepared waiting : approvals.waitingOf(unit, SignOffs.SIGN_OFF)) {
            if (runs.get(unit, SignOffs.runOf(waiting)).account().equals(account)) {
                approvals.voidPending(
                        unit,
                        actor,
                        waiting.subject(),
                        "A break or match of the account was changed.");
            }
        }
    }

    BreakStore.StoredBreak current(Unit unit, BreakId id, int version) {
        return store.current(unit, id, version);
    }

    static String subject(BreakStore.StoredBreak stored) {
        return subject(stored.id());
    }

    private static String subject(BreakId id) {
        return "break/" + id.value();
    }
}
