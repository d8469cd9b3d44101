package fidus.server.close;

import fidus.close.CloseMonth;
import fidus.close.ClosedHead;
import fidus.close.FundTotals;
import fidus.close.MonthStart;
import fidus.close.RecordMonthStart;
import fidus.close.StartedAllocation;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The month after a locked one begins: what the committee resolved about each fund's capital, with
/// the allocations and retired accounts of by then, and the capital proved once more (R4, R5, R10).
/// Recorded again, the later record holds.
final class MonthStarts {
    private static final Set<TieOutRule> VERIFIED =
            Set.of(TieOutRule.R4, TieOutRule.R5, TieOutRule.R10);

    private final Closes.Ground ground;
    private final CloseStore store;
    private final Closes closes;

    MonthStarts(Closes.Ground ground, CloseStore store, Closes closes) {
        this.ground = ground;
        this.store = store;
        this.closes = closes;
    }

    CloseMonth record(Asked asked, RecordMonthStart asks) {
        Unit unit = asked.unit();
        YearMonth month = Closes.month(asks.period());
        String note = Closes.words("note", asks.note());
        ClosedHead head = standing(unit, month);
        check(asks.totals());
        var days = new MonthFacts.Days(month, ground.zone());
        List<TieOut> checks = checks(unit, asks.totals());
        exact(checks);
        MonthStart before = store.started(unit, asks.period()).orElse(null);
        var after =
                new MonthStart(
                        asks.period(),
                        head.version(),
                        asks.totals(),
                        allocations(unit, days.end()),
                        retired(unit),
                        checks,
                        note,
                        asked.actor().name(),
                        unit.now());
        store.start(unit, after);
        ground.audit()
                .record(
                        unit,
                        asked.actor(),
                        "RECORD_MONTH_START",
                        Closes.subject(month),
                        before,
                        after,
                        note);
        return closes.month(unit, asks.period());
    }

    private ClosedHead standing(Unit unit, YearMonth month) {
        boolean latest =
                ground.ledger().periods().lastLocked(unit).filter(month::equals).isPresent();
        CloseStore.Closed closed = LockedMonth.standing(store.versions(unit, month.toString()));
        if (!latest || closed == null) {
            throw Refused.at(
                    "period",
                    Problem.Code.WRONG_STATE,
                    month
                            + " is not the latest month that was locked here. The month after it"
                            + " begins once it is.");
        }
        return closed.head();
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
        LocalDate today = LocalDate.ofInstant(unit.now(), ground.zone());
        var moment =
                new CapitalRules.Moment(
                        unit.now().plusMillis(1),
                        YearMonth.from(today),
                        MonthBooks.of(unit, ground, today).then(),
                        totals);
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
                        "The capital of "
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
