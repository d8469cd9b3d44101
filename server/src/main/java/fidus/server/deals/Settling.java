package fidus.server.deals;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationEvents;
import fidus.mt5.cash.Classification;
import fidus.mt5.cash.ManualOverride;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.deals.StoredDeal.Posted;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Draws the consequences of what a movement means: the allocation event and the journal entry.
/// When the meaning changes, both are taken back and made anew; nothing is edited.
final class Settling {
    /// Purposes whose accounts have capital at work. DEMO has its own page and enters no books.
    private static final Set<AccountPurpose> AT_WORK =
            EnumSet.of(AccountPurpose.TRADING, AccountPurpose.DEMO);

    private final DealStore store;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Audit audit;
    private final Separated separated;
    private final InterestOwners owners;
    private final Bound bound = new Bound();

    /// What changes about a deal.
    ///
    /// @param note for the person who reads the list
    /// @param manual present when a person decided
    record Change(
            Classification classification,
            @Nullable String note,
            @Nullable ManualOverride manual,
            String why) {}

    Settling(DealStore store, Accounts accounts, Ledger ledger, Audit audit) {
        this.store = store;
        this.accounts = accounts;
        this.ledger = ledger;
        this.audit = audit;
        this.separated = new Separated(ledger);
        this.owners = new InterestOwners(ledger);
    }

    InterestOwners owners() {
        return owners;
    }

    Bound bound() {
        return bound;
    }

    /// The deal with its consequences. Its journal entry is stored; its allocation event and the
    /// deal itself are the caller's to store, so that many of them are stored together.
    StoredDeal settle(
            Unit unit,
            Actor actor,
            StoredDeal deal,
            Map<AccountKey, TradingAccount> registry,
            Consumer<AllocationEvent> allocate) {
        if (deal.classification() == null) {
            return deal;
        }
        TradingAccount own = own(deal, registry);
        String event = allocate(deal, own, allocate);
        List<Posted> entries = post(unit, actor, deal, own, registry);
        return deal.settled(event, entries);
    }

    /// Gives a stored deal another meaning, with everything that follows from it.
    StoredDeal change(
            Unit unit,
            Actor actor,
            StoredDeal before,
            Change change,
            Map<AccountKey, TradingAccount> registry) {
        takeBack(unit, actor, before, change.why());
        StoredDeal after =
                settle(
                        unit,
                        actor,
                        before.meaning(change.classification(), change.note(), change.manual()),
                        registry,
                        event -> accounts.allocate(unit, actor, event));
        store.replace(unit, before, after);
        audit.record(
                unit,
                actor,
                "CLASSIFY_DEAL",
                "deal/" + before.id(),
                before.shown(),
                after.shown(),
                change.why());
        return after;
    }

    private void takeBack(Unit unit, Actor actor, StoredDeal deal, String why) {
        String eventId = deal.eventId();
        if (eventId != null) {
            event(deal, eventId)
                    .ifPresent(event -> accounts.allocate(unit, actor, event.takenBack(why)));
        }
        for (Posted entry : deal.posted()) {
            var id = new EntryId(UUID.fromString(entry.entryId()));
            ledger.reverse(unit, actor, null, id, why);
        }
        bound.takenBack(unit, actor, deal, why);
    }

    /// Stores the allocation events that deals of one account have.
    void allocate(Unit unit, Actor actor, AccountKey account, List<AllocationEvent> events) {
        if (!events.isEmpty()) {
            accounts.allocateAll(unit, actor, account, events);
        }
    }

    private static @Nullable String allocate(
            StoredDeal deal, TradingAccount own, Consumer<AllocationEvent> allocate) {
        if (!AT_WORK.contains(own.accountPurpose())) {
            return null;
        }
        Optional<AllocationEvent> event = event(deal, named(deal.id(), deal.revision()));
        event.ifPresent(allocate);
        return event.map(AllocationEvent::eventId).orElse(null);
    }

    private static Optional<AllocationEvent> event(StoredDeal deal, String eventId) {
        return AllocationEvents.from(deal.classified())
                .map(
                        event ->
                                new AllocationEvent(
                                        eventId,
                                        event.account(),
                                        event.effectiveAt(),
                                        event.kind(),
                                        event.change(),
                                        event.sourceDealKey(),
                                        null,
                                        null));
    }

    private List<Posted> post(
            Unit unit,
            Actor actor,
            StoredDeal deal,
            TradingAccount own,
            Map<AccountKey, TradingAccount> registry) {
        LocalDate on = countsOn(unit, deal);
        var sources =
                new CashEntries.Sources(
                        separated.taken(unit, deal, own, on),
                        bound.feesPaid(unit, actor, deal, own, on));
        CashEntries.Wanted wanted =
                CashEntries.of(deal.classified(), own, counterparty(deal, registry), sources)
                        .orElse(null);
        if (wanted == null) {
            return List.of();
        }
        var paid = new InterestOwners.Paid(own.key().toString(), happenedOn(unit, deal), on);
        List<List<Posting>> entries = owners.entries(unit, wanted, paid);
        var posted = new ArrayList<Posted>();
        for (List<Posting> postings : entries) {
            String part = posted.isEmpty() ? "" : " " + (posted.size() + 1);
            var leg = new Leg(wanted.eventCode(), wanted.leg() + part, postings);
            posted.add(post(unit, actor, deal, leg));
        }
        return List.copyOf(posted);
    }

    private record Leg(String eventCode, String name, List<Posting> postings) {}

    private Posted post(Unit unit, Actor actor, StoredDeal deal, Leg wanted) {
        String leg = named(wanted.name, deal.revision());
        JournalEntry entry =
                ledger.post(
                        unit,
                        actor,
                        null,
                        new NewEntry(
                                wanted.eventCode,
                                "deal/" + deal.id(),
                                leg,
                                countsOn(unit, deal),
                                wanted.postings,
                                deal.category()
                                        + " of "
                                        + deal.row().netAmount()
                                        + " on "
                                        + deal.account()));
        return new Posted(wanted.eventCode, leg, entry.id().value().toString(), entry.postings());
    }

    /// Whatever a deal of a closed month moves, now or when it is read anew, counts from the first
    /// open one.
    LocalDate countsOn(Unit unit, StoredDeal deal) {
        return ledger.countsOn(unit, "E4", happenedOn(unit, deal));
    }

    /// The business day, whatever the server's was.
    static LocalDate happenedOn(Unit unit, StoredDeal deal) {
        return unit.days().of(deal.time());
    }

    private static String named(String name, int revision) {
        return revision == 1 ? name : name + "#" + revision;
    }

    private static @Nullable TradingAccount counterparty(
            StoredDeal deal, Map<AccountKey, TradingAccount> registry) {
        Classification classification = deal.classification();
        Long login = classification == null ? null : classification.counterpartyLogin();
        return login == null ? null : registry.get(new AccountKey(deal.account().server(), login));
    }

    private static TradingAccount own(StoredDeal deal, Map<AccountKey, TradingAccount> registry) {
        TradingAccount own = registry.get(deal.account());
        if (own == null) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND, deal.account() + " is not a registered account.");
        }
        return own;
    }
}
