package fidus.server.deposits;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.clients.ClientId;
import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.deposits.FindDeposits;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class DepositStore {
    private static final String DEPOSITS = "deposits";
    private static final String STATE = "depositState";
    private static final String RETURNED = "returned.evidence";
    private static final int MOST_ASKED = 5_000;
    private static final String HEADS = "depositHead";
    private static final Counter NUMBERS = new Counter(HEADS, "deposits", 1);

    static void shape(Migrations migrations) {
        migrations
                .unique(DEPOSITS, "number")
                .unique(DEPOSITS, "depositMethod", "evidence")
                // One that failed or was reversed frees its evidence; its record stays.
                .noLongerUnique(DEPOSITS, "depositMethod", "evidence")
                .uniqueWhere(DEPOSITS, STATE, "PENDING", "evidence", "depositMethod")
                .uniqueWhere(DEPOSITS, STATE, "CONFIRMED", "depositMethod", "evidence")
                .index(DEPOSITS, "evidence", "number")
                .index(DEPOSITS, "clientId", "number")
                .index(DEPOSITS, "depositState", "number")
                .indexWherePresent(DEPOSITS, RETURNED, RETURNED)
                .collection(HEADS)
                .confidential(DEPOSITS, Deposit.class);
    }

    long nextNumber(Unit unit) {
        return NUMBERS.next(unit);
    }

    void add(Unit unit, Deposit deposit) {
        deposits(unit).insert(deposit);
    }

    void replace(Unit unit, Deposit before, Deposit after) {
        deposits(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<Deposit> find(Unit unit, DepositId id) {
        return deposits(unit).byId(id.value().toString());
    }

    /// @throws fidus.contract.Refused `NOT_FOUND`
    Deposit get(Unit unit, DepositId id) {
        return find(unit, id).orElseThrow(DepositRules::none);
    }

    Map<DepositId, Deposit> all(Unit unit, Collection<DepositId> ids) {
        Map<DepositId, Deposit> found = new HashMap<>();
        deposits(unit)
                .each(
                        ids.stream().map(id -> id.value().toString()).toList(),
                        deposit -> found.put(deposit.id(), deposit));
        return found;
    }

    /// All that were ever recorded with this evidence, however it was spelled, oldest first.
    List<Deposit> withEvidence(Unit unit, DepositMethod method, String evidence) {
        return deposits(unit)
                .whole(
                        and(
                                in("evidence", Spelling.all(method, evidence)),
                                eq("depositMethod", method.name())),
                        ascending("number"));
    }

    /// Those recorded with exactly one of these texts.
    List<Deposit> saying(Unit unit, Collection<String> evidence) {
        List<Deposit> found = new ArrayList<>();
        List<String> all = List.copyOf(evidence);
        for (int from = 0; from < all.size(); from += MOST_ASKED) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_ASKED));
            deposits(unit).each(in("evidence", some), ascending("_id"), found::add);
        }
        return found;
    }

    /// One that left again as this, however it was spelled.
    Optional<Deposit> returned(Unit unit, DepositMethod method, String evidence) {
        return deposits(unit)
                .first(
                        and(
                                in(RETURNED, Spelling.all(method, evidence)),
                                eq("depositMethod", method.name())));
    }

    /// What was recorded with the same evidence before this one, and did not stand.
    List<Deposit> before(Unit unit, Deposit deposit) {
        return withEvidence(unit, deposit.depositMethod(), deposit.evidence()).stream()
                .filter(one -> one.number() < deposit.number())
                .toList();
    }

    List<Deposit> ofClient(Unit unit, ClientId client) {
        var found = new ArrayList<Deposit>();
        deposits(unit)
                .each(eq("clientId", client.value().toString()), descending("number"), found::add);
        return found;
    }

    List<Deposit> ofClients(Unit unit, Collection<ClientId> clients) {
        List<String> ids = clients.stream().map(one -> one.value().toString()).toList();
        return deposits(unit).whole(in("clientId", ids), descending("number"));
    }

    /// The newest first.
    List<Deposit> pending(Unit unit) {
        return deposits(unit)
                .whole(eq("depositState", DepositState.PENDING.name()), descending("number"));
    }

    List<Deposit> page(Unit unit, FindDeposits find, long before, int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(lt("number", before));
        if (find.clientId() != null) {
            filters.add(eq("clientId", find.clientId().value().toString()));
        }
        if (find.depositState() != null) {
            filters.add(eq("depositState", find.depositState().name()));
        }
        return deposits(unit).all(and(filters), descending("number"), limit);
    }

    private static Documents<Deposit> deposits(Unit unit) {
        return unit.documents(DEPOSITS, Deposit.class);
    }
}
