package fidus.server.close;

import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowMonth;
import fidus.close.CloseFigure;
import fidus.fees.runs.MonthAccount;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.checks.AccountRules;
import fidus.mt5.pnl.AccountFigures;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.PnlTotal;
import fidus.mt5.pnl.Tiers;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;
import fidus.rebates.BrokerAgreement;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/// Figures of the proof that hold nothing against each other: how many accounts are whole (R25),
/// whose money earned what (§7.2), what is to come (§7.9), and the rates in force.
final class MonthMeasures {
    private final Unit unit;
    private final Closes.Ground ground;
    private final MonthFacts.Days days;
    private final List<TradingAccount> registered;
    private final List<CloseFigure> figures = new ArrayList<>();

    private MonthMeasures(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.days = days;
        this.registered = ground.accounts().all(unit);
    }

    /// @param accounts as the month's snapshot measures them
    /// @param calendars from the last day of the month on
    static List<CloseFigure> of(
            Unit unit,
            Closes.Ground ground,
            MonthFacts.Days days,
            List<MonthAccount> accounts,
            List<CashFlowCalendar> calendars) {
        var measures = new MonthMeasures(unit, ground, days);
        measures.complete();
        measures.tiers(accounts);
        calendars.forEach(measures::calendar);
        measures.opening();
        measures.rates();
        measures.ends(accounts);
        return List.copyOf(measures.figures);
    }

    private void add(String name, String value) {
        figures.add(new CloseFigure(name, value));
    }

    private void complete() {
        List<AccountRules.Registered> all =
                registered.stream()
                        .filter(one -> one.accountPurpose() == AccountPurpose.TRADING)
                        .filter(one -> one.lifecycle() == AccountLifecycle.ACTIVE)
                        .map(AccountRules.Registered::of)
                        .toList();
        int complete = all.size() - AccountRules.completeSetup(all).size();
        String share =
                all.isEmpty()
                        ? "none"
                        : Decimals.percent(
                                        BigDecimal.valueOf(complete),
                                        BigDecimal.valueOf(all.size()))
                                + " %";
        add("R25 Accounts with everything set", share + ", " + complete + " of " + all.size());
    }

    private void tiers(List<MonthAccount> accounts) {
        var measured = new HashMap<AccountKey, MonthAccount>();
        accounts.forEach(one -> measured.put(one.account(), one));
        var seen = new ArrayList<AccountFigures>();
        var currencies = new TreeSet<Currency>();
        for (TradingAccount one : registered) {
            MonthAccount at = measured.get(one.key());
            if (at != null) {
                seen.add(figures(one, at));
                currencies.add(one.currency());
            }
        }
        for (Currency currency : currencies) {
            Tiers tiers = Tiers.of(seen, currency);
            String in = ", " + currency;
            add("P&L of clients by withdrawals" + in, said(tiers.clientTierWithdrawalsBasis()));
            add("P&L of clients by separation" + in, said(tiers.clientTierSeparationBasis()));
            add("P&L of the house" + in, said(tiers.house()));
            add("P&L of reinvested profit" + in, said(tiers.reinvested()));
            add("P&L in all" + in, said(tiers.total()));
        }
    }

    private static AccountFigures figures(TradingAccount account, MonthAccount at) {
        Reading reading = at.reading();
        TruePnl pnl = at.pnl();
        ReadingState state =
                reading == null
                        ? new ReadingState.Unavailable("no reading by the month's end")
                        : new ReadingState.Ok(reading, Duration.ZERO, FreshnessBand.FRESH);
        return new AccountFigures(
                account.accountPurpose(),
                account.capitalSource(),
                account.lifecycle(),
                account.fundCode(),
                state,
                pnl,
                pnl == null ? Money.zero(account.currency()) : pnl.adjustedAllocation());
    }

    private static String said(PnlTotal total) {
        TruePnl pnl = total.pnl();
        Basis basis = total.basis();
        String known = basis.known() + " of " + basis.of() + " accounts";
        return pnl == null
                ? "not known, " + known
                : pnl.truePnl() + (basis.known() == basis.of() ? "" : ", " + known);
    }

    private void calendar(CashFlowCalendar calendar) {
        String in = ", " + calendar.currency();
        CashFlowMonth first = calendar.months().getFirst();
        CashFlowMonth next = calendar.months().get(1);
        add("Due in " + first.month() + " and not paid" + in, first.totalDue().toString());
        add("Due in " + next.month() + in, next.totalDue().toString());
        add("Due in " + CashFlowCalendar.MONTHS + " months" + in, calendar.totalDue().toString());
        add(
                "First month that is not funded" + in,
                calendar.opening().cash().isEmpty()
                        ? "not known: " + String.join(", ", calendar.opening().missing())
                        : calendar.firstShortfall().map(CashFlowMonth::month).orElse("none"));
    }

    /// What the books began with stays on 3900 until two people move it (§8.3, E26).
    private void opening() {
        for (Ledger.Balance one :
                ground.ledger().balances(unit, List.of("3900"), List.of(), days.month())) {
            if (!one.balance().isZero()) {
                add("Opening balances on 3900, not in 3020", one.balance().negated().toString());
            }
        }
    }

    /// Rebates per lot; the fees' terms stand in the runs that are signed.
    private void rates() {
        for (BrokerAgreement agreed : ground.rebates().agreements(unit)) {
            agreed.ratesOn(days.last())
                    .forEach(
                            (group, rate) ->
                                    add(
                                            "Rebate per lot of " + agreed.broker() + ", " + group,
                                            rate.ratePerLot().toPlainString()
                                                    + " "
                                                    + rate.currency()
                                                    + " since "
                                                    + rate.effectiveFrom()));
        }
    }

    /// When the month ended by the clocks of the house and of the brokers' servers.
    private void ends(List<MonthAccount> accounts) {
        add("The month ends with", days.last() + ", " + days.calendar().zoneName(days.last()));
        var cutOffs = new TreeSet<Instant>();
        accounts.forEach(one -> cutOffs.add(one.cutOff()));
        if (!cutOffs.isEmpty()) {
            boolean one = cutOffs.size() == 1;
            add(
                    "Readings are of, or before",
                    cutOffs.first() + (one ? "" : " to " + cutOffs.last()));
        }
    }
}
