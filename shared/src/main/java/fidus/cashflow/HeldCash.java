package fidus.cashflow;

import fidus.money.Currency;
import fidus.money.Money;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What banks and wallets hold: each balance as it was recorded, and what the journal moved since.
/// Every page, proof and rule that speaks of cash takes its figures from here.
///
/// @param recorded the youngest balance of every holding
/// @param moved what these balances cannot know of
public record HeldCash(List<UnallocatedCash> recorded, List<CashMoved> moved) {
    /// Nothing recorded anywhere.
    public static final HeldCash NOTHING = new HeldCash(List.of(), List.of());

    public HeldCash {
        recorded = List.copyOf(recorded);
        moved = List.copyOf(moved);
    }

    /// What this holding has now: its recorded balance and what moved since.
    public Money now(UnallocatedCash one) {
        return one.cashBalance()
                .plus(moved(one.holding().currency(), move -> isOf(move, one.holding())));
    }

    /// What moved at a place where it may be of several holdings of this owner.
    public Money loose(CashOwner owner, Currency currency) {
        return moved(currency, move -> move.holding() == null && move.move().owner() == owner);
    }

    /// Everything of this owner, also what cannot be told to be of one holding.
    public Money of(CashOwner owner, Currency currency) {
        Money sum = loose(owner, currency);
        for (UnallocatedCash one : recorded) {
            CashHolding holding = one.holding();
            boolean counts = holding.owner() == owner && holding.currency().equals(currency);
            sum = counts ? sum.plus(now(one)) : sum;
        }
        return sum;
    }

    /// What the wallets at each broker hold, whoever owns it, by the broker's name.
    public SortedMap<String, SortedMap<Currency, Money>> brokerWallets() {
        var wallets = new TreeMap<String, SortedMap<Currency, Money>>();
        for (UnallocatedCash one : recorded) {
            if (one.holding().place() == CashPlace.BROKER_WALLET) {
                add(wallets, one.holding().heldAt(), now(one));
            }
        }
        wallets.forEach(
                (broker, sums) -> sums.replaceAll((_, sum) -> sum.plus(looseAt(broker, sum))));
        return wallets;
    }

    private static void add(
            Map<String, SortedMap<Currency, Money>> wallets, String broker, Money sum) {
        wallets.computeIfAbsent(broker, _ -> new TreeMap<>())
                .merge(sum.currency(), sum, Money::plus);
    }

    /// What moved in one of several wallets at a broker.
    private Money looseAt(String broker, Money in) {
        return moved(
                in.currency(),
                move ->
                        move.holding() == null
                                && move.move().place() == CashPlace.BROKER_WALLET
                                && move.move().heldAt().strip().equalsIgnoreCase(broker.strip()));
    }

    private static boolean isOf(CashMoved move, CashHolding holding) {
        return holding.equals(move.holding());
    }

    private Money moved(Currency currency, Predicate<CashMoved> which) {
        Money sum = Money.zero(currency);
        for (CashMoved one : moved) {
            Money move = one.move().moved();
            if (move.currency().equals(currency) && which.test(one)) {
                sum = sum.plus(move);
            }
        }
        return sum;
    }
}
