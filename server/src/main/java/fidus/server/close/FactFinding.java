package fidus.server.close;

import fidus.cashflow.HeldCash;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.fees.runs.FeeMonth;
import fidus.fees.runs.MonthAccount;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakWords;
import fidus.server.cashflow.CashFlows;
import fidus.server.mongo.Unit;
import fidus.server.reconciliation.DatedBreaks;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads everything a month's checklist is made of.
final class FactFinding {
    private final Unit unit;
    private final Closes.Ground ground;
    private final MonthFacts.Days days;
    private final MonthFacts.Decided decided;
    private final FeeMonth fees;
    private final TransitTies.Transit transit;
    private final MonthBooks.Begun books;

    FactFinding(Unit unit, Closes.Ground ground, MonthFacts.Days days, MonthFacts.Decided decided) {
        this.unit = unit;
        this.ground = ground;
        this.days = days;
        this.decided = decided;
        this.fees = ground.feeRuns().month(unit, days.month().toString());
        this.transit = TransitTies.of(unit, ground, days);
        this.books = MonthBooks.of(unit, ground, days.last());
    }

    MonthFacts facts() {
        YearMonth month = days.month();
        Map<AccountKey, DatedBreaks> dated = dated(unit, ground, days.last());
        List<BankProofs.Proof> banks = BankProofs.of(unit, ground, days);
        List<Boolean> off = off(unit, ground, days);
        CashFlows.AtMonthEnd then =
                MonthCoverage.of(
                        unit,
                        ground,
                        days,
                        books.then(),
                        new MonthCoverage.Moment(fees.accounts(), transit.moving(), books.left()));
        return new MonthFacts(
                days,
                ground.ledger().periodState(unit, month),
                decided.close(),
                fees,
                ties(banks, dated, then.cash()),
                transit.open(),
                off.size(),
                Math.toIntExact(off.stream().filter(one -> one).count()),
                ground.pools().behind(unit, month).size(),
                ground.feeRuns().wanted(unit, month),
                OtherRuns.of(unit, ground, days, fees.over()),
                reconciled(banks),
                dated,
                banks,
                Unpaid.by(unit, ground, days.last()),
                ground.statements().made(unit, month),
                then.coverage(),
                ground.cashFlows().basis(unit, days.last()),
                decided.attested(),
                MonthMeasures.of(unit, ground, days, fees.accounts(), then.calendars()),
                YearEnd.isLast(month) ? YearEnd.open(unit, ground.ledger(), month) : List.of());
    }

    private List<TieOut> ties(
            List<BankProofs.Proof> banks, Map<AccountKey, DatedBreaks> dated, HeldCash cash) {
        Map<AccountKey, List<ReconciliationBreak>> breaks = new LinkedHashMap<>();
        dated.forEach((account, found) -> breaks.put(account, found.concerning()));
        var ties =
                new ArrayList<>(new HouseTies(unit, ground, days).all(banks, decided.attested()));
        ties.addAll(ContractTies.of(unit, ground, days));
        ties.addAll(explained(AccountTies.of(unit, ground, days, fees.accounts()), breaks));
        ties.addAll(transit.ties());
        var moment =
                new CapitalRules.Moment(
                        days.end(),
                        days.month(),
                        books.then(),
                        CapitalRules.Resolved.of(decided.start()),
                        cash);
        ties.addAll(CapitalRules.of(unit, ground, moment));
        var open = new FlowRules.Open(transit.open(), breaks);
        ties.addAll(FlowRules.of(unit, ground, days, fees.accounts(), open));
        ties.addAll(RegistryRules.of(unit, ground, days.last()));
        ties.addAll(BreakRules.of(dated, unit.today()));
        ties.addAll(RebateRules.of(unit, ground, days));
        ties.addAll(ScheduleRules.of(unit, ground, books.now()));
        ties.sort(Comparator.comparing(TieOut::tieOutRule));
        return Explanations.explained(List.copyOf(ties), decided.close().explained());
    }

    private static Map<AccountKey, DatedBreaks> dated(
            Unit unit, Closes.Ground ground, LocalDate last) {
        var breaks = new LinkedHashMap<AccountKey, DatedBreaks>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            if (account.accountPurpose() != AccountPurpose.DEMO) {
                breaks.put(
                        account.key(), ground.reconciliations().breaks(unit, account.key(), last));
            }
        }
        return breaks;
    }

    /// Nobody has a statement of an account that began after the month: those that the month is
    /// measured of had begun, by their registration or their history.
    private List<MonthFacts.Reconciled> reconciled(List<BankProofs.Proof> banks) {
        Set<AccountKey> begun =
                fees.accounts().stream().map(MonthAccount::account).collect(Collectors.toSet());
        var runs = new ArrayList<MonthFacts.Reconciled>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            if (account.accountPurpose() != AccountPurpose.DEMO && begun.contains(account.key())) {
                runs.add(reconciled(unit, ground, account, days));
            }
        }
        banks.stream()
                .filter(BankProofs.Proof::used)
                .map(
                        bank ->
                                new MonthFacts.Reconciled(
                                        bank.account().name(), bank.subject(), bank.covered()))
                .forEach(runs::add);
        return List.copyOf(runs);
    }

    /// Of every contract that had begun, whether its accrual is not in the books.
    private static List<Boolean> off(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        Accrued accrued = Accrued.of(unit, ground.ledger(), days.month());
        var off = new ArrayList<Boolean>();
        ground.books()
                .each(
                        unit,
                        book -> {
                            if (days.begun(book)) {
                                off.add(accrued.isOff(book, days.last()));
                            }
                        });
        return off;
    }

    private static MonthFacts.Reconciled reconciled(
            Unit unit, Closes.Ground ground, TradingAccount account, MonthFacts.Days days) {
        return new MonthFacts.Reconciled(
                account.key().toString(),
                AccountSteps.subject(account.key()),
                CoveredDays.of(
                        days,
                        ground.reconciliations().runs(unit, account.key()),
                        days.month().atDay(1),
                        new CoveredDays.Asked(
                                run -> ground.reconciliations().stands(unit, run),
                                (from, to) ->
                                        !ground.deals()
                                                .between(
                                                        unit,
                                                        account.key(),
                                                        days.start(from).minusMillis(1),
                                                        days.start(to.plusDays(1)).minusMillis(1))
                                                .isEmpty())));
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
                        "The break of "
                                + BreakWords.named(tie.key(), one)
                                + ": "
                                + one.findings().note());
            }
        }
        return tie;
    }
}
