package fidus.server.shares;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.ReverseShares;
import fidus.fees.shares.ShareCalls;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.ShareRunCard;
import fidus.fees.shares.ShareRunId;
import fidus.fees.shares.ShareRunList;
import fidus.fees.shares.ShareRunPage;
import fidus.fees.shares.ShareRunState;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.fees.FeeRuns;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.ContractStates;
import fidus.server.investments.Contracts;
import fidus.server.investments.Starts;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Performance shares of clients, from the valuation to payouts. The door of this feature.
public final class Shares {
    /// The command another person approves so that shares become payouts.
    public static final String APPROVE = "APPROVE_SHARES";

    /// The command another person approves to take a posted valuation back.
    public static final String REVERSE = "REVERSE_SHARES";

    private final ShareStore store = new ShareStore();
    private final Ground ground;
    private final ShareRuns runs;
    private final ShareBooks books;
    private final ShareWork work;

    /// What shares stand on.
    public record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Contracts contracts,
            ContractStates states,
            ContractBooks books,
            Starts.Agents agents,
            FeeRuns fees) {}

    /// A valuation as it was shown.
    record Awaited(ShareRunId id, String resultDigest, long version, String reason) {}

    public Shares(Ground ground) {
        this.ground = ground;
        runs = new ShareRuns(store, ground);
        books = new ShareBooks(ground, store);
        work = new ShareWork(store, runs, ground);
        ground.states.whenEarningMoves(new DealtIn(store)::check);
        ground.approvals.kind(APPROVE, Awaited.class, Set.of(Role.APPROVER), this::approved);
        ground.approvals.kind(REVERSE, Awaited.class, Set.of(Role.APPROVER), this::reversed);
    }

    public static void shape(Migrations migrations) {
        ShareStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(
                ShareCalls.RUNS,
                (asked, find) ->
                        new ShareRunList(
                                store.found(asked.unit(), find).stream()
                                        .map(ShareRunCard::of)
                                        .toList()));
        routes.answer(ShareCalls.RUN, this::page);
        routes.answer(ShareCalls.PREPARE, work::preview);
        routes.answerThen(ShareCalls.START, work::start, ground.jobs::begin);
        routes.answer(ShareCalls.APPROVE, this::askApproval);
        routes.answer(ShareCalls.REVERSE, this::askReversal);
        new ShareProof(store, runs, ground.books).routes(routes);
    }

    /// How approvals, the journal and the audit log name a valuation.
    public static String subject(ShareRunId id) {
        return "share-run/" + id.value();
    }

    /// The day from which what a valuation found of a row counts in the books: the row's own, or a
    /// later one where its month was closed. Empty for a row no valuation made, and for what was
    /// posted before this was kept.
    public Optional<LocalDate> countsOn(Unit unit, InvestmentId contract, PayoutRef row) {
        return store.booked(unit, contract, row);
    }

    /// The same of all rows of all contracts, read at once.
    public BookedRows booked(Unit unit) {
        return new BookedRows(store.booked(unit));
    }

    /// A fund whose contracts are valued at a month's end.
    ///
    /// @param run absent when it is not computed
    public record MonthShares(FundCode fundCode, @Nullable ShareRunCard run) {}

    /// The funds that have a contract to be valued at the end of a month.
    public List<MonthShares> wanted(Unit unit, YearMonth month) {
        var wanted = new ArrayList<MonthShares>();
        for (FundCode fund : runs.valued(unit, month.atEndOfMonth())) {
            ShareRunCard run =
                    store.standing(unit, fund).stream()
                            .filter(one -> one.period().equals(month.toString()))
                            .findFirst()
                            .map(ShareRunCard::of)
                            .orElse(null);
            wanted.add(new MonthShares(fund, run));
        }
        return wanted;
    }

    /// What contracts with a principal at risk had earned at their end, where an approved valuation
    /// made the principal due.
    public Map<InvestmentId, Money> matured(Unit unit) {
        var matured = new HashMap<InvestmentId, Money>();
        for (FundCode fund : FundCode.values()) {
            store.standing(unit, fund).stream()
                    .filter(run -> run.shareRunState() == ShareRunState.POSTED)
                    .forEach(run -> matured(unit, run, matured));
        }
        return matured;
    }

    private void matured(Unit unit, ShareRun run, Map<InvestmentId, Money> matured) {
        for (ShareLine line : run.lines()) {
            if (books.madeDue(unit, run, line)) {
                ContractBook book = ground.books.get(unit, line.investmentId());
                Money earned = Objects.requireNonNull(line.performance());
                matured.put(
                        line.investmentId(),
                        earned.plus(Opened.performedBefore(book.opened(), earned.currency())));
            }
        }
    }

    private ShareRunPage page(Asked asked, AboutShareRun about) {
        ShareRun run = store.get(asked.unit(), about.id());
        return new ShareRunPage(
                run,
                run.shareRunState() != ShareRunState.REVERSED
                        && runs.wouldDiffer(asked.unit(), run));
    }

    private Prepared askApproval(Asked asked, AboutShareRun about) {
        ShareRun run = store.get(asked.unit(), about.id());
        check(run, ShareRunState.PREVIEWED);
        var shown = ShareShown.lines(run, runs.wouldDiffer(asked.unit(), run));
        return ask(
                asked,
                run,
                "Approve ",
                new Approvals.Request(APPROVE, subject(run.id()), "", shown, ""));
    }

    private Prepared askReversal(Asked asked, ReverseShares reverse) {
        ShareRun run = store.get(asked.unit(), reverse.id());
        String reason = reverse.reason().strip();
        if (reason.length() < 10 || reason.length() > 1_000) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
        checkReversible(asked.unit(), run);
        var shown = new ArrayList<>(ShareShown.lines(run, false));
        shown.add(new Shown("Reason", reason));
        return ask(
                asked,
                run,
                "Reverse ",
                new Approvals.Request(REVERSE, subject(run.id()), "", shown, reason));
    }

    private Prepared ask(Asked asked, ShareRun run, String verb, Approvals.Request wish) {
        return ground.approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        wish.command(),
                        wish.subject(),
                        verb + ShareShown.title(run),
                        wish.shown(),
                        new Awaited(
                                run.id(),
                                run.resultDigest(),
                                run.version(),
                                wish.payload().toString())));
    }

    private void approved(Unit unit, Decided by, Awaited awaited) {
        ShareRun run = seen(unit, awaited);
        check(run, ShareRunState.PREVIEWED);
        by.byAnotherThan(Set.of(run.steps().makerId()));
        runs.checkStillSo(unit, run);
        books.post(unit, by, run);
        move(unit, by, run, run.posted(by.checker().id(), unit.now()), "");
    }

    private void reversed(Unit unit, Decided by, Awaited awaited) {
        ShareRun run = seen(unit, awaited);
        checkReversible(unit, run);
        books.reverse(unit, by, run, awaited.reason);
        move(unit, by, run, run.reversed(awaited.reason, unit.now()), awaited.reason);
    }

    private ShareRun seen(Unit unit, Awaited awaited) {
        ShareRun run = store.get(unit, awaited.id);
        if (run.version() != awaited.version || !run.resultDigest().equals(awaited.resultDigest)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This valuation is not what was shown any more. Prepare it again.");
        }
        return run;
    }

    private void checkReversible(Unit unit, ShareRun run) {
        check(run, ShareRunState.POSTED);
        runs.checkLast(unit, run.fundCode(), YearMonth.parse(run.period()));
        books.checkUntouched(unit, run);
    }

    private static void check(ShareRun run, ShareRunState needed) {
        if (run.shareRunState() != needed) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This valuation is "
                            + run.shareRunState()
                            + "; this needs one that is "
                            + needed
                            + ".");
        }
    }

    private void move(Unit unit, Decided by, ShareRun before, ShareRun after, String reason) {
        Actor maker = by.maker().asking(by.checker().request());
        store.replace(unit, before, after);
        ground.audit.record(
                unit,
                maker,
                after.shareRunState() + "_SHARES",
                subject(before.id()),
                ShareRunCard.of(before),
                ShareRunCard.of(after),
                reason);
    }
}
