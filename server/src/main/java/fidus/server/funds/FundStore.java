package fidus.server.funds;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.funds.Permit;
import fidus.funds.PermitId;
import fidus.funds.TermsHistory;
import fidus.investments.InvestmentId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Optional;

final class FundStore {
    private static final String TERMS = "fundTerms";
    private static final String PERMITS = "permits";

    /// @param id the fund's code
    record Kept(String id, TermsHistory history, long version) {}

    static void shape(Migrations migrations) {
        migrations
                .collection(TERMS)
                .index(PERMITS, "clientId", "fundCode")
                .index(PERMITS, "givenOn");
    }

    Optional<Kept> terms(Unit unit, FundCode fund) {
        return terms(unit).byId(fund.name());
    }

    void store(Unit unit, Optional<Kept> before, TermsHistory after) {
        String id = after.fundCode().name();
        if (before.isEmpty()) {
            terms(unit).insert(new Kept(id, after, 1));
        } else {
            long version = before.get().version;
            terms(unit).replace(id, version, new Kept(id, after, version + 1));
        }
    }

    void add(Unit unit, Permit permit) {
        permits(unit).insert(permit);
    }

    void replace(Unit unit, Permit before, Permit after) {
        permits(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<Permit> permit(Unit unit, PermitId id) {
        return permits(unit).byId(id.value().toString());
    }

    /// Those of a client for a fund that no contract has taken, the one that expires first first.
    List<Permit> free(Unit unit, ClientId client, FundCode fund) {
        return permits(unit)
                .whole(
                        and(
                                eq("clientId", client.value().toString()),
                                eq("fundCode", fund.name()),
                                exists("usedFor", false)),
                        ascending("expiresOn"));
    }

    List<Permit> takenBy(Unit unit, InvestmentId contract) {
        return permits(unit)
                .whole(eq("usedFor", contract.value().toString()), ascending("expiresOn"));
    }

    List<Permit> permits(Unit unit, int most) {
        return permits(unit).all(empty(), descending("givenOn"), most);
    }

    private static Documents<Kept> terms(Unit unit) {
        return unit.documents(TERMS, Kept.class);
    }

    private static Documents<Permit> permits(Unit unit) {
        return unit.documents(PERMITS, Permit.class);
    }
}
