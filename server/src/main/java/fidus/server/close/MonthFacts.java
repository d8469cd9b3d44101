package fidus.server.close;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.fees.runs.FeeMonth;
import fidus.investments.book.ContractBook;
import fidus.ledger.PeriodState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.transfers.OpenLeg;
import fidus.payments.Payable;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunState;
import fidus.server.fees.MonthRun;
import fidus.server.mongo.Unit;
import fidus.server.statements.Made;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a month's checklist is made of, read in one unit of work.
///
/// @param close what people decided about this close
/// @param fees the month's accounts, measured now, and its snapshot
/// @param open transfer legs of the month and before that have no partner
/// @param contracts that had begun by the month's end
/// @param behind those of them whose accrual is not in the books as of the last day
/// @param pools sold contracts whose pools' accrual is not in the books as of the last day
/// @param others the runs before the managers' fees
/// @param runs the last reconciliation of each account that reaches the month's end
/// @param breaks all breaks of all trading accounts
/// @param banks the house's accounts at banks
/// @param due what was due by the month's end and is not paid
record MonthFacts(
        Days days,
        PeriodState periodState,
        CloseStore.Close close,
        FeeMonth fees,
        List<TieOut> ties,
        List<OpenLeg> open,
        int contracts,
        int behind,
        int pools,
        List<MonthRun> wanted,
        OtherRuns.Seen others,
        List<Reconciled> runs,
        Map<AccountKey, List<ReconciliationBreak>> breaks,
        List<BankProofs.Proof> banks,
        List<Payable> due,
        Made made) {

    /// A month by the calendar of the house.
    record Days(YearMonth month, ZoneId zone) {
        LocalDate last() {
            return month.atEndOfMonth();
        }

        /// The first instant after it.
        Instant end() {
            return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        }

        boolean isWithin(LocalDate day) {
            return YearMonth.from(day).equals(month);
        }

        /// Whether a reconciliation that did not fail speaks of the last day.
        boolean isCovered(ReconciliationRun run) {
            return run.runState() != RunState.FAILED
                    && !run.from().isAfter(last())
                    && !run.to().isBefore(last());
        }
    }

    /// @param account a trading account, or an account at a bank that was used in the month
    /// @param subject its record, as `kind/id`
    /// @param run absent when none reaches the month's end
    record Reconciled(String account, String subject, @Nullable ReconciliationRun run) {
        boolean isDone() {
            return run != null && run.runState() != RunState.RUNNING;
        }

        boolean isSigned() {
            return run != null
                    && (run.runState() == RunState.SIGNED_OFF || run.runState() == RunState.LOCKED);
        }
    }

    static MonthFacts of(Unit unit, Closes.Ground ground, YearMonth month, CloseStore.Close close) {
        var days = new Days(month, ground.zone());
        FeeMonth fees = ground.feeRuns().month(unit, month.toString());
        Map<AccountKey, List<ReconciliationBreak>> breaks = breaks(unit, ground);
        List<BankProofs.Proof> banks = BankProofs.of(unit, ground, days);
        TransitTies.Transit transit = TransitTies.of(unit, ground, days);
        var ties = new ArrayList<>(new HouseTies(unit, ground, days).all(banks));
        ties.addAll(ContractTies.of(unit, ground, days));
        ties.addAll(explained(AccountTies.of(unit, ground, days, fees.accounts()), breaks));
        ties.addAll(transit.ties());
        ties.sort(Comparator.comparing(TieOut::tieOutRule));
        List<Boolean> off = off(unit, ground, days);
        return new MonthFacts(
                days,
                ground.ledger().periodState(unit, month),
                close,
                fees,
                List.copyOf(ties),
                transit.open(),
                off.size(),
                Math.toIntExact(off.stream().filter(one -> one).count()),
                ground.pools().behind(unit, month).size(),
                ground.feeRuns().wanted(unit, month),
                OtherRuns.of(unit, ground, days, fees.over()),
                reconciled(unit, ground, days, banks),
                breaks,
                banks,
                ground.payments().open(unit).stream()
                        .filter(payable -> !payable.dueOn().isAfter(days.last()))
                        .toList(),
                ground.statements().made(unit, month));
    }

    private static Map<AccountKey, List<ReconciliationBreak>> breaks(
            Unit unit, Closes.Ground ground) {
        var breaks = new LinkedHashMap<AccountKey, List<ReconciliationBreak>>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            if (account.accountPurpose() != AccountPurpose.DEMO) {
                breaks.put(account.key(), ground.reconciliations().breaks(unit, account.key()));
            }
        }
        return breaks;
    }

    private static List<Reconciled> reconciled(
            Unit unit, Closes.Ground ground, Days days, List<BankProofs.Proof> banks) {
        var runs = new ArrayList<Reconciled>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            if (account.accountPurpose() != AccountPurpose.DEMO
                    && account.lifecycle() == AccountLifecycle.ACTIVE) {
                runs.add(reconciled(unit, ground, account, days));
            }
        }
        banks.stream()
                .filter(BankProofs.Proof::used)
                .map(bank -> new Reconciled(bank.account().name(), bank.subject(), bank.run()))
                .forEach(runs::add);
        return List.copyOf(runs);
    }

    /// Of every contract that had begun, whether its accrual is not in the books.
    private static List<Boolean> off(Unit unit, Closes.Ground ground, Days days) {
        Accrued accrued = Accrued.of(unit, ground.ledger(), days.month());
        var off = new ArrayList<Boolean>();
        ground.books()
                .each(
                        unit,
                        book -> {
                            if (begun(book, days)) {
                                off.add(accrued.isOff(book, days.last()));
                            }
                        });
        return off;
    }

    static boolean begun(ContractBook book, Days days) {
        return !book.schedule().dates().startDate().isAfter(days.last());
    }

    private static Reconciled reconciled(
            Unit unit, Closes.Ground ground, TradingAccount account, Days days) {
        return new Reconciled(
                account.key().toString(),
                AccountSteps.subject(account.key()),
                ground.reconciliations().runs(unit, account.key()).stream()
                        .filter(days::isCovered)
                        .findFirst()
                        .orElse(null));
    }

    /// A difference of an account that is exactly that of an explained break needs no other word.
    private static List<TieOut> explained(
            List<TieOut> ties, Map<AccountKey, List<ReconciliationBreak>> breaks) {
        var named = new LinkedHashMap<String, List<ReconciliationBreak>>();
        breaks.forEach((account, found) -> named.put(account.toString(), found));
        return ties.stream()
                .map(tie -> explained(tie, named.getOrDefault(tie.key(), List.of())))
                .toList();
    }

    private static TieOut explained(TieOut tie, List<ReconciliationBreak> breaks) {
        if (tie.tieOutState() != TieOutState.DIFFERS || tie.tieOutRule() == TieOutRule.L1) {
            return tie;
        }
        for (ReconciliationBreak one : breaks) {
            boolean settled =
                    one.breakState() == BreakState.EXPLAINED
                            || one.breakState() == BreakState.WRITTEN_OFF;
            Money found = one.difference();
            boolean same =
                    found != null
                            && tie.difference()
                                    .map(rest -> rest.abs().equals(found.abs()))
                                    .orElse(false);
            if (settled && same) {
                return tie.explained(
                        "Break " + one.rule() + " of " + one.key() + ": " + one.findings().note());
            }
        }
        return tie;
    }
}
