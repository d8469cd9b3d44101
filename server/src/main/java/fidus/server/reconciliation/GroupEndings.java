package fidus.server.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.BreakCare;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.WaitingKind;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingState;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Many breaks resolved or written off by one decision: their list is frozen, another person
/// approves exactly that list, and a job does it.
final class GroupEndings implements Approvals.Execution<GroupEndings.Ending> {
    /// How many breaks stand in a part, which is done in one transaction.
    static final int AT_ONCE = 100;

    static final String END_BREAKS = "END_BREAKS";
    static final String SUBJECT = "endings/";

    private final Mongo mongo;
    private final Jobs jobs;
    private final Approvals approvals;
    private final Limits limits;
    private final PerhapsTwice twice;
    private final EndingStore store = new EndingStore();
    private final Map<String, Set<BreakId>> frozen = new HashMap<>();

    /// What another person approves.
    ///
    /// @param digest of the list, see {@link FrozenList}
    /// @param lately what counted with it when it was asked for, of the currencies with any; absent
    ///   in commands prepared before it was kept
    record Ending(
            String list,
            BreakDeed deed,
            String text,
            int count,
            String digest,
            @Nullable List<Money> lately) {
        /// What was written off or waited before it. What came after it has counted this one.
        Money before(Currency currency) {
            return lately == null
                    ? Money.zero(currency)
                    : lately.stream()
                            .filter(sum -> sum.currency().equals(currency))
                            .reduce(Money.zero(currency), Money::plus);
        }
    }

    GroupEndings(Mongo mongo, Jobs jobs, Approvals approvals, Limits limits, SameMoney same) {
        this.mongo = mongo;
        this.jobs = jobs;
        this.approvals = approvals;
        this.limits = limits;
        this.twice = new PerhapsTwice(same, new WrittenLately(approvals, same.breaks()));
        approvals.kind(
                END_BREAKS, Ending.class, Set.of(Role.APPROVER), this::requireUnchanged, this);
    }

    EndingStore store() {
        return store;
    }

    static boolean isEnding(BreakDeed deed) {
        return deed == BreakDeed.RESOLVE || deed == BreakDeed.WRITE_OFF;
    }

    /// What one list waits for.
    ///
    /// @param maker who asks
    record Asking(String list, BreakDeed deed, String text, Actor maker) {
        static Asking of(BreakDeed deed, String text, Actor maker) {
            return new Asking(UUID.randomUUID().toString(), deed, text, maker);
        }
    }

    /// Writes down some breaks of a list nobody can decide yet.
    ///
    /// @param from how many stand in it already
    void freeze(Unit unit, String list, int from, List<BreakStore.StoredBreak> breaks) {
        List<EndingStore.Part> parts = new ArrayList<>();
        for (int at = 0; at < breaks.size(); at += AT_ONCE) {
            List<BreakStore.StoredBreak> some =
                    breaks.subList(at, Math.min(at + AT_ONCE, breaks.size()));
            var explainers = new HashSet<String>();
            some.forEach(one -> explainers.addAll(BreakCare.explainers(one.found())));
            parts.add(
                    EndingStore.Part.of(
                            list,
                            (from + at) / AT_ONCE,
                            some.stream().map(GroupEndings::line).toList(),
                            explainers.stream().sorted().toList()));
        }
        store.add(unit, parts);
    }

    private static EndingLine line(BreakStore.StoredBreak one) {
        return new EndingLine(
                one.id(),
                one.found().version(),
                one.account(),
                one.rule(),
                one.key(),
                one.found().difference(),
                null,
                "");
    }

    /// Asks for the decision about a list that was written down.
    Prepared ask(Unit unit, Asking asking) {
        FrozenList list = FrozenList.of(unit, store, asking.list);
        boolean away = asking.deed == BreakDeed.WRITE_OFF;
        Function<Currency, Money> most = currency -> limits.of(unit, currency);
        Function<Currency, Money> lately = lately(unit, list);
        List<Role> needs = away ? list.needs(most, lately) : List.of(Role.APPROVER);
        List<Shown> shown = new ArrayList<>(EndingTexts.shown(asking, list));
        shown.add(EndingTexts.kept(unit, store, asking.list));
        if (away) {
            shown.addAll(EndingFigures.shown(unit, store, asking.list));
            shown.addAll(EndingTexts.needs(list, needs, most, lately));
            shown.addAll(twice.shown(unit, list, store, asking.list));
        }
        Prepared prepared =
                approvals.prepare(
                        unit,
                        asking.maker,
                        new Approvals.Request(
                                END_BREAKS,
                                SUBJECT + asking.list,
                                EndingTexts.title(asking.deed, list),
                                shown,
                                new Ending(
                                        asking.list,
                                        asking.deed,
                                        asking.text,
                                        list.count(),
                                        list.digest(),
                                        away ? list.counted(lately) : null)),
                        needs);
        String command = prepared.id().value().toString();
        store.put(unit, EndingStore.StoredEnding.of(asking, list, command, null, unit.now()));
        return prepared;
    }

    /// Asked for before the list itself waits.
    private Function<Currency, Money> lately(Unit unit, FrozenList list) {
        WrittenLately written = twice.later();
        Map<Currency, Money> known = new HashMap<>();
        return currency ->
                known.computeIfAbsent(
                        currency, one -> written.of(unit, list.accounts().keySet(), one));
    }

    /// @throws Refused `STALE_VERSION` when the list or the limits are not what was shown,
    ///   `SAME_PERSON` for somebody who explained one of the breaks
    private void requireUnchanged(Unit unit, Approvals.Decided by, Ending ending) {
        FrozenList list = FrozenList.of(unit, store, ending.list);
        boolean more =
                ending.deed == BreakDeed.WRITE_OFF
                        && list.needs(currency -> limits.of(unit, currency), ending::before).size()
                                > by.prepared().needs().size();
        if (!list.digest().equals(ending.digest)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The list is not what was prepared. Prepare it again.");
        }
        if (more) {
            throw lowered();
        }
        if (list.explainers().contains(by.checker().id().value().toString())) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON,
                    "You explained some of these breaks. Whoever explained a break does not close"
                            + " it; ask another person.");
        }
    }

    private static Refused lowered() {
        return Refused.because(
                Problem.Code.STALE_VERSION,
                "The write-off limit was lowered since this was prepared, so that more persons"
                        + " decide. Prepare it again.");
    }

    /// The last yes: the work is stored with it and begins after it.
    @Override
    public void execute(Unit unit, Approvals.Decided by, Ending ending) {
        EndingStore.StoredEnding before = store.get(unit, ending.list);
        Job job =
                jobs.prepare(
                        unit,
                        by.checker(),
                        new Jobs.Request(
                                EndingWork.NAME,
                                by.prepared().title(),
                                SUBJECT + ending.list,
                                new EndingWork.Wanted(ending.list)));
        EndingStore.StoredEnding approved = before.in(EndingState.UNDER_WAY);
        store.replace(
                unit,
                before,
                before.with(approved.card(), before.prepared(), job.id().value().toString()));
    }

    @Override
    public void stored(Ending ending) {
        jobs.begin(
                mongo.read(
                        unit -> {
                            String job = store.get(unit, ending.list).job();
                            return jobs.get(unit, new JobId(UUID.fromString(job)));
                        }));
    }

    @Override
    public void dropped(Unit unit, Actor by, Ending ending, Prepared prepared) {
        EndingStore.StoredEnding before = store.get(unit, ending.list);
        store.replace(unit, before, before.in(EndingState.DROPPED));
    }

    /// Who decided a list.
    Approvals.Decided decided(Unit unit, EndingStore.StoredEnding ending) {
        return approvals.decided(unit, new PreparedId(UUID.fromString(ending.prepared())));
    }

    private static WaitingKind kind(Prepared prepared) {
        try {
            BreakDeed deed = Wire.STRICT.readValue(prepared.payload(), Ending.class).deed();
            return deed == BreakDeed.WRITE_OFF ? WaitingKind.WRITE_OFF : WaitingKind.RESOLUTION;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payload of ours cannot be read", e);
        }
    }

    /// The breaks of lists that wait. A list never changes, so its breaks are read once.
    synchronized List<Waiting.Group> waiting(Unit unit) {
        List<Waiting.Group> groups = new ArrayList<>();
        Set<String> live = new HashSet<>();
        for (Prepared prepared : approvals.waitingOf(unit, END_BREAKS)) {
            String list = prepared.subject().substring(SUBJECT.length());
            live.add(list);
            groups.add(
                    new Waiting.Group(
                            new Waiting.What(Waiting.title(prepared), kind(prepared)),
                            frozen.computeIfAbsent(list, id -> breaks(unit, id))));
        }
        frozen.keySet().retainAll(live);
        return groups;
    }

    /// The lists that wait.
    Set<String> pending(Unit unit) {
        return approvals.waitingOf(unit, END_BREAKS).stream()
                .map(prepared -> prepared.subject().substring(SUBJECT.length()))
                .collect(Collectors.toSet());
    }

    private Set<BreakId> breaks(Unit unit, String list) {
        Set<BreakId> breaks = new HashSet<>();
        store.eachPart(
                unit, list, part -> part.lines().forEach(line -> breaks.add(line.breakId())));
        return breaks;
    }
}
