package fidus.server.close;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.fees.runs.MonthAccount;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// L2, L3 and L4: what the books hold of each broker account against what it is worth. The reading
/// is of the account's own month's end; what moved between it and the end of the month in the books
/// is counted on the account's side.
final class AccountTies {
    static final String ALLOCATION = "1100";
    static final String WHOLE = "1100 + 1110";
    private static final String REVALUATION = "1110";
    private static final String SEPARATION = "1130";
    private static final String RESULT = "4100";
    private static final String COSTS = "5400";

    /// Movements that change the revaluation, and those of them that are costs.
    private static final Set<CashCategory> REVALUING =
            EnumSet.of(
                    CashCategory.PROFIT_WITHDRAWAL,
                    CashCategory.PROFIT_RETURN,
                    CashCategory.FEE,
                    CashCategory.PROFIT_SHARE);

    private static final Set<CashCategory> COST =
            EnumSet.of(CashCategory.FEE, CashCategory.PROFIT_SHARE);

    private final Unit unit;
    private final Closes.Ground ground;
    private final Instant end;
    private final Map<String, Money> books = new HashMap<>();
    private final List<TieOut> ties = new ArrayList<>();

    private AccountTies(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.end = days.end();
        for (Ledger.Balance one :
                ground.ledger()
                        .balances(
                                unit,
                                List.of(ALLOCATION, REVALUATION, SEPARATION, RESULT, COSTS),
                                List.of("tradingAccount"),
                                days.month())) {
            String key = one.values().getFirst() + " " + one.account();
            books.merge(key, one.balance(), Money::plus);
        }
    }

    static List<TieOut> of(
            Unit unit, Closes.Ground ground, MonthFacts.Days days, List<MonthAccount> accounts) {
        var all = new AccountTies(unit, ground, days);
        for (MonthAccount account : accounts) {
            TradingAccount registered = ground.accounts().get(unit, account.account());
            if (registered.accountPurpose() == AccountPurpose.TRADING) {
                all.trading(account);
            } else if (registered.accountPurpose() == AccountPurpose.SEPARATION) {
                all.separation(account);
            }
        }
        Set<AccountKey> measured =
                accounts.stream().map(MonthAccount::account).collect(Collectors.toSet());
        for (TradingAccount registered : ground.accounts().all(unit)) {
            if (registered.accountPurpose() == AccountPurpose.SEPARATION
                    && !measured.contains(registered.key())) {
                all.outOfUse(registered, days);
            }
        }
        return all.ties;
    }

    /// A separation account that is no part of the month's snapshot any more is held against its
    /// last reading while either side has something.
    private void outOfUse(TradingAccount registered, MonthFacts.Days days) {
        Reading reading =
                ground.deals().readings().lastBy(unit, registered.key(), end).orElse(null);
        var account =
                new MonthAccount(
                        registered.key(),
                        registered.label(),
                        registered.fundCode().name(),
                        registered.currency(),
                        days.last(),
                        end,
                        reading,
                        null,
                        0,
                        List.of(),
                        List.of());
        boolean empty = reading == null || reading.balance().isZero();
        if (!empty || !booked(account, SEPARATION).isZero()) {
            separation(account);
        }
    }

    private void trading(MonthAccount account) {
        AccountKey key = account.account();
        Money allocated = booked(account, ALLOCATION);
        Money whole = allocated.plus(booked(account, REVALUATION));
        Money earned = booked(account, RESULT).plus(booked(account, COSTS)).negated();
        Reading reading = account.reading();
        if (reading == null || account.pnl() == null) {
            unread(TieOutRule.L2, account, whole);
            unread(TieOutRule.L3, account, earned);
            return;
        }
        var ledger =
                new AllocationLedger(
                        key, account.currency(), ground.accounts().allocations(unit, key));
        List<ClassifiedDeal> moved = ground.deals().classified(unit, key);
        Instant at = reading.asOf();
        Money capital = ledger.adjustedAllocation(end.minusMillis(1));
        Money later = capital.minus(ledger.adjustedAllocation(at));
        Money opening = openedLater(account);
        Money worth =
                reading.ownedEquity()
                        .plus(later)
                        .plus(between(account, moved, at, REVALUING))
                        .minus(opening);
        Money pnl = account.pnl().truePnl().plus(between(account, moved, at, COST));
        ties.add(
                TieOut.of(
                        TieOutRule.L2,
                        key.toString(),
                        ALLOCATION,
                        allocated,
                        capital.minus(opening)));
        ties.add(TieOut.of(TieOutRule.L2, key.toString(), WHOLE, whole, worth));
        ties.add(TieOut.of(TieOutRule.L3, key.toString(), "", earned, pnl));
    }

    private void separation(MonthAccount account) {
        Money held = booked(account, SEPARATION);
        Reading reading = account.reading();
        if (reading == null) {
            unread(TieOutRule.L4, account, held);
            return;
        }
        Money later =
                between(
                        account,
                        ground.deals().classified(unit, account.account()),
                        reading.asOf(),
                        EnumSet.allOf(CashCategory.class));
        ties.add(
                TieOut.of(
                        TieOutRule.L4,
                        account.account().toString(),
                        "",
                        held,
                        reading.balance().plus(later).minus(openedLater(account))));
    }

    /// An account that was never used has nothing to hold against nothing.
    private void unread(TieOutRule rule, MonthAccount account, Money booked) {
        boolean unused =
                booked.isZero() && ground.accounts().allocations(unit, account.account()).isEmpty();
        if (!unused) {
            ties.add(
                    TieOut.unknown(
                            rule,
                            account.account().toString(),
                            booked,
                            "No reading was accepted by the end of the month."));
        }
    }

    /// The first capital of an account that was registered after the month: it counts for every
    /// figure from the account's beginning, while the books hold it (E26) from its registration on.
    private Money openedLater(MonthAccount account) {
        Money sum = Money.zero(account.currency());
        Instant registered = ground.accounts().get(unit, account.account()).registeredAt();
        if (registered == null || registered.isBefore(end)) {
            return sum;
        }
        for (AllocationEvent event : ground.accounts().allocations(unit, account.account())) {
            sum = event.kind() == AllocationKind.INITIAL ? sum.plus(event.change()) : sum;
        }
        return sum;
    }

    /// What moved after the reading and before the month's end in the books, less what the reading
    /// knows beyond it.
    private Money between(
            MonthAccount account, List<ClassifiedDeal> moved, Instant at, Set<CashCategory> which) {
        Money sum = Money.zero(account.currency());
        for (ClassifiedDeal deal : moved) {
            boolean inBooks = deal.deal().time().isBefore(end);
            boolean inReading = !deal.deal().time().isAfter(at);
            if (which.contains(deal.category()) && inBooks != inReading) {
                sum = inBooks ? sum.plus(deal.netAmount()) : sum.minus(deal.netAmount());
            }
        }
        return sum;
    }

    private Money booked(MonthAccount account, String chartAccount) {
        return books.getOrDefault(
                account.account() + " " + chartAccount, Money.zero(account.currency()));
    }
}
