package fidus.server.shares;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.shares.PrepareShares;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.StartShares;
import fidus.funds.FundCode;
import fidus.jobs.Job;
import fidus.server.audit.Actor;
import fidus.server.jobs.EachPayee;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.YearMonth;
import java.util.List;

/// Values the funds of a month, one fund in one unit of work.
final class ShareWork implements Jobs.Steps<ShareWork.Wanted> {
    static final String NAME = "SHARE_RUNS";

    private final ShareStore store;
    private final ShareRuns runs;
    private final Shares.Ground ground;

    /// @param makerId who asked for it
    record Wanted(String period, PersonId makerId, String maker) {}

    ShareWork(ShareStore store, ShareRuns runs, Shares.Ground ground) {
        this.store = store;
        this.runs = runs;
        this.ground = ground;
        ground.jobs().work(NAME, Wanted.class, this);
    }

    Job start(Asked asked, StartShares start) {
        snapshot(asked.unit(), MonthText.of(start.period()));
        return ground.jobs()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Jobs.Request(
                                NAME,
                                "Value the shares of " + start.period(),
                                "month/" + start.period(),
                                new Wanted(
                                        start.period(), asked.actor().id(), asked.actor().name())));
    }

    ShareRun preview(Asked asked, PrepareShares prepare) {
        return preview(
                asked.unit(), asked.actor(), MonthText.of(prepare.period()), prepare.fundCode());
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        YearMonth month = MonthText.of(wanted.period);
        String at = job.id().value().toString();
        var actor = new Actor(wanted.makerId, wanted.maker, List.of(), "job", at);
        List<String> funds =
                ground.mongo().read(unit -> runs.valued(unit, month.atEndOfMonth())).stream()
                        .map(FundCode::name)
                        .toList();
        return EachPayee.of(
                funds,
                fund -> ground.mongo().write(unit -> one(unit, actor, month, fund)),
                progress,
                "valued");
    }

    private boolean one(Unit unit, Actor actor, YearMonth month, String fund) {
        FundCode code = FundCode.valueOf(fund);
        long before =
                store.standing(unit, code).stream()
                        .filter(run -> run.period().equals(month.toString()))
                        .mapToLong(ShareRun::version)
                        .sum();
        return preview(unit, actor, month, code).version() != before;
    }

    private ShareRun preview(Unit unit, Actor actor, YearMonth month, FundCode fund) {
        return runs.preview(unit, actor, new ShareRuns.Wanted(fund, month, snapshot(unit, month)));
    }

    private MonthSnapshot snapshot(Unit unit, YearMonth month) {
        return ground.fees()
                .snapshot(unit, month)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.WRONG_STATE,
                                        "There is no snapshot of " + month + ". Take it first."));
    }
}
