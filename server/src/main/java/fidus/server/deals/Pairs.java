package fidus.server.deals;

import fidus.mt5.AccountKey;
import fidus.mt5.CashCategory;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.Classification;
import fidus.mt5.transfers.OpenLeg;
import fidus.mt5.transfers.PairSuggestion;
import fidus.mt5.transfers.PairingResult;
import fidus.mt5.transfers.Transfer;
import fidus.mt5.transfers.TransferChain;
import fidus.mt5.transfers.TransferLeg;
import fidus.mt5.transfers.TransferPairing;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Pairs the transfer legs of a server (R8) and corrects what a completed chain reveals.
final class Pairs {
    /// The rule id of ends that a completed chain decided.
    static final String CHAINED = "R8";

    private static final Set<CashCategory> LEGS =
            EnumSet.of(
                    CashCategory.PROFIT_WITHDRAWAL,
                    CashCategory.PROFIT_RETURN,
                    CashCategory.REINVESTMENT,
                    CashCategory.INTER_ACCOUNT_OUT,
                    CashCategory.INTER_ACCOUNT_IN,
                    CashCategory.HUB_OUT,
                    CashCategory.HUB_IN,
                    CashCategory.OTHER_INCOME_IN,
                    CashCategory.MIRROR_LEG);

    private final DealStore store;
    private final Settling settling;
    private final HouseLimits limits;

    Pairs(DealStore store, Settling settling, HouseLimits limits) {
        this.store = store;
        this.limits = limits;
        this.settling = settling;
    }

    /// What the legs of a server are now.
    PairingResult result(Unit unit, String server, Map<AccountKey, TradingAccount> registry) {
        return pairing(unit)
                .pair(
                        store.naming(unit, server, LEGS).stream()
                                .flatMap(deal -> leg(deal, registry).stream())
                                .toList());
    }

    /// Stores what each leg is paired with. Does nothing where nothing changed.
    ///
    /// @return the accounts whose movements mean something else now
    Set<AccountKey> pair(
            Unit unit, Actor actor, String server, Map<AccountKey, TradingAccount> registry) {
        var stored = new HashMap<String, StoredDeal>();
        store.naming(unit, server, LEGS).forEach(deal -> stored.put(deal.id(), deal));
        PairingResult result =
                pairing(unit)
                        .pair(
                                stored.values().stream()
                                        .flatMap(deal -> leg(deal, registry).stream())
                                        .toList());
        words(result).forEach((key, words) -> note(unit, stored, key, words));
        var changed = new HashSet<AccountKey>();
        for (TransferChain chain : result.chains()) {
            chain.originBecomes()
                    .flatMap(now -> end(unit, actor, stored, chain.origin(), now, registry))
                    .ifPresent(changed::add);
            chain.targetBecomes()
                    .flatMap(now -> end(unit, actor, stored, chain.target(), now, registry))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    private TransferPairing pairing(Unit unit) {
        return new TransferPairing(limits.pairing(unit));
    }

    private Optional<AccountKey> end(
            Unit unit,
            Actor actor,
            Map<String, StoredDeal> stored,
            TransferLeg leg,
            CashCategory now,
            Map<AccountKey, TradingAccount> registry) {
        StoredDeal deal = Objects.requireNonNull(stored.get(leg.key()));
        Classification before = deal.classification();
        if (before == null || deal.manual() != null || before.category() == now) {
            return Optional.empty();
        }
        var classification =
                new Classification(now, CHAINED, before.tableVersion(), before.counterpartyLogin());
        settling.change(
                unit,
                actor,
                deal,
                new Settling.Change(
                        classification, null, null, "The money went on over the hub and arrived."),
                registry);
        return Optional.of(deal.account());
    }

    private void note(
            Unit unit, Map<String, StoredDeal> stored, String key, @Nullable String words) {
        StoredDeal deal = Objects.requireNonNull(stored.get(key));
        if (!Objects.equals(deal.transfer(), words)) {
            StoredDeal after = deal.paired(words);
            store.replace(unit, deal, after);
            stored.put(key, after);
        }
    }

    private static Map<String, String> words(PairingResult result) {
        var words = new HashMap<String, String>();
        for (OpenLeg open : result.open()) {
            words.put(open.leg().key(), "In transit: no partner on " + open.leg().counterparty());
        }
        for (Transfer transfer : result.transfers()) {
            words.put(transfer.out().key(), "To " + named(transfer.in()));
            words.put(transfer.in().key(), "From " + named(transfer.out()));
        }
        for (PairSuggestion suggestion : result.suggestions()) {
            Stream.concat(suggestion.first().stream(), suggestion.second().stream())
                    .forEach(
                            leg ->
                                    words.putIfAbsent(
                                            leg.key(),
                                            "Fits several legs equally well; a person decides"));
        }
        return words;
    }

    private static String named(TransferLeg leg) {
        return leg.account() + ", deal " + leg.deal().ticket();
    }

    private static List<TransferLeg> leg(
            StoredDeal deal, Map<AccountKey, TradingAccount> registry) {
        TradingAccount own = registry.get(deal.account());
        Classification classification = deal.classification();
        Long login = classification == null ? null : classification.counterpartyLogin();
        if (own == null || login == null || deal.row().netAmount().isZero()) {
            return List.of();
        }
        return List.of(
                new TransferLeg(deal.deal(), own.accountPurpose(), own.capitalSource(), login));
    }
}
