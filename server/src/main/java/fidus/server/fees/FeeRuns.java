package fidus.server.fees;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunFile;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunList;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.FindFeeRuns;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.PayableFee;
import fidus.fees.runs.ReverseFeeRun;
import fidus.fees.runs.StartFeeRuns;
import fidus.jobs.Job;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.deals.Deals;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// Fees of managers, from preview to payment. The door of this feature.
public final class FeeRuns {
    static final String APPROVE = "APPROVE_FEE_RUN";
    static final String REVERSE = "REVERSE_FEE_RUN";

    private final FeeStore store = new FeeStore();
    private final Ground ground;
    private final Managers managers;
    private final Mandates mandates;
    private final MonthEnds monthEnds;
    private final Previews previews;
    private final FeeWork work;

    /// What fees stand on.
    public record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Accounts accounts,
            Deals deals) {}

    /// A run as it was shown.
    record Awaited(FeeRunId id, String resultDigest, long version, String reason) {}

    public FeeRuns(Ground ground) {
        this.ground = ground;
        Audit audit = ground.audit;
        var measures = new Measures(ground.accounts, ground.deals);
        managers = new Managers(store, audit);
        mandates =
                new Mandates(
                        store,
                        managers,
                        new MandateRules(store, ground.accounts),
                        ground.approvals,
                        audit);
        monthEnds = new MonthEnds(store, measures, ground.accounts, audit);
        previews =
                new Previews(
                        store,
                        new RunInputs(measures, new Standing(store)),
                        measures,
                        managers,
                        audit);
        work = new FeeWork(ground.mongo, this, previews);
        ground.approvals.kind(APPROVE, Awaited.class, Set.of(Role.APPROVER), this::approved);
        ground.approvals.kind(REVERSE, Awaited.class, Set.of(Role.APPROVER), this::reversed);
        ground.jobs.work(FeeWork.NAME, FeeWork.Wanted.class, work);
    }

    public static void shape(Migrations migrations) {
        FeeStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(FeeCalls.MANAGERS, managers::list);
        routes.answer(FeeCalls.ADD_MANAGER, managers::add);
        routes.answer(FeeCalls.RETIRE_MANAGER, managers::retire);
        routes.answer(FeeCalls.MANDATES, mandates::list);
        routes.answer(FeeCalls.PREPARE_MANDATE, mandates::prepare);
        routes.answer(FeeCalls.CHANGE_MANDATE, mandates::change);
        routes.answer(FeeCalls.MONTH, monthEnds::shown);
        routes.answer(FeeCalls.SNAPSHOT, monthEnds::take);
        routes.answerThen(FeeCalls.START, this::start, ground.jobs::begin);
        routes.answer(FeeCalls.RUNS, this::list);
        routes.answer(FeeCalls.RUN, this::page);
        routes.answer(FeeCalls.FILE, this::file);
        routes.answer(FeeCalls.APPROVE, this::prepareApproval);
        routes.answer(FeeCalls.POST, this::post);
        routes.answer(FeeCalls.REVERSE, this::prepareReversal);
    }

    /// @throws Refused `NOT_FOUND`
    public FeeRun get(Unit unit, FeeRunId id) {
        return store.run(unit, id)
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such fee run."));
    }

    /// What is posted and not paid, per run and fund, oldest month first; with the ledger's 2410.
    public List<PayableFee> posted(Unit unit) {
        return payable(
                unit, run -> run.feeRunState() == FeeRunState.POSTED, (_, part) -> part.fee());
    }

    /// What is accrued and not due yet, per manager and fund; with the ledger's 2400.
    public List<PayableFee> accrued(Unit unit) {
        List<FeeRun> posted =
                store.standing(unit).stream().filter(run -> run.feeRunState().isPosted()).toList();
        return payable(
                unit,
                run -> run.feeRunState().isPosted(),
                (run, part) ->
                        isLast(posted, run, part)
                                ? part.accruedAfter()
                                : Money.zero(part.fee().currency()));
    }

    /// POSTED → PAID. Posts nothing: the payment posts 2410 / 1010 itself.
    ///
    /// @throws Refused `WRONG_STATE` for a run that is not POSTED, `NOTHING_DUE` for one without
    ///   fee, `BAD_VALUE` when the payment is of another sum
    public FeeRun paid(Unit unit, Actor actor, FeeRunId id, FeePaid payment) {
        FeeRun run = get(unit, id);
        if (run.fee().signum() == 0) {
            throw Refused.because(Problem.Code.NOTHING_DUE, "Nothing is due on this run.");
        }
        if (!payment.money().equals(run.fee())) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "A run is paid whole: " + run.fee() + ", not " + payment.money() + ".");
        }
        return move(unit, actor, RunStates.paid(run, payment), run, "");
    }

    /// PAID → POSTED, because the payment was reversed.
    public FeeRun reversedPayment(Unit unit, Actor actor, FeeRunId id, String reason) {
        FeeRun run = get(unit, id);
        return move(unit, actor, RunStates.unpaid(run), run, reason);
    }

    FeeWork work() {
        return work;
    }

    /// Posts the payee's run when it is APPROVED.
    ///
    /// @return whether it was posted now
    boolean postStanding(Unit unit, Actor actor, FeeType type, ManagerId payee, String period) {
        FeeRun run = store.standing(unit, type, payee, period).orElse(null);
        if (run == null || run.feeRunState() != FeeRunState.APPROVED) {
            return false;
        }
        var _ = posted(unit, actor, run);
        return true;
    }

    private Job start(Asked asked, StartFeeRuns start) {
        MonthEnds.month(start.period());
        return ground.jobs.prepare(
                asked.unit(),
                asked.actor(),
                new Jobs.Request(
                        FeeWork.NAME,
                        (start.step() == FeeStep.PREVIEW ? "Compute " : "Post ")
                                + (start.feeType() == FeeType.MANAGER_PERFORMANCE
                                        ? "performance fees of "
                                        : "management fees of ")
                                + start.period(),
                        "month/" + start.period(),
                        new FeeWork.Wanted(start, asked.actor().id(), asked.actor().name())));
    }

    private FeeRunList list(Asked asked, FindFeeRuns find) {
        return new FeeRunList(
                store.found(asked.unit(), find).stream().map(FeeRunCard::of).toList());
    }

    private FeeRunPage page(Asked asked, AboutFeeRun about) {
        FeeRun run = get(asked.unit(), about.id());
        List<String> drift =
                run.feeRunState() == FeeRunState.REVERSED
                        ? List.of()
                        : previews.drift(asked.unit(), run);
        return new FeeRunPage(run, !drift.isEmpty(), drift);
    }

    private FeeRunFile file(Asked asked, AboutFeeRun about) {
        return FeeRunFile.of(get(asked.unit(), about.id()));
    }

    private Prepared prepareApproval(Asked asked, AboutFeeRun about) {
        FeeRun run = get(asked.unit(), about.id());
        RunStates.check(run, FeeRunState.PREVIEWED);
        return ask(
                asked,
                run,
                APPROVE,
                "Approve",
                RunShown.lines(run, previews.drift(asked.unit(), run)),
                "");
    }

    private Prepared prepareReversal(Asked asked, ReverseFeeRun reverse) {
        FeeRun run = get(asked.unit(), reverse.id());
        checkReversible(asked.unit(), run);
        String reason = Reasons.checked(reverse.reason());
        var lines = new ArrayList<>(RunShown.lines(run, List.of()));
        lines.add(new Shown("Reason", reason));
        return ask(asked, run, REVERSE, "Reverse", lines, reason);
    }

    private Prepared ask(
            Asked asked,
            FeeRun run,
            String command,
            String verb,
            List<Shown> shown,
            String reason) {
        return ground.approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        command,
                        FeePostings.subject(run.id()),
                        verb + " " + RunShown.title(run),
                        shown,
                        new Awaited(run.id(), run.resultDigest(), run.version(), reason)));
    }

    private void approved(Unit unit, Decided by, Awaited awaited) {
        FeeRun run = seen(unit, awaited);
        RunStates.check(run, FeeRunState.PREVIEWED);
        if (!FeeRun.resultDigest(previews.again(unit, run)).equals(run.resultDigest())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The mandate or an earlier run changed since this was computed. Compute it"
                            + " again.");
        }
        var _ =
                move(
                        unit,
                        by.maker().asking(by.checker().request()),
                        RunStates.approved(run, by, unit.now()),
                        run,
                        "");
    }

    private FeeRun post(Asked asked, AboutFeeRun about) {
        FeeRun run = get(asked.unit(), about.id());
        return run.feeRunState().isPosted() ? run : posted(asked.unit(), asked.actor(), run);
    }

    private FeeRun posted(Unit unit, Actor actor, FeeRun run) {
        FeeRun after = RunStates.posted(run, unit.now());
        for (NewEntry entry : entries(unit, run)) {
            ground.ledger.post(unit, actor, run.checkerId(), entry);
        }
        return move(unit, actor, after, run, "");
    }

    private void reversed(Unit unit, Decided by, Awaited awaited) {
        FeeRun run = seen(unit, awaited);
        checkReversible(unit, run);
        Actor maker = by.maker().asking(by.checker().request());
        for (NewEntry entry : entries(unit, run).reversed()) {
            ground.ledger.reversePosted(
                    unit,
                    maker,
                    by.checker().id(),
                    new Ledger.Posted(entry.eventCode(), entry.source(), entry.leg()),
                    awaited.reason);
        }
        var _ =
                move(
                        unit,
                        maker,
                        RunStates.reversed(run, awaited.reason, unit.now()),
                        run,
                        awaited.reason);
    }

    private void checkReversible(Unit unit, FeeRun run) {
        if (!run.feeRunState().isPosted()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run is " + run.feeRunState() + "; only what is posted is reversed.");
        }
        store.standing(unit, run.feeType(), run.payeeId()).stream()
                .filter(other -> other.period().compareTo(run.period()) > 0)
                .findFirst()
                .ifPresent(
                        later -> {
                            throw Refused.because(
                                    Problem.Code.LATER_RUN_EXISTS,
                                    "The run of "
                                            + later.period()
                                            + " stands on this one. Reverse that first.");
                        });
    }

    private FeeRun seen(Unit unit, Awaited awaited) {
        FeeRun run = get(unit, awaited.id);
        if (run.version() != awaited.version || !run.resultDigest().equals(awaited.resultDigest)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This run is not what was shown any more. Prepare it again.");
        }
        return run;
    }

    private List<NewEntry> entries(Unit unit, FeeRun run) {
        return new FeePostings(run).entries(day -> ground.ledger.countsOn(unit, day));
    }

    private FeeRun move(Unit unit, Actor actor, FeeRun after, FeeRun before, String reason) {
        store.replace(unit, before, after);
        ground.audit.record(
                unit,
                actor,
                after.feeRunState() + "_FEE_RUN",
                FeePostings.subject(before.id()),
                FeeRunCard.of(before),
                FeeRunCard.of(after),
                reason);
        return after;
    }

    private List<PayableFee> payable(
            Unit unit, Predicate<FeeRun> which, BiFunction<FeeRun, FeePart, Money> sum) {
        var found = new ArrayList<PayableFee>();
        for (FeeRun run : store.standing(unit)) {
            if (which.test(run)) {
                for (FeePart part : run.parts()) {
                    Money money = sum.apply(run, part);
                    if (money.signum() > 0) {
                        found.add(
                                new PayableFee(
                                        run.id(),
                                        run.feeType(),
                                        run.payeeId(),
                                        run.payee(),
                                        run.period(),
                                        part.inputs().fund(),
                                        money));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isLast(List<FeeRun> posted, FeeRun run, FeePart part) {
        return posted.stream()
                .filter(other -> other.feeType() == run.feeType())
                .filter(other -> other.payeeId().equals(run.payeeId()))
                .filter(other -> other.period().compareTo(run.period()) > 0)
                .flatMap(other -> other.parts().stream())
                .noneMatch(later -> later.inputs().mandateId().equals(part.inputs().mandateId()));
    }
}
