package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.audit.Actor;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Patience;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The same done to everything a filter finds, as a job: tried on all of them first, then frozen in
/// a list, so that after a stop it goes on where it was. What another person has to agree to is
/// asked for once, with the list of all of them; a list that waits after a stop stays the one that
/// waits. A list that was not written down to its end is written anew.
final class FoundDeeds implements Jobs.Steps<FoundDeeds.Wanted> {
    private static final String DEED = "DO_TO_BREAKS";
    private static final int AT_ONCE = 100;
    private static final int FROZEN_AT_ONCE = 5 * GroupEndings.AT_ONCE;
    private static final int MOST_TOLD = 5;

    private final Mongo mongo;
    private final Jobs jobs;
    private final BreaksFound all;
    private final BreakDeeds deeds;
    private final GroupEndings group;
    private final ListWork work;

    /// @param by who asks, with the roles held when it was asked
    record Wanted(DoToFound ask, PersonId by, String byName, List<Role> roles) {}

    FoundDeeds(Mongo mongo, Jobs jobs, BreaksFound all, BreakDeeds deeds, GroupEndings group) {
        this.group = group;
        this.mongo = mongo;
        this.jobs = jobs;
        this.all = all;
        this.deeds = deeds;
        this.work = new ListWork(mongo, group.store());
        jobs.work(DEED, Wanted.class, this);
    }

    void routes(Routes routes) {
        routes.answerAfter(
                ReconciliationCalls.DO_TO_FOUND, this::asked, this::prepared, jobs::begin);
    }

    private DoToFound asked(Asked asked, DoToFound ask) {
        deeds.check(asked, part(ask, found(asked.unit(), ask).subList(0, 1)));
        return ask;
    }

    private Job prepared(Asked asked, DoToFound ask) {
        Actor actor = asked.actor();
        var wanted = new Wanted(ask, actor.id(), actor.name(), actor.roles());
        return jobs.prepare(
                asked.unit(),
                actor,
                new Jobs.Request(DEED, title(ask, ask.total()), "breaks/found", wanted));
    }

    private static String title(DoToFound ask, int count) {
        return "%s %,d breaks"
                .formatted(
                        switch (ask.deed()) {
                            case ASSIGN -> "Give to an owner:";
                            case SET_CAUSE -> "Set the cause of";
                            case EXPLAIN -> "Explain";
                            case COMMENT -> "Comment on";
                            case RESOLVE -> "Have resolved:";
                            case WRITE_OFF -> "Have written off:";
                        },
                        count);
    }

    /// @throws Refused `STALE_VERSION` when others fit than were shown, or one of them was changed
    private List<ExplainBreaks.Shown> found(Unit unit, DoToFound ask) {
        BreakShelf.Found found = all.of(unit, ask.found());
        List<BreakLine> lines = found.lines();
        if (lines.size() != ask.total() || !found.digest().equals(ask.digest())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "%,d breaks fit now, %,d were shown%s. Nothing was done; look at them again."
                            .formatted(
                                    lines.size(),
                                    ask.total(),
                                    lines.size() == ask.total()
                                            ? ", but not the same as they are now"
                                            : ""));
        }
        if (lines.isEmpty() || lines.size() > DoToFound.MOST) {
            throw Refused.at(
                    "total",
                    Problem.Code.BAD_VALUE,
                    "Choose 1 to %,d breaks.".formatted(DoToFound.MOST));
        }
        return lines.stream()
                .map(line -> new ExplainBreaks.Shown(line.id(), line.version()))
                .toList();
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        boolean ends = GroupEndings.isEnding(wanted.ask.deed());
        var before = mongo.read(unit -> group.store().find(unit, list(job)));
        if (before.isPresent()) {
            return ends
                    ? waits(before.get().card().count(), wanted.ask().total())
                    : done(job, wanted, progress);
        }
        List<ExplainBreaks.Shown> rest = accepting(job, wanted, progress);
        frozen(job, wanted, rest, progress);
        return ends ? prepared(job, wanted, rest.size(), progress) : done(job, wanted, progress);
    }

    @Override
    public void giveUp(Job job, Wanted wanted) {
        boolean begun =
                mongo.read(unit -> group.store().find(unit, list(job)).isPresent())
                        && !GroupEndings.isEnding(wanted.ask.deed());
        if (begun) {
            work.end(list(job));
        }
    }

    /// Until the list is begun, they were only tried.
    @Override
    public String cancelled(Job job, Wanted wanted) {
        return mongo.read(unit -> group.store().find(unit, list(job)))
                .map(
                        begun ->
                                "Cancelled. Done to %,d of %,d breaks, which stays; nothing was done to the others."
                                        .formatted(begun.card().done(), wanted.ask().total()))
                .orElse("Cancelled while the breaks were looked at. Nothing was changed.");
    }

    /// Those that it can be done to, as they were shown.
    ///
    /// @throws Refused `WRONG_STATE` where some refuse it and the others are not to get it alone
    private List<ExplainBreaks.Shown> accepting(Job job, Wanted wanted, Progress progress) {
        var patience = new Patience(progress::stopIfAsked);
        DoToFound ask = wanted.ask();
        List<ExplainBreaks.Shown> all = mongo.read(unit -> found(unit, ask));
        List<BreakTrial.Refusal> refused = new ArrayList<>();
        var list = new Apart();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            progress.stopIfAsked();
            DoToBreaks part = part(ask, all.subList(from, Math.min(from + AT_ONCE, all.size())));
            BreakDeeds.Tried tried = patience.on(() -> deeds.trial(asked(job, wanted), part, list));
            refused.addAll(tried.found().refused());
            list.and(tried.list());
            progress.step(from + (long) part.breaks().size(), 2L * all.size());
        }
        if (!refused.isEmpty() && !(ask.theOthers() && refused.size() < all.size())) {
            throw Refused.because(Problem.Code.WRONG_STATE, told(refused, all.size()));
        }
        return without(all, refused);
    }

    /// The list is named as the job, so that another attempt finds it or begins it anew.
    private static String list(Job job) {
        return job.id().value().toString();
    }

    private void frozen(Job job, Wanted wanted, List<ExplainBreaks.Shown> rest, Progress progress) {
        String list = list(job);
        var patience = new Patience(progress::stopIfAsked);
        var _ = patience.on(() -> mongo.write(unit -> forgotten(unit, list)));
        var apart = new Apart();
        for (int from = 0; from < rest.size(); from += FROZEN_AT_ONCE) {
            progress.stopIfAsked();
            int at = from;
            int end = Math.min(from + FROZEN_AT_ONCE, rest.size());
            DoToBreaks part = part(wanted.ask(), rest.subList(from, end));
            apart.and(patience.on(() -> mongo.write(unit -> frozen(unit, list, at, part, apart))));
        }
        if (!GroupEndings.isEnding(wanted.ask.deed())) {
            var _ = patience.on(() -> mongo.write(unit -> begun(unit, job, wanted)));
        }
    }

    private String prepared(Job job, Wanted wanted, int count, Progress progress) {
        DoToFound ask = wanted.ask();
        Actor actor = mongo.read(unit -> actor(unit, job, wanted));
        var asking = new GroupEndings.Asking(list(job), ask.deed(), ask.text(), actor);
        var patience = new Patience(progress::stopIfAsked);
        Prepared asked = patience.on(() -> mongo.write(unit -> group.ask(unit, asking)));
        return waits(count, ask.total())
                + (asked.needs().size() > 1
                        ? " Two persons decide, an approver and an admin."
                        : "");
    }

    /// Nobody else has to agree.
    private boolean begun(Unit unit, Job job, Wanted wanted) {
        DoToFound ask = wanted.ask();
        var asking =
                new GroupEndings.Asking(
                        list(job), ask.deed(), deeds.said(unit, ask), actor(unit, job, wanted));
        FrozenList frozen = FrozenList.of(unit, group.store(), list(job));
        group.store()
                .put(
                        unit,
                        EndingStore.StoredEnding.of(asking, frozen, null, list(job), unit.now()));
        return true;
    }

    private boolean forgotten(Unit unit, String list) {
        group.store().removeParts(unit, list);
        return true;
    }

    /// @param before what stands in it already
    /// @return what it adds
    private Apart frozen(Unit unit, String list, int at, DoToBreaks part, Apart before) {
        Apart apart = before.part();
        group.freeze(unit, list, at, deeds.toFreeze(unit, part, apart));
        return apart;
    }

    private static String waits(int count, int total) {
        return "%,d of %,d breaks wait for another person to agree, all in one list."
                .formatted(count, total);
    }

    private String done(Job job, Wanted wanted, Progress progress) {
        DoToFound ask = wanted.ask();
        ListWork.Result result =
                work.through(
                        list(job),
                        unit -> deeds.each(within(job, wanted, unit), part(ask, List.of())),
                        new SecondHalf(progress));
        return result.told(
                "Done to %,d of %,d breaks".formatted(result.card().done(), ask.total()));
    }

    private static String told(List<BreakTrial.Refusal> refused, int total) {
        Set<String> why = new HashSet<>();
        refused.stream().limit(1_000).forEach(one -> why.add(one.why()));
        return "%,d of %,d refuse it and nothing was done: %s"
                .formatted(
                        refused.size(),
                        total,
                        String.join(" · ", why.stream().sorted().limit(MOST_TOLD).toList()));
    }

    private static List<ExplainBreaks.Shown> without(
            List<ExplainBreaks.Shown> all, List<BreakTrial.Refusal> refused) {
        Set<BreakId> refusing = new HashSet<>();
        refused.forEach(one -> refusing.add(one.id()));
        return all.stream().filter(one -> !refusing.contains(one.id())).toList();
    }

    private static DoToBreaks part(DoToFound ask, List<ExplainBreaks.Shown> some) {
        return new DoToBreaks(some, ask.deed(), ask.owner(), ask.causeCode(), ask.text());
    }

    private Asked asked(Job job, Wanted wanted) {
        return mongo.read(unit -> within(job, wanted, unit));
    }

    /// As the person who asked is at this moment: the roles of then do not count any more.
    private Asked within(Job job, Wanted wanted, Unit unit) {
        return new Asked(actor(unit, job, wanted), unit, UUID.randomUUID(), "", null);
    }

    private Actor actor(Unit unit, Job job, Wanted wanted) {
        return new Actor(
                wanted.by(),
                wanted.byName(),
                jobs.roles(unit, job),
                "job",
                "job/" + job.id().value());
    }
}
