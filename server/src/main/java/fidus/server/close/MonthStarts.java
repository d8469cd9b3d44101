package fidus.server.close;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.close.ClosedHead;
import fidus.close.FundTotals;
import fidus.close.MonthStart;
import fidus.close.RecordMonthStart;
import fidus.close.StartedAllocation;
import fidus.close.TieOut;
import fidus.close.TieOutNames;
import fidus.close.TieOutRule;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.ContractBook;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.reconciliation.desk.RuleNames;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.time.Moments;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The month after a locked one begins: what the committee resolved about each fund's capital, with
/// the allocations and retired accounts of by then, and the capital proved once more (R4, R5, R10).
/// One person records it and another approves it. Recorded again, the later record holds.
final class MonthStarts {
    static final String RECORD = "RECORD_MONTH_START";

    private static final Set<TieOutRule> VERIFIED =
            Set.of(TieOutRule.R4, TieOutRule.R5, TieOutRule.R10);

    private final Closes.Ground ground;
    private final CloseStore store;

    /// What two people record.
    ///
    /// @param version of the close it follows
    /// @param checks R4, R5 and R10 as they were shown
    /// @param seen the version of the record it follows, 0 for none; absent in what was prepared
    ///   before versions were counted
    record Wanted(
            RecordMonthStart asks,
            int version,
            List<StartedAllocation> allocations,
            List<AccountKey> retired,
            List<TieOut> checks,
            @Nullable Long seen) {
        Wanted {
            allocations = List.copyOf(allocations);
            retired = List.copyOf(retired);
            checks = List.copyOf(checks);
        }
    }

    MonthStarts(Closes.Ground ground, CloseStore store) {
        this.ground = ground;
        this.store = store;
        ground.approvals().kind(RECORD, Wanted.class, Set.of(Role.APPROVER), this::recorded);
    }

    Prepared prepare(Asked asked, RecordMonthStart asks) {
        Wanted wanted = wanted(asked.unit(), asks);
        exact(wanted.checks());
        YearMonth month = MonthText.of(asks.period());
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                RECORD,
                                Closes.subject(month),
                                "Record the start of " + month.plusMonths(1),
                                shown(wanted),
                                wanted));
    }

    private Wanted wanted(Unit unit, RecordMonthStart asks) {
        YearMonth month = MonthText.of(asks.period());
        Closes.words("note", asks.note());
        ClosedHead head = standing(unit, month);
        check(asks.totals());
        var days = new MonthFacts.Days(month, unit.days());
        return new Wanted(
                asks,
                head.version(),
                allocations(unit, days.end()),
                retired(unit),
                checks(unit, asks.totals()),
                store.holding(unit, asks.period()).version());
    }

    private static List<Shown> shown(Wanted wanted) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("After", wanted.asks.period() + ", version " + wanted.version));
        for (FundTotals one : wanted.asks.totals()) {
            shown.add(
                    new Shown(
                            "Capital of " + one.fundCode(),
                            one.fundCapital()
                                    + ", of it reserves "
                                    + one.reserves()
                                    + ", unallocated "
                                    + one.unallocated()));
        }
        for (StartedAllocation one : wanted.allocations) {
            shown.add(
                    new Shown(
                            "Allocation of " + one.account(),
                            RuleNames.words(one.kind())
                                    + " "
                                    + one.change()
                                    + " "
                                    + Moments.onAt(one.effectiveAt())));
        }
        wanted.retired.forEach(one -> shown.add(new Shown("Out of use", one.toString())));
        for (TieOut tie : wanted.checks) {
            shown.add(new Shown(TieOutNames.of(tie), Signing.sides(tie)));
        }
        shown.add(new Shown("Minutes", wanted.asks.note().strip()));
        return List.copyOf(shown);
    }

    private void recorded(Unit unit, Decided by, Wanted wanted) {
        RecordMonthStart asks = wanted.asks;
        if (!wanted(unit, asks).equals(wanted)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Allocations, accounts or capital are not what was shown. Prepare the month's"
                            + " start anew.");
        }
        CloseStore.Holding<MonthStart> before = store.holding(unit, asks.period());
        var after =
                new MonthStart(
                        asks.period(),
                        wanted.version,
                        asks.totals(),
                        wanted.allocations,
                        wanted.retired,
                        wanted.checks,
                        asks.note().strip(),
                        by.maker().name(),
                        by.checker().name(),
                        unit.now());
        store.start(unit, before, after);
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        RECORD,
                        Closes.subject(MonthText.of(asks.period())),
                        before.value(),
                        after,
                        after.note());
    }

    private ClosedHead standing(Unit unit, YearMonth month) {
        return LockedMonth.latest(
                        ground,
                        store,
                        unit,
                        month,
                        "the latest month that was locked here. The month after it begins once it"
                                + " is.")
                .head();
    }

    private static void check(List<FundTotals> totals) {
        Set<String> funds =
                totals.stream().map(one -> one.fundCode().name()).collect(Collectors.toSet());
        if (funds.size() != totals.size()) {
            throw Refused.at("totals", Problem.Code.BAD_VALUE, "Each fund stands here once.");
        }
        for (FundTotals one : totals) {
            one.fundCapital().compareTo(one.reserves());
            one.fundCapital().compareTo(one.unallocated());
            if (one.fundCapital().signum() < 0
                    || one.reserves().signum() < 0
                    || one.unallocated().signum() < 0) {
                throw Refused.at(
                        "totals",
                        Problem.Code.BAD_VALUE,
                        "Capital, reserves and what is unallocated are zero or more.");
            }
        }
    }

    private List<TieOut> checks(Unit unit, List<FundTotals> totals) {
        LocalDate today = unit.today();
        Instant end = unit.now().plusMillis(1);
        YearMonth through = YearMonth.from(today);
        List<ContractBook> books = MonthBooks.of(unit, ground, today).then();
        var moment =
                new CapitalRules.Moment(
                        end,
                        through,
                        books,
                        new CapitalRules.Resolved(totals, end),
                        ground.cashFlows().cash(unit, end, through.atEndOfMonth(), books));
        return CapitalRules.of(unit, ground, moment).stream()
                .filter(tie -> VERIFIED.contains(tie.tieOutRule()))
                .toList();
    }

    private static void exact(List<TieOut> checks) {
        for (TieOut tie : checks) {
            if (tie.tieOutRule() == TieOutRule.R4 && !tie.isSettled()) {
                throw Refused.at(
                        "totals",
                        Problem.Code.BAD_VALUE,
                        tie.right() == null
                                ? "Enter the capital of "
                                        + tie.key()
                                        + ", which has allocations of "
                                        + tie.left()
                                        + "."
                                : "The capital of "
                                        + tie.key()
                                        + " is "
                                        + tie.left()
                                        + ", while its accounts' allocations, reserves and what is"
                                        + " unallocated sum to "
                                        + tie.right()
                                        + ". They must be equal.");
            }
        }
    }

    private List<StartedAllocation> allocations(Unit unit, Instant from) {
        var started = new ArrayList<StartedAllocation>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            for (AllocationEvent event : ground.accounts().allocations(unit, account.key())) {
                Instant at = effective(account, event);
                if (!at.isBefore(from)) {
                    started.add(
                            new StartedAllocation(
                                    account.key(), event.kind().name(), event.change(), at));
                }
            }
        }
        return started;
    }

    /// The first capital of an account counts from its beginning; it began here when the account
    /// was registered.
    private static Instant effective(TradingAccount account, AllocationEvent event) {
        Instant registered = account.registeredAt();
        return event.kind() == AllocationKind.INITIAL && registered != null
                ? registered
                : event.effectiveAt();
    }

    private List<AccountKey> retired(Unit unit) {
        return ground.accounts().all(unit).stream()
                .filter(one -> one.lifecycle() == AccountLifecycle.INACTIVE)
                .filter(one -> one.accountPurpose() != AccountPurpose.DEMO)
                .map(TradingAccount::key)
                .toList();
    }
}
