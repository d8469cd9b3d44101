package fidus.server.deals;

import fidus.mt5.AccountKey;
import fidus.mt5.CashCategory;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.Classification;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What has to be looked at again after the book changed: undecided movements that a newly
/// registered account explains, transfers that may pair now, revaluations that rest on both.
final class Review {
    private final DealStore store;
    private final Settling settling;
    private final Pairs pairs;
    private final Marking marking;

    Review(DealStore store, Settling settling, Pairs pairs, Marking marking) {
        this.store = store;
        this.settling = settling;
        this.pairs = pairs;
        this.marking = marking;
    }

    void conclude(
            Unit unit,
            Actor actor,
            TradingAccount account,
            Map<AccountKey, TradingAccount> registry) {
        Set<AccountKey> changed = new HashSet<>(readAgain(unit, actor, account, registry));
        changed.addAll(pairs.pair(unit, actor, account.key().server(), registry));
        changed.add(account.key());
        changed.stream()
                .sorted()
                .forEach(key -> mark(unit, actor, Objects.requireNonNull(registry.get(key))));
    }

    /// Gives one movement the meaning a person decided and draws all consequences.
    StoredDeal decide(
            Unit unit,
            Actor actor,
            StoredDeal before,
            Settling.Change change,
            Map<AccountKey, TradingAccount> registry) {
        settling.change(unit, actor, before, change, registry);
        conclude(unit, actor, Objects.requireNonNull(registry.get(before.account())), registry);
        return store.get(unit, before.id());
    }

    private void mark(Unit unit, Actor actor, TradingAccount account) {
        marking.mark(unit, actor, account);
    }

    private Set<AccountKey> readAgain(
            Unit unit,
            Actor actor,
            TradingAccount account,
            Map<AccountKey, TradingAccount> registry) {
        var changed = new HashSet<AccountKey>();
        for (StoredDeal deal : store.undecided(unit, account.key().server())) {
            Classification before = deal.classification();
            TradingAccount own = registry.get(deal.account());
            if (before == null || own == null || isPersonal(deal, before)) {
                continue;
            }
            Intake.byTable(deal.deal(), own, registry)
                    .filter(now -> now.category() != CashCategory.NEEDS_REVIEW)
                    .ifPresent(
                            now -> {
                                settling.change(
                                        unit,
                                        actor,
                                        deal,
                                        new Settling.Change(
                                                now,
                                                null,
                                                null,
                                                "The registry now explains this movement."),
                                        registry);
                                changed.add(deal.account());
                            });
        }
        return changed;
    }

    private static boolean isPersonal(StoredDeal deal, Classification classification) {
        return deal.manual() != null || classification.ruleId().equals(Intake.COPIED);
    }
}
