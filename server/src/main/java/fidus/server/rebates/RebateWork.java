package fidus.server.rebates;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.FeeStep;
import fidus.jobs.Job;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunState;
import fidus.rebates.StartRebates;
import fidus.server.audit.Actor;
import fidus.server.jobs.EachPayee;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.List;

/// Computes or posts the rebates of a month, one broker in one unit of work.
final class RebateWork implements Jobs.Steps<RebateWork.Wanted> {
    static final String NAME = "REBATE_RUNS";

    private final RebateStore store;
    private final RebateRuns runs;
    private final Claims claims;
    private final Rebates.Ground ground;

    /// @param makerId who asked for it
    record Wanted(StartRebates asked, PersonId makerId, String maker) {}

    RebateWork(RebateStore store, RebateRuns runs, Claims claims, Rebates.Ground ground) {
        this.store = store;
        this.runs = runs;
        this.claims = claims;
        this.ground = ground;
        ground.jobs().work(NAME, Wanted.class, this);
    }

    Job start(Asked asked, StartRebates start) {
        MonthText.of(start.period());
        boolean computes = start.step() == FeeStep.PREVIEW;
        return ground.jobs()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Jobs.Request(
                                NAME,
                                (computes ? "Compute" : "Post") + " rebates of " + start.period(),
                                "month/" + start.period(),
                                new Wanted(start, asked.actor().id(), asked.actor().name())));
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        List<String> brokers =
                ground.mongo().read(store::allAgreements).stream()
                        .map(BrokerAgreement::broker)
                        .toList();
        Actor actor =
                new Actor(
                        wanted.makerId,
                        wanted.maker,
                        List.of(),
                        "job",
                        job.id().value().toString());
        boolean computes = wanted.asked.step() == FeeStep.PREVIEW;
        String period = wanted.asked.period();
        return EachPayee.of(
                brokers,
                broker ->
                        ground.mongo()
                                .write(
                                        unit ->
                                                computes
                                                        ? computed(unit, actor, period, broker)
                                                        : posted(unit, actor, period, broker)),
                progress,
                computes ? "computed" : "posted");
    }

    /// A broker with whom nothing was closed is unchanged.
    private boolean computed(Unit unit, Actor actor, String period, String broker) {
        long before = store.standing(unit, broker, period).map(RebateRun::version).orElse(0L);
        try {
            RebateRun now = runs.preview(unit, actor, new PrepareRebates(period, broker));
            return now.version() != before;
        } catch (Refused refused) {
            if (refused.problem().code() == Problem.Code.NOTHING_DUE) {
                return false;
            }
            throw refused;
        }
    }

    private boolean posted(Unit unit, Actor actor, String period, String broker) {
        RebateRun run = store.standing(unit, broker, period).orElse(null);
        if (run == null || run.rebateRunState() != RebateRunState.APPROVED) {
            return false;
        }
        claims.post(unit, actor, run);
        return true;
    }
}
