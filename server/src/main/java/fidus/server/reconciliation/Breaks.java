package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakList;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

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
    private final BreakExplanations explanations = new BreakExplanations(this);

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
        routes.answer(ReconciliationCalls.BREAKS, this::find);
        explanations.routes(routes);
        new BreakReports(this).routes(routes);
    }

    /// What was decided about those that a match ends.
    EndedBreaks ended() {
        return new EndedBreaks(store, names);
    }

    BreakExplanations explanations() {
        return explanations;
    }

    /// The breaks of a run as a file.
    RunBreakStates states() {
        return new RunBreakStates(store, names, allowed);
    }

    BreakStore store() {
        return store;
    }

    BreaksFound found() {
        return new BreaksFound(this, allowed);
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

    /// Those of an account that may concern a day up to this one. What concerns later days alone is
    /// no matter of a run or a month that ends before; what is not known to be of a day is.
    List<ReconciliationBreak> of(Unit unit, String account, LocalDate through) {
        return store.ofAccount(unit, account).stream()
                .filter(stored -> stored.concerns(through))
                .map(BreakStore.StoredBreak::found)
                .toList();
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
        String owner = found.findings().owner();
        Waiting.What waits = waiting.what(stored.id());
        return new BreakCard(
                        found,
                        stored.account(),
                        found.severityOn(today),
                        found.ageBucketOn(today),
                        found.ageOn(today),
                        owner == null ? null : called.getOrDefault(owner, "a person who is gone"),
                        found.rule().equals(SecondCopies.RULE) ? CauseCode.DATA_GAP : null,
                        waits == null ? null : waits.title(),
                        days.allowed(found.rule(), found.severity(), found.firstSeenOn()))
                .waitingFor(waits == null ? null : waits.kind());
    }

    private BreakList find(Asked asked, FindBreaks find) {
        AccountKey account = Outcomes.account(find.server(), find.login());
        String of = account == null ? null : account.toString();
        counts(asked.unit()).requireFew(of, find.openOnly());
        return new BreakList(cards(asked.unit(), of, find.openOnly(), waiting(asked.unit())));
    }

    /// What waits for other persons about any run or break, in words.
    Waiting waiting(Unit unit) {
        Map<String, Waiting.What> waiting = words(approvals.waitingAmong(unit, "break"));
        others(unit, waiting);
        return waitingRuns(unit).with(waiting, groups(unit));
    }

    /// What waits for other persons about these breaks.
    Waiting waiting(Unit unit, Collection<BreakId> ids) {
        Map<String, Waiting.What> waiting =
                words(approvals.waiting(unit, ids.stream().map(Breaks::subject).toList()));
        others(unit, waiting);
        return Waiting.NOTHING.with(waiting, groups(unit));
    }

    private void others(Unit unit, Map<String, Waiting.What> waiting) {
        Resolutions.contras(approvals.waitingOf(unit, Resolutions.RESOLVE), waiting);
        List<Prepared> matches = approvals.waitingOf(unit, Matches.MATCH);
        new WaitingMatches(runs, store).into(unit, matches, waiting);
    }

    /// What waits for other persons about runs, one by one or together.
    Waiting waitingRuns(Unit unit) {
        return Waiting.ofRuns(approvals, unit);
    }

    private static Map<String, Waiting.What> words(List<Prepared> all) {
        Map<String, Waiting.What> waiting = new HashMap<>();
        all.forEach(prepared -> waiting.put(prepared.subject(), Waiting.What.of(prepared)));
        return waiting;
    }

    /// The breaks of lists that wait.
    List<Waiting.Group> groups(Unit unit) {
        return endings.waiting(unit);
    }

    /// A break after it was changed, with nothing that waits for it.
    BreakCard card(Unit unit, BreakStore.StoredBreak stored) {
        return card(
                stored,
                RunWork.today(unit),
                names.apply(unit),
                Waiting.NOTHING,
                new BreakDays(allowed.apply(unit)));
    }

    /// @throws Refused `ALREADY_PENDING` while another person decides about it
    void requireDecided(Unit unit, BreakId id) {
        waiting(unit, List.of(id)).requireFree(id);
    }

    /// What of rows waits for other persons.
    RowsThatWait rowsThatWait() {
        return new RowsThatWait(approvals, runs, store);
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
        voidSignOffs(unit, actor, before.account(), before::concerns, why(actor, before.account()));
        return stored;
    }

    /// Whoever prepared a sign-off saw other breaks.
    void voidSignOffs(Unit unit, Actor actor, String account) {
        voidSignOffs(unit, actor, account, _ -> true, why(actor, account));
    }

    private static String why(Actor actor, String account) {
        String of = RecordWords.account(account);
        return actor.equals(Actor.SYSTEM)
                ? "A break or match of %s changed.".formatted(of)
                : "%s changed a break or match of %s.".formatted(actor.name(), of);
    }

    /// @param until whether it matters to a run that ends on a day
    /// @param why in a sentence
    void voidSignOffs(
            Unit unit, Actor actor, String account, Predicate<LocalDate> until, String why) {
        var kinds = List.of(SignOffs.SIGN_OFF, GroupSignOffs.SIGN_OFF_RUNS);
        for (Prepared waiting : approvals.waitingOf(unit, kinds)) {
            boolean matters =
                    SignOffs.runsOf(waiting).stream()
                            .map(id -> runs.get(unit, id))
                            .filter(run -> run.account().equals(account))
                            .anyMatch(run -> until.test(run.run().to()));
            if (matters) {
                approvals.voidPending(unit, actor, waiting.subject(), why);
            }
        }
    }

    BreakStore.StoredBreak current(Unit unit, BreakId id, int version) {
        return store.current(unit, id, version);
    }

    static String subject(BreakStore.StoredBreak stored) {
        return subject(stored.id());
    }

    static String subject(BreakId id) {
        return "break/" + id.value();
    }
}
