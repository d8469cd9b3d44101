package fidus.server.close;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.fees.runs.MonthAccount;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.checks.DealRules;
import fidus.mt5.pnl.BrokerInterest;
import fidus.mt5.transfers.OpenLeg;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;
import fidus.server.mongo.Unit;
import fidus.settings.SettingKey;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// R7 and R8: profit that was withdrawn came to the separation accounts, whose other money is
/// interest; and what left one account reached another.
final class FlowRules {
    /// What is done about a transfer that has one end.
    static final String CURE = "Import that account's report, or explain its break.";

    private final Unit unit;
    private final Closes.Ground ground;
    private final Instant end;
    private final BigDecimal tolerance;
    private final Map<Currency, Money> withdrawn = new TreeMap<>();
    private final Map<Currency, Money> arrived = new TreeMap<>();
    private final List<TieOut> ties = new ArrayList<>();

    /// Movements that have one end.
    ///
    /// @param breaks all breaks of all trading accounts
    record Open(List<OpenLeg> legs, Map<AccountKey, List<ReconciliationBreak>> breaks) {
        /// What somebody said of its break; empty while nobody did.
        String why(OpenLeg leg) {
            return breaks.getOrDefault(leg.leg().account(), List.of()).stream()
                    .filter(one -> one.rule().equals("R8") && one.key().equals(leg.leg().key()))
                    .filter(one -> one.breakState() != BreakState.OPEN)
                    .findFirst()
                    .map(
                            one ->
                                    "Its break is "
                                            + one.breakState().words()
                                            + ": "
                                            + one.findings().note())
                    .orElse("");
        }
    }

    private FlowRules(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.end = days.end();
        this.tolerance =
                ground.settings().number(unit, SettingKey.SEPARATION_TOLERANCE, days.last());
    }

    static List<TieOut> of(
            Unit unit,
            Closes.Ground ground,
            MonthFacts.Days days,
            List<MonthAccount> accounts,
            Open open) {
        var rules = new FlowRules(unit, ground, days);
        for (TradingAccount account : ground.accounts().all(unit)) {
            if (account.accountPurpose() == AccountPurpose.TRADING) {
                rules.trading(account);
            } else if (account.accountPurpose() == AccountPurpose.SEPARATION) {
                rules.separation(account, accounts);
            }
        }
        rules.withdrawals();
        open.legs.forEach(leg -> rules.open(leg, open.why(leg)));
        return rules.ties;
    }

    private void trading(TradingAccount account) {
        for (ClassifiedDeal deal : moved(account, end)) {
            if (deal.category() == CashCategory.PROFIT_WITHDRAWAL
                    || deal.category() == CashCategory.PROFIT_RETURN) {
                add(withdrawn, deal.netAmount().negated());
            } else if (deal.category() == CashCategory.REINVESTMENT) {
                // It left separation and is no return of profit.
                add(arrived, deal.netAmount());
            }
        }
    }

    private void separation(TradingAccount account, List<MonthAccount> accounts) {
        for (ClassifiedDeal deal : moved(account, end)) {
            if (deal.category() == CashCategory.MIRROR_LEG) {
                add(arrived, deal.netAmount());
            }
        }
        accounts.stream()
                .filter(one -> one.account().equals(account.key()))
                .map(MonthAccount::reading)
                .filter(Objects::nonNull)
                .forEach(reading -> interest(account, reading));
    }

    /// The balance nobody moved there is what the broker's interest deals say (§7.5).
    private void interest(TradingAccount account, Reading reading) {
        Money in = opening(account);
        Money out = Money.zero(account.currency());
        Money deals = out;
        for (ClassifiedDeal deal : moved(account, reading.asOf().plusMillis(1))) {
            if (deal.category() == CashCategory.BROKER_INTEREST) {
                deals = deals.plus(deal.netAmount());
            } else if (deal.netAmount().signum() > 0) {
                in = in.plus(deal.netAmount());
            } else {
                out = out.plus(deal.netAmount().negated());
            }
        }
        var interest = new BrokerInterest(reading.balance(), in, out, deals);
        ties.add(
                judged(
                        account.key().toString(),
                        interest.brokerInterest(),
                        deals,
                        interest.agrees(tolerance)));
    }

    private Money opening(TradingAccount account) {
        Money sum = Money.zero(account.currency());
        for (AllocationEvent event : ground.accounts().allocations(unit, account.key())) {
            sum = event.kind() == AllocationKind.INITIAL ? sum.plus(event.change()) : sum;
        }
        return sum;
    }

    private void withdrawals() {
        arrived.keySet().forEach(one -> withdrawn.putIfAbsent(one, Money.zero(one)));
        withdrawn.forEach(
                (currency, left) -> {
                    Money right = arrived.getOrDefault(currency, Money.zero(currency));
                    boolean near = left.minus(right).abs().amount().compareTo(tolerance) <= 0;
                    ties.add(judged(currency.code(), left, right, near));
                });
    }

    private static TieOut judged(String key, Money left, Money right, boolean passes) {
        return left.equals(right)
                ? TieOut.of(TieOutRule.R7, key, "", left, right)
                : TieOut.passing(TieOutRule.R7, key, left, right, passes);
    }

    /// The cash step and the proof both stand on this line: a warning, critical once it is old, and
    /// settled when the break about it was explained.
    private void open(OpenLeg leg, String why) {
        boolean out = leg.leg().isOut();
        TieOut line =
                TieOut.unknown(
                                TieOutRule.R8,
                                leg.leg().account().toString(),
                                leg.leg().moved(),
                                leg.leg().moved()
                                        + (out ? " left " : " reached ")
                                        + leg.leg().account()
                                        + " on "
                                        + leg.leg().time()
                                        + " and has no other end on "
                                        + leg.leg().counterparty()
                                        + ".")
                        .as(Severity.valueOf(DealRules.severity(leg, unit.now()).name()));
        ties.add(why.isEmpty() ? line : line.explained(line.explanation() + " " + why));
    }

    private List<ClassifiedDeal> moved(TradingAccount account, Instant before) {
        return ground.deals().classified(unit, account.key()).stream()
                .filter(deal -> deal.deal().time().isBefore(before))
                .toList();
    }

    private static void add(Map<Currency, Money> sums, Money sum) {
        sums.merge(sum.currency(), sum, Money::plus);
    }
}
