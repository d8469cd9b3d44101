package fidus.server.fees;

import fidus.contract.Refused;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeMonth;
import fidus.fees.runs.FeePaid;
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
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.runs.PayableFee;
import fidus.fees.runs.SnapshotId;
import fidus.fees.runs.StartFeeRuns;
import fidus.jobs.Job;
import fidus.mt5.AccountKey;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.deals.Deals;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Fees of managers, from preview to payment. The door of this feature.
public final class FeeRuns {
    private final FeeStore store = new FeeStore();
    private final Ground ground;
    private final Managers managers;
    private final Mandates mandates;
    private final MonthEnds monthEnds;
    private final Measures measures;
    private final Previews previews;
    private final RunDecisions decisions;
    private final Payables payables;
    private final FeePayments payments;
    private final FeeWork work;

    /// What fees stand on.
    public record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Accounts accounts,
            Deals deals,
            BiPredicate<Unit, String> isClaimed) {}

    public FeeRuns(Ground ground) {
        this.ground = ground;
        Audit audit = ground.audit;
        measures = new Measures(ground.accounts, ground.deals);
        managers = new Managers(store, audit);
        mandates =
                new Mandates(
                        store,
                        managers,
                        new MandateRules(store, ground.accounts),
                        ground.approvals,
                        audit);
        monthEnds = new MonthEnds(store, measures, ground.accounts, ground.ledger, audit);
        previews =
                new Previews(
                        store,
                        new RunInputs(measures, new Standing(store)),
                        measures,
                        managers,
                        audit);
        decisions = new RunDecisions(store, previews, ground);
        payables = new Payables(store);
        payments = new FeePayments(store, decisions, ground.ledger);
        work = new FeeWork(ground.mongo, decisions, previews);
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
        new RunFiles().routes(routes);
        decisions.routes(routes);
    }

    /// @throws Refused `NOT_FOUND`
    public FeeRun get(Unit unit, FeeRunId id) {
        return decisions.get(unit, id);
    }

    /// What is posted and not paid, per run and fund, oldest month first; with the ledger's 2410.
    public List<PayableFee> posted(Unit unit) {
        return payables.due(unit);
    }

    /// What posted runs of a month owe or owed, paid or not, per run and fund.
    public List<PayableFee> postedIn(Unit unit, String period) {
        return payables.postedIn(unit, period);
    }

    /// What is accrued and not due yet, per manager and fund; with the ledger's 2400.
    public List<PayableFee> accrued(Unit unit) {
        return payables.accrued(unit);
    }

    /// POSTED → PAID, or still POSTED when more is due than this payment brought. Posts nothing:
    /// the payment posts 2410 / 1010 itself.
    ///
    /// @throws Refused `WRONG_STATE` for a run that is not POSTED, `NOTHING_DUE` for one without
    ///   fee, `BAD_VALUE` when the payment is more than is due
    public FeeRun paid(Unit unit, Actor actor, FeeRunId id, FeePaid payment) {
        return payments.paid(unit, actor, id, payment);
    }

    FeePayments payments() {
        return payments;
    }

    /// A payment came back: PAID → POSTED. A run that is REVERSED stays so; what its payment had
    /// paid of the next one is due on that again.
    public FeeRun reversedPayment(Unit unit, Actor actor, FeeRunId id, CameBack back) {
        return payments.cameBack(unit, actor, id, back);
    }

    /// Everybody on the list of managers, by name.
    public List<ManagerCard> managers(Unit unit) {
        return store.managersByName(unit);
    }

    /// Whether there is such a manager, retired or not.
    public boolean isManager(Unit unit, ManagerId id) {
        return store.manager(unit, id).isPresent();
    }

    /// An account at the end of a day by its server's clock, with what blocks its figure.
    ///
    /// @throws Refused `NOT_FOUND` when there is no such account
    public MonthAccount measured(Unit unit, AccountKey account, LocalDate day) {
        return measures.at(unit, account, day);
    }

    /// A month as fees see it now.
    ///
    /// @throws Refused `BAD_VALUE` for anything but a month such as 2027-03
    public FeeMonth month(Unit unit, String period) {
        return monthEnds.shown(unit, period);
    }

    /// The last snapshot of a month's end.
    public Optional<MonthSnapshot> snapshot(Unit unit, YearMonth month) {
        return store.lastSnapshot(unit, month.toString());
    }

    /// Takes a month's end, or answers the last one when nothing changed since.
    ///
    /// @param id of the snapshot if one is taken
    /// @throws Refused `WRONG_STATE` while the month is not over on every server
    public MonthSnapshot take(Unit unit, Actor actor, SnapshotId id, YearMonth month) {
        return monthEnds.take(unit, actor, id, month.toString());
    }

    /// Everything that stands, oldest month first.
    public List<FeeRun> standing(Unit unit) {
        return store.standing(unit);
    }

    /// Reversed runs that had been paid, also those whose payments came back.
    public List<FeeRun> reversedPaid(Unit unit) {
        return store.reversedPaid(unit);
    }

    /// All payments for the type, payee and month of a run, those that came back included.
    ///
    /// @param reversed all reversed runs that had been paid
    public static List<FeePaid> payments(FeeRun run, List<FeeRun> reversed) {
        return Payables.payments(run, reversed);
    }

    /// All mandates, those that ended included.
    public List<Mandate> mandates(Unit unit) {
        return store.allMandates(unit);
    }

    /// The runs the month's mandates ask for: of performance fees for every manager, of management
    /// fees where one is agreed.
    public List<MonthRun> wanted(Unit unit, YearMonth month) {
        var wanted = new ArrayList<MonthRun>();
        for (FeeType type : FeeType.values()) {
            for (ManagerCard payee : previews.payees(unit, month)) {
                FeeRun run = store.standing(unit, type, payee.id(), month.toString()).orElse(null);
                if (run != null
                        || type == FeeType.MANAGER_PERFORMANCE
                        || isManaged(unit, payee.id(), month)) {
                    wanted.add(
                            new MonthRun(
                                    payee.name(), type, run == null ? null : FeeRunCard.of(run)));
                }
            }
        }
        return List.copyOf(wanted);
    }

    /// The run as approvals and the audit log name it.
    public static String subject(FeeRunId id) {
        return FeePostings.subject(id);
    }

    /// Whether the outcome of a month's work names managers whose run was refused.
    public static boolean isBlocked(String outcome) {
        return outcome.contains(FeeWork.BLOCKED);
    }

    private boolean isManaged(Unit unit, ManagerId payee, YearMonth month) {
        return store.allMandates(unit).stream()
                .filter(mandate -> mandate.managerId().equals(payee) && mandate.isIn(month))
                .map(mandate -> mandate.agreedOn(mandate.lastDayIn(month)).agreement())
                .anyMatch(agreement -> agreement.management().rate().signum() > 0);
    }

    FeeWork work() {
        return work;
    }

    private Job start(Asked asked, StartFeeRuns start) {
        MonthText.of(start.period());
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

    /// A run with everything it was computed from.
    ///
    /// @throws Refused `NOT_FOUND`
    public static FeeRunFile file(Unit unit, FeeRunId id) {
        return FeeRunFile.of(new FeeStore().get(unit, id));
    }
}
