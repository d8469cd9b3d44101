package fidus.server.reconciliation;

import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.reconciliation.ClearSuggestions;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.AcceptanceTrial;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.audit.Actor;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Patience;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Accepts all good suggestions of a run or those that were picked, as a job: a few in each
/// transaction, so that what was accepted before a stop stays and the rest goes on.
final class Acceptances implements Jobs.Steps<Acceptances.Wanted> {
    private static final String ACCEPT = "ACCEPT_SUGGESTIONS";
    static final int AT_ONCE = 100;
    private static final int MOST_NAMED = 10;

    private final Mongo mongo;
    private final Jobs jobs;
    private final RunStore runs = new RunStore();
    private final RunWindows windows;
    private final Matches matches;
    private final int atOnce;
    private final ScoredSuggestions scored;

    /// @param by who accepts, with the roles held when it was asked
    /// @param picked absent for all that reach the score
    /// @param uncompared whether all means those too whose texts were not compared
    record Wanted(
            RunId run,
            BigDecimal leastScore,
            PersonId by,
            String byName,
            List<Role> roles,
            @Nullable List<AcceptSuggestions.Picked> picked,
            @Nullable Boolean uncompared) {
        boolean asksUncompared() {
            return uncompared != null && uncompared;
        }
    }

    /// @param atOnce suggestions accepted in one transaction
    Acceptances(Mongo mongo, Jobs jobs, RunWindows windows, Matches matches, int atOnce) {
        this.mongo = mongo;
        this.jobs = jobs;
        this.windows = windows;
        this.matches = matches;
        this.atOnce = atOnce;
        this.scored = new ScoredSuggestions(runs, windows);
        jobs.work(ACCEPT, Wanted.class, this);
    }

    void routes(Routes routes) {
        routes.answerThen(WindowCalls.ACCEPT, this::accept, jobs::begin);
        routes.answer(WindowCalls.TRY_ACCEPT, this::tried);
    }

    private AcceptanceTrial tried(Asked asked, AcceptSuggestions ask) {
        RunStore.StoredRun run = runs.workable(asked.unit(), ask.runId());
        return scored.trial(asked.unit(), run.id(), least(ask));
    }

    private static BigDecimal least(AcceptSuggestions ask) {
        BigDecimal least = ask.leastScore();
        if (least.signum() < 0 || least.compareTo(BigDecimal.ONE) > 0) {
            throw Refused.at("leastScore", Problem.Code.BAD_VALUE, "A score is 0 to 1.");
        }
        return least;
    }

    private Job accept(Asked asked, AcceptSuggestions ask) {
        BigDecimal least = least(ask);
        List<AcceptSuggestions.Picked> picked = ask.picked();
        if (picked != null && (picked.isEmpty() || picked.size() > AcceptSuggestions.MOST)) {
            throw Refused.at(
                    "picked",
                    Problem.Code.BAD_VALUE,
                    "Pick 1 to %,d suggestions, or accept all of the run."
                            .formatted(AcceptSuggestions.MOST));
        }
        Actor actor = asked.actor();
        RunStore.StoredRun run = runs.workable(asked.unit(), ask.runId());
        var wanted =
                new Wanted(
                        run.id(),
                        least,
                        actor.id(),
                        actor.name(),
                        actor.roles(),
                        picked,
                        ask.uncompared());
        return jobs.prepare(
                asked.unit(),
                actor,
                new Jobs.Request(
                        ACCEPT,
                        "Accept suggestions of " + RecordWords.account(run.account()),
                        "run/" + run.id().value(),
                        wanted));
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        List<AcceptSuggestions.Picked> picked = wanted.picked();
        return picked == null ? all(job, wanted, progress) : picked(job, wanted, picked, progress);
    }

    /// One that is refused keeps nobody from the others; it is named with the reason. Where several
    /// of those picked fit a row almost as well, none of them is accepted.
    private String picked(
            Job job, Wanted wanted, List<AcceptSuggestions.Picked> asked, Progress progress) {
        Set<AcceptSuggestions.Picked> unclear = mongo.read(unit -> unclear(unit, wanted, asked));
        List<AcceptSuggestions.Picked> picked =
                asked.stream().filter(one -> !unclear.contains(one)).toList();
        var patience = new Patience(progress::stopIfAsked);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < picked.size(); i++) {
            progress.stopIfAsked();
            AcceptSuggestions.Picked one = picked.get(i);
            String why =
                    patience.on(
                            () ->
                                    mongo.write(
                                            unit ->
                                                    matches.accept(
                                                            unit,
                                                            actor(unit, job, wanted),
                                                            wanted.run(),
                                                            one)));
            if (!why.isEmpty()) {
                refused.add(refused.size() < MOST_NAMED ? named(wanted, one) + ": " + why : why);
            }
            progress.step(i + 1L, picked.size());
        }
        return (picked.size() - refused.size())
                + " suggestions accepted."
                + ClearSuggestions.saidLeft(unclear.size())
                + said(refused);
    }

    /// Those picked without a difference that are not better by the margin than every other one
    /// picked for their rows.
    private Set<AcceptSuggestions.Picked> unclear(
            Unit unit, Wanted wanted, List<AcceptSuggestions.Picked> picked) {
        var asked = new HashSet<>(picked);
        Set<RowRef> rows = new HashSet<>();
        for (AcceptSuggestions.Picked one : picked) {
            one.bookRows().forEach(row -> rows.add(new RowRef(Side.BOOK, row)));
        }
        List<Suggestion> all =
                windows.findings().suggesting(unit, wanted.run(), rows).stream()
                        .filter(one -> asked.contains(picked(one)))
                        .toList();
        ClearSuggestions clear = ClearSuggestions.of(all, BigDecimal.ZERO, margin(unit, wanted));
        return all.stream()
                .filter(one -> one.difference().isZero() && !clear.accepted().contains(one))
                .map(Acceptances::picked)
                .collect(Collectors.toSet());
    }

    private static AcceptSuggestions.Picked picked(Suggestion one) {
        return new AcceptSuggestions.Picked(one.bookRows(), one.statementRows());
    }

    private String named(Wanted wanted, AcceptSuggestions.Picked one) {
        return mongo.read(
                unit -> new PickedWords(windows).of(unit, runs.get(unit, wanted.run()), one));
    }

    private static String said(List<String> refused) {
        if (refused.isEmpty()) {
            return "";
        }
        int more = Math.max(0, refused.size() - MOST_NAMED);
        return " "
                + refused.size()
                + " not: "
                + String.join(" ", refused.subList(0, refused.size() - more))
                + (more == 0 ? "" : " And " + more + " more.");
    }

    /// Its job keeps how many it accepted, in the transactions that accept them: work that goes on
    /// after a stop counts on from there.
    private String all(Job job, Wanted wanted, Progress progress) {
        List<Suggestion> rest = mongo.read(unit -> clear(unit, wanted).accepted());
        var patience = new Patience(progress::stopIfAsked);
        long accepted = job.done();
        long all = accepted + rest.size();
        for (int from = 0; from < rest.size(); from += atOnce) {
            progress.stopIfAsked();
            List<Suggestion> few = rest.subList(from, Math.min(from + atOnce, rest.size()));
            long before = accepted;
            accepted =
                    patience.on(
                            () ->
                                    mongo.write(
                                            unit -> {
                                                long now =
                                                        before + accepted(unit, job, wanted, few);
                                                jobs.keep(unit, job, now, all);
                                                return now;
                                            }));
        }
        return accepted
                + " suggestions accepted."
                + mongo.read(unit -> saidRest(clear(unit, wanted)) + saidUncompared(unit, wanted));
    }

    private String saidUncompared(Unit unit, Wanted wanted) {
        int left =
                wanted.asksUncompared()
                        ? 0
                        : scored.uncompared(unit, wanted.run(), wanted.leastScore()).size();
        return left == 0
                ? ""
                : " " + left + " left whose texts were not compared: look at them one by one.";
    }

    /// What another person has to agree to, or what something stands against, is clear still.
    private static String saidRest(ClearSuggestions rest) {
        int not = rest.accepted().size();
        String picking = " not: pick them, and what stands against each is named.";
        return (not == 0 ? "" : " " + not + picking) + rest.saidLeft();
    }

    private int accepted(Unit unit, Job job, Wanted wanted, List<Suggestion> few) {
        return matches.acceptAll(unit, actor(unit, job, wanted), wanted.run(), few);
    }

    /// As the person who asked is at this moment: the roles of then do not count any more.
    private Actor actor(Unit unit, Job job, Wanted wanted) {
        return new Actor(
                wanted.by(),
                wanted.byName(),
                jobs.roles(unit, job),
                "job",
                "job/" + job.id().value());
    }

    /// As they are suggested at this moment.
    private ClearSuggestions clear(Unit unit, Wanted wanted) {
        return scored.clear(unit, wanted.run(), wanted.leastScore(), wanted.asksUncompared());
    }

    private BigDecimal margin(Unit unit, Wanted wanted) {
        String account = runs.get(unit, wanted.run()).account();
        return new ProfileStore().of(unit, account).ambiguityMargin();
    }
}
