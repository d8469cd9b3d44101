package fidus.server.deposits;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import fidus.clients.ClientId;
import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.FindDeposits;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class DepositStore {
    private static final String DEPOSITS = "deposits";
    private static final String HEADS = "depositHead";
    private static final Counter NUMBERS = new Counter(HEADS, "deposits", 1);

    static void shape(Migrations migrations) {
        migrations
                .unique(DEPOSITS, "number")
                .unique(DEPOSITS, "depositMethod", "evidence")
                .index(DEPOSITS, "clientId", "number")
                .index(DEPOSITS, "depositState", "number")
                .collection(HEADS);
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

    Optional<Deposit> withEvidence(Unit unit, DepositMethod method, String evidence) {
        return deposits(unit)
                .first(and(eq("depositMethod", method.name()), eq("evidence", evidence)));
    }

    List<Deposit> ofClient(Unit unit, ClientId client) {
        var found = new ArrayList<Deposit>();
        deposits(unit)
                .each(eq("clientId", client.value().toString()), descending("number"), found::add);
        return found;
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
