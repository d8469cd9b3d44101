package fidus.server.investments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.mt5.AccountKey;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ContractStore {
    private static final String CONTRACTS = "investments";
    private static final String HEADS = "contractHead";
    private static final long FIRST_NUMBER = 1_001;
    private static final Counter NUMBERS = new Counter(HEADS, "contracts", FIRST_NUMBER);

    static void shape(Migrations migrations) {
        migrations
                .unique(CONTRACTS, "number")
                .index(CONTRACTS, "mappings.account.login")
                .index(CONTRACTS, "investmentState")
                .collection(HEADS);
    }

    long nextNumber(Unit unit) {
        return NUMBERS.next(unit);
    }

    void add(Unit unit, Investment contract) {
        contracts(unit).insert(contract);
    }

    void replace(Unit unit, Investment before, Investment after) {
        contracts(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<Investment> find(Unit unit, InvestmentId id) {
        return contracts(unit).byId(id.value().toString());
    }

    List<Investment> all(Unit unit) {
        var all = new ArrayList<Investment>();
        contracts(unit).each(empty(), descending("number"), all::add);
        return all;
    }

    /// Those with a smaller number, newest first.
    List<Investment> page(Unit unit, long before, int limit) {
        return contracts(unit).all(lt("number", before), descending("number"), limit);
    }

    /// Contracts with a mapping on this account, active or ended, by number.
    List<Investment> onAccount(Unit unit, AccountKey key) {
        var found = new ArrayList<Investment>();
        contracts(unit)
                .each(
                        elemMatch(
                                "mappings",
                                and(
                                        eq("account.server", key.server()),
                                        eq("account.login", key.login()))),
                        ascending("number"),
                        found::add);
        return found;
    }

    Set<InvestmentId> in(Unit unit, InvestmentState state) {
        var found = new HashSet<InvestmentId>();
        contracts(unit)
                .each(
                        eq("investmentState", state.name()),
                        ascending("number"),
                        one -> found.add(one.id()));
        return found;
    }

    private static Documents<Investment> contracts(Unit unit) {
        return unit.documents(CONTRACTS, Investment.class);
    }
}
