package fidus.server.redemptions;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.RedemptionState;
import fidus.redemptions.FindRedemptions;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionRequest;
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

final class RedemptionStore {
    private static final String REDEMPTIONS = "redemptions";
    private static final String HEADS = "redemptionHead";
    private static final Counter NUMBERS = new Counter(HEADS, "redemptions", 1);
    private static final int ASKED = 1_000;

    static void shape(Migrations migrations) {
        migrations
                .unique(REDEMPTIONS, "number")
                .index(REDEMPTIONS, "investmentId", "number")
                .index(REDEMPTIONS, "redemptionState", "number")
                .collection(HEADS);
    }

    long nextNumber(Unit unit) {
        return NUMBERS.next(unit);
    }

    void add(Unit unit, RedemptionRequest request) {
        redemptions(unit).insert(request);
    }

    void replace(Unit unit, RedemptionRequest before, RedemptionRequest after) {
        redemptions(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<RedemptionRequest> find(Unit unit, RedemptionId id) {
        return redemptions(unit).byId(id.value().toString());
    }

    /// Those of these that there are, by identity.
    Map<RedemptionId, RedemptionRequest> known(Unit unit, Collection<RedemptionId> ids) {
        var known = new HashMap<RedemptionId, RedemptionRequest>();
        redemptions(unit)
                .each(
                        ids.stream().map(id -> id.value().toString()).toList(),
                        one -> known.put(one.id(), one));
        return known;
    }

    /// How many requests each of these contracts ever had; those without any are left out.
    Map<InvestmentId, Long> counts(Unit unit, Collection<InvestmentId> contracts) {
        var counts = new HashMap<InvestmentId, Long>();
        List<String> all = contracts.stream().map(id -> id.value().toString()).toList();
        for (int from = 0; from < all.size(); from += ASKED) {
            redemptions(unit)
                    .each(
                            in(
                                    "investmentId",
                                    all.subList(from, Math.min(all.size(), from + ASKED))),
                            ascending("investmentId", "number"),
                            one -> counts.merge(one.investmentId(), 1L, Long::sum));
        }
        return counts;
    }

    /// Those that wait for an approval, oldest first.
    List<RedemptionRequest> pending(Unit unit) {
        var pending = new ArrayList<RedemptionRequest>();
        redemptions(unit)
                .each(
                        eq("redemptionState", RedemptionState.PENDING.name()),
                        ascending("number"),
                        pending::add);
        return pending;
    }

    /// Approved and not paid, oldest first.
    List<RedemptionRequest> approved(Unit unit) {
        return redemptions(unit)
                .whole(eq("redemptionState", RedemptionState.APPROVED.name()), ascending("number"));
    }

    List<RedemptionRequest> paid(Unit unit) {
        return redemptions(unit)
                .whole(eq("redemptionState", RedemptionState.PAID.name()), ascending("number"));
    }

    /// Those with a payment that came back.
    List<RedemptionRequest> returned(Unit unit) {
        return redemptions(unit).whole(exists("returned"), ascending("number"));
    }

    List<RedemptionRequest> paidOf(Unit unit, InvestmentId contract) {
        return redemptions(unit)
                .whole(
                        and(
                                eq("investmentId", contract.value().toString()),
                                eq("redemptionState", RedemptionState.PAID.name())),
                        ascending("number"));
    }

    /// Everything that was ever requested of a contract, oldest first.
    List<RedemptionRequest> of(Unit unit, InvestmentId contract) {
        return redemptions(unit)
                .whole(eq("investmentId", contract.value().toString()), ascending("number"));
    }

    List<RedemptionRequest> page(Unit unit, FindRedemptions find, long before, int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(lt("number", before));
        if (find.investmentId() != null) {
            filters.add(eq("investmentId", find.investmentId().value().toString()));
        }
        if (find.redemptionState() != null) {
            filters.add(eq("redemptionState", find.redemptionState().name()));
        }
        return redemptions(unit).all(and(filters), descending("number"), limit);
    }

    private static Documents<RedemptionRequest> redemptions(Unit unit) {
        return unit.documents(REDEMPTIONS, RedemptionRequest.class);
    }
}
