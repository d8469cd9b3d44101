package fidus.server.mt5;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.clients.ClientId;
import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.server.audit.Actor;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class AccountStore {
    private static final String ACCOUNTS = "tradingAccounts";
    private static final String ALLOCATIONS = "allocationEvents";

    /// @param id account and event id, so that an event is stored once
    /// @param seq the place in the account's ledger; two events at once cannot take the same
    /// @param account as text, to find them
    record KeptAllocation(
            String id, String account, long seq, AllocationEvent event, String actor) {}

    static void shape(Migrations migrations) {
        migrations
                .unique(ACCOUNTS, "key.server", "key.login")
                .index(ACCOUNTS, "clientId")
                .unique(ALLOCATIONS, "account", "seq");
    }

    void add(Unit unit, TradingAccount account) {
        accounts(unit).insert(account);
    }

    List<TradingAccount> all(Unit unit) {
        return accounts(unit).whole(empty(), byKey());
    }

    List<TradingAccount> ofClient(Unit unit, ClientId client) {
        return accounts(unit).whole(eq("clientId", client.value().toString()), byKey());
    }

    Optional<TradingAccount> find(Unit unit, AccountKey key) {
        return accounts(unit)
                .first(and(eq("key.server", key.server()), eq("key.login", key.login())));
    }

    Optional<TradingAccount> anyOnServer(Unit unit, String server) {
        return accounts(unit).first(eq("key.server", server));
    }

    void replace(Unit unit, TradingAccount before, TradingAccount after) {
        accounts(unit).replace(before.id().value().toString(), before.version(), after);
    }

    List<AllocationEvent> allocations(Unit unit, AccountKey key) {
        return allocationEvents(unit)
                .whole(eq("account", key.toString()), ascending("seq"))
                .stream()
                .map(KeptAllocation::event)
                .toList();
    }

    /// The events of every account in one pass, each account's in the order they were recorded.
    Map<AccountKey, List<AllocationEvent>> allocations(Unit unit) {
        var found = new HashMap<AccountKey, List<AllocationEvent>>();
        allocationEvents(unit)
                .each(
                        empty(),
                        ascending("account", "seq"),
                        kept ->
                                found.computeIfAbsent(
                                                kept.event().account(), _ -> new ArrayList<>())
                                        .add(kept.event()));
        return found;
    }

    void add(Unit unit, Actor actor, AllocationEvent event, long seq) {
        String account = event.account().toString();
        allocationEvents(unit)
                .insert(
                        new KeptAllocation(
                                account + ":" + event.eventId(),
                                account,
                                seq,
                                event,
                                actor.id().value().toString()));
    }

    private static Bson byKey() {
        return orderBy(ascending("key.server"), ascending("key.login"));
    }

    private static Documents<TradingAccount> accounts(Unit unit) {
        return unit.documents(ACCOUNTS, TradingAccount.class);
    }

    private static Documents<KeptAllocation> allocationEvents(Unit unit) {
        return unit.documents(ALLOCATIONS, KeptAllocation.class);
    }
}
