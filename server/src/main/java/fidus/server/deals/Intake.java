package fidus.server.deals;

import fidus.contract.Canonical;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.cash.CashClassifier;
import fidus.mt5.cash.CashRuleTable;
import fidus.mt5.cash.Classification;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Takes deals into the book: each deal once, never over a known one, each cash movement with its
/// meaning and what follows from it.
final class Intake {
    /// The rule id of movements that stand on several logins (R17); none of the copies counts until
    /// a person says which is true.
    static final String COPIED = "R17";

    private static final CashClassifier CLASSIFIER = new CashClassifier(CashRuleTable.standard());

    private final DealStore store;
    private final Settling settling;

    Intake(DealStore store, Settling settling) {
        this.store = store;
        this.settling = settling;
    }

    /// How many are new, known and differing.
    Taken compare(Unit unit, List<Deal> deals) {
        Map<String, StoredDeal> book = store.byKeys(unit, deals.stream().map(Deal::key).toList());
        long known = 0;
        long differing = 0;
        for (Deal deal : deals) {
            StoredDeal before = book.get(deal.key());
            if (before != null && SameRow.says(before.row(), deal.row())) {
                known++;
            } else if (before != null) {
                differing++;
            }
        }
        return new Taken(deals.size() - known - differing, known, differing, 0);
    }

    Taken take(Unit unit, Actor actor, Batch batch, Map<AccountKey, TradingAccount> registry) {
        Map<String, StoredDeal> book =
                store.byKeys(unit, batch.deals().stream().map(Deal::key).toList());
        var fresh = new LinkedHashMap<String, Deal>();
        long again = 0;
        long known = 0;
        long differing = 0;
        long late = 0;
        for (Deal deal : batch.deals()) {
            StoredDeal before = book.get(deal.key());
            Deal stands = before == null ? fresh.get(deal.key()) : before.deal();
            if (stands == null) {
                fresh.put(deal.key(), deal);
            } else if (!SameRow.says(stands.row(), deal.row())) {
                differing++;
                store.found(unit, finding(unit, stands, deal, batch.importId()));
            } else if (before != null && before.importId().equals(batch.importId())) {
                again++;
                late += before.bookedOn() == null ? 0 : 1;
            } else {
                known++;
            }
        }
        late += add(unit, actor, batch, List.copyOf(fresh.values()), registry);
        return new Taken(again + fresh.size(), known, differing, late);
    }

    /// What the table says of a movement; empty for a trade.
    static Optional<Classification> byTable(
            Deal deal, TradingAccount own, Map<AccountKey, TradingAccount> registry) {
        Function<AccountKey, Optional<AccountPurpose>> purposes =
                key -> Optional.ofNullable(registry.get(key)).map(TradingAccount::accountPurpose);
        return CLASSIFIER.classify(deal, own.accountPurpose(), own.capitalSource(), purposes);
    }

    /// Why a movement waits for a person.
    static String note(Classification classification) {
        return switch (classification.ruleId()) {
            case "C15" ->
                    "It names account "
                            + classification.counterpartyLogin()
                            + ", which is not registered on this server.";
            case "C16" -> "The direction in the comment contradicts the sign of the amount.";
            case COPIED -> "The same movement stands on another login of this server too.";
            default -> "No rule reads this comment.";
        };
    }

    /// @return how many came after their month was closed
    private long add(
            Unit unit,
            Actor actor,
            Batch batch,
            List<Deal> fresh,
            Map<AccountKey, TradingAccount> registry) {
        Map<String, List<StoredDeal>> copies = copies(unit, batch.account(), fresh);
        var open = new OpenMonths(unit, settling);
        var stored = new ArrayList<StoredDeal>();
        var events = new ArrayList<AllocationEvent>();
        for (Deal deal : fresh) {
            Optional<Classification> said = byTable(deal, batch.account(), registry);
            List<StoredDeal> same = copies.getOrDefault(deal.key(), List.of());
            if (said.isPresent() && !same.isEmpty()) {
                said = Optional.of(held(said.get()));
                same.forEach(copy -> holdBack(unit, actor, copy, deal, registry));
            }
            StoredDeal first = StoredDeal.first(deal, said.orElse(null), batch.importId());
            stored.add(
                    settling.settle(unit, actor, open.dated(noted(first)), registry, events::add));
        }
        settling.allocate(unit, actor, batch.account().key(), events);
        store.addAll(unit, stored);
        return stored.stream().filter(deal -> deal.bookedOn() != null).count();
    }

    private static StoredDeal noted(StoredDeal deal) {
        Classification classification = deal.classification();
        return classification != null && deal.needsReview()
                ? deal.noted(note(classification))
                : deal;
    }

    private Map<String, List<StoredDeal>> copies(
            Unit unit, TradingAccount account, List<Deal> fresh) {
        List<Deal> cash = fresh.stream().filter(deal -> !deal.isTrade()).toList();
        List<StoredDeal> elsewhere =
                store.sameTickets(unit, account.key(), cash.stream().map(Deal::ticket).toList());
        var copies = new LinkedHashMap<String, List<StoredDeal>>();
        for (Deal deal : cash) {
            List<StoredDeal> same =
                    elsewhere.stream()
                            .filter(other -> other.row().ticket() == deal.ticket())
                            .filter(other -> other.time().equals(deal.time()))
                            .filter(other -> other.row().netAmount().equals(deal.netAmount()))
                            .toList();
            copies.put(deal.key(), same);
        }
        return copies;
    }

    private void holdBack(
            Unit unit,
            Actor actor,
            StoredDeal copy,
            Deal deal,
            Map<AccountKey, TradingAccount> registry) {
        Classification before = copy.classification();
        if (before == null || copy.manual() != null || before.ruleId().equals(COPIED)) {
            return;
        }
        Classification held = held(before);
        settling.change(
                unit,
                actor,
                copy,
                new Settling.Change(
                        held,
                        note(held),
                        null,
                        "The same movement came on " + deal.account() + "."),
                registry);
    }

    private static Classification held(Classification said) {
        return new Classification(
                CashCategory.NEEDS_REVIEW, COPIED, said.tableVersion(), said.counterpartyLogin());
    }

    private static DealFinding finding(Unit unit, Deal known, Deal copy, String importId) {
        return new DealFinding(
                known.key() + "/" + Canonical.digest(copy.row()).substring(0, 16),
                known.key(),
                known.account(),
                known.row(),
                copy.row(),
                importId,
                unit.now());
    }
}
