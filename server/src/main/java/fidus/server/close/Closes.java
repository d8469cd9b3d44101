package fidus.server.close;

import fidus.close.AboutClose;
import fidus.close.AboutVersion;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.ClosedMonth;
import fidus.close.MonthLines;
import fidus.close.RunStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.ledger.PeriodState;
import fidus.server.agents.Agents;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.bank.BankStatements;
import fidus.server.calendar.DayRolls;
import fidus.server.cashflow.CashFlows;
import fidus.server.clients.Clients;
import fidus.server.deals.Deals;
import fidus.server.fees.FeeRuns;
import fidus.server.franchises.MonthPools;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.Contracts;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.payments.Payments;
import fidus.server.rates.Rates;
import fidus.server.rebates.Rebates;
import fidus.server.reconciliation.Reconciliations;
import fidus.server.redemptions.Redemptions;
import fidus.server.settings.Settings;
import fidus.server.shares.Shares;
import fidus.server.statements.Statements;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/// The month-end close. The door of this feature.
public final class Closes {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_TEXT = 1_000;
    private static final Set<StepKind> WORKS =
            Set.of(
                    StepKind.SNAPSHOT,
                    StepKind.MARK_TO_MARKET,
                    StepKind.ACCRUALS,
                    StepKind.YEAR_END);

    private final CloseStore store = new CloseStore();
    private final Ground ground;
    private final Checklist checklist;
    private final Signing signing;
    private final Reopenings reopenings;
    private final CloseWork work;
    private final Attestations attestations;
    private final MonthStarts starts;

    /// What a close stands on.
    ///
    /// @param banks what banks say the house held with them
    public record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Accounts accounts,
            Deals deals,
            Clients clients,
            Contracts contracts,
            DayRolls dayRolls,
            ContractBooks books,
            Agents agents,
            Redemptions redemptions,
            Payments payments,
            FeeRuns feeRuns,
            Statements statements,
            Reconciliations reconciliations,
            BankStatements banks,
            Rebates rebates,
            Rates rates,
            MonthPools pools,
            Shares shares,
            CashFlows cashFlows,
            Settings settings) {}

    public Closes(Ground ground) {
        this.ground = ground;
        this.checklist = new Checklist(ground, store);
        this.signing = new Signing(ground, store, checklist);
        this.reopenings = new Reopenings(ground, store);
        this.attestations = new Attestations(ground, store);
        this.starts = new MonthStarts(ground, store);
        this.work = new CloseWork(ground);
        ground.jobs.work(CloseWork.NAME, CloseWork.Wanted.class, work);
    }

    public static void shape(Migrations migrations) {
        CloseStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(CloseCalls.MONTHS, this::months);
        routes.answer(CloseCalls.MONTH, (asked, about) -> month(asked.unit(), about.period()));
        routes.answer(CloseCalls.VERSION, this::version);
        routes.answer(CloseCalls.FREEZE, this::freeze);
        routes.answerThen(CloseCalls.RUN, this::run, ground.jobs::begin);
        var decisions = new Decisions(ground, store, this);
        routes.answer(CloseCalls.CARRY, decisions::carry);
        routes.answer(CloseCalls.SKIP, decisions::skip);
        var explanations = new Explanations(ground, store, this);
        routes.answer(CloseCalls.EXPLAIN, explanations::explain);
        routes.answer(CloseCalls.ATTEST, attestations::prepare);
        routes.answer(CloseCalls.START, starts::prepare);
        routes.answer(CloseCalls.SIGN_OFF, signing::prepare);
        routes.answer(CloseCalls.REOPEN, reopenings::prepare);
    }

    /// A month as its close stands now.
    ///
    /// @param period such as 2027-03
    /// @throws Refused `BAD_VALUE` for anything else
    public CloseMonth month(Unit unit, String period) {
        YearMonth month = MonthText.of(period);
        return checklist.month(unit, month, waiting(unit, month));
    }

    /// The same with what it was made of.
    Checklist.Seen seen(Unit unit, YearMonth month) {
        return checklist.seen(unit, month, waiting(unit, month));
    }

    CloseWork work() {
        return work;
    }

    /// How approvals and the audit log name a month.
    static String subject(YearMonth month) {
        return "close/" + month;
    }

    static String reason(String given) {
        return words("reason", given);
    }

    /// @throws Refused `BAD_VALUE` unless it has 10 to 1000 characters
    static String words(String field, String given) {
        String said = given.strip();
        if (said.length() < SHORTEST_REASON) {
            throw Refused.at(field, Problem.Code.BAD_VALUE, "This has at least 10 characters.");
        }
        text(field, said);
        return said;
    }

    static void text(String field, String given) {
        if (given.length() > LONGEST_TEXT) {
            throw Refused.at(field, Problem.Code.BAD_VALUE, "At most 1000 characters go here.");
        }
    }

    private String waiting(Unit unit, YearMonth month) {
        return ground.approvals.waiting(unit, List.of(subject(month))).stream()
                .findFirst()
                .map(
                        prepared ->
                                prepared.title()
                                        + " was prepared by "
                                        + prepared.makerName()
                                        + " and waits for a second person.")
                .orElse("");
    }

    private MonthLines months(Asked asked, Nothing nothing) {
        return new Months(ground, store).lines(asked.unit());
    }

    private ClosedMonth version(Asked asked, AboutVersion about) {
        YearMonth month = MonthText.of(about.period());
        return store.version(asked.unit(), month.toString(), about.version())
                .map(CloseStore::shown)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        month + " was not closed " + about.version() + " times."));
    }

    private CloseMonth freeze(Asked asked, AboutClose about) {
        Unit unit = asked.unit();
        YearMonth month = MonthText.of(about.period());
        CloseStep step = checklist.frozen(unit, month);
        if (step.stepState() != StepState.OPEN) {
            throw Refused.at("period", Problem.Code.WRONG_STATE, step.words());
        }
        ground.ledger.periods().beginClose(unit, month);
        ground.audit.record(
                unit,
                asked.actor(),
                "BEGIN_CLOSE",
                subject(month),
                PeriodState.OPEN,
                PeriodState.CLOSING,
                "");
        return month(unit, about.period());
    }

    private Job run(Asked asked, RunStep run) {
        Unit unit = asked.unit();
        YearMonth month = closing(unit, run.period());
        if (!WORKS.contains(run.stepKind())) {
            throw Refused.at(
                    "stepKind",
                    Problem.Code.BAD_VALUE,
                    Checklist.named(run.stepKind()) + " is not a step the program can do.");
        }
        if (run.stepKind() == StepKind.YEAR_END && !YearEnd.isLast(month)) {
            throw Refused.at(
                    "stepKind", Problem.Code.BAD_VALUE, month + " is not the last of its year.");
        }
        if (run.stepKind() == StepKind.MARK_TO_MARKET
                && ground.feeRuns.snapshot(unit, month).isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "Take the snapshot of " + month + " first.");
        }
        if (ground.jobs.isRunning(unit, CloseWork.NAME)) {
            throw Refused.because(
                    Problem.Code.STILL_RUNNING,
                    "A step of a close is still being done. Wait for it.");
        }
        changed(asked, month);
        return ground.jobs.prepare(
                unit,
                asked.actor(),
                new Jobs.Request(
                        CloseWork.NAME,
                        Checklist.named(run.stepKind()) + " of " + month,
                        subject(month),
                        new CloseWork.Wanted(
                                month.toString(),
                                run.stepKind(),
                                asked.actor().id(),
                                asked.actor().name())));
    }

    /// Whoever prepared a sign-off saw something else.
    void changed(Asked asked, YearMonth month) {
        ground.approvals.voidPending(
                asked.unit(), asked.actor(), subject(month), "The close went on meanwhile.");
    }

    /// @throws Refused `WRONG_STATE` unless the month is being closed
    YearMonth closing(Unit unit, String period) {
        YearMonth month = MonthText.of(period);
        PeriodState state = ground.ledger.periodState(unit, month);
        if (state != PeriodState.CLOSING) {
            throw Refused.at(
                    "period",
                    Problem.Code.WRONG_STATE,
                    month + " is " + state + ". Steps are done while a month is being closed.");
        }
        return month;
    }
}
