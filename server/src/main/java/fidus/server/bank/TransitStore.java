package fidus.server.bank;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.bank.desk.BankTransit;
import fidus.bank.desk.BankTransitId;
import fidus.bank.desk.BankTransitState;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Optional;

/// Ends at the bank as they were booked; of one movement, and of one evidence, at most one stands.
final class TransitStore {
    private static final String TRANSITS = "bankTransits";
    private static final String STATE = "bankTransitState";
    private static final String BOOKED = BankTransitState.BOOKED.name();

    static void shape(Migrations migrations) {
        migrations
                .uniqueWhere(TRANSITS, STATE, BOOKED, "transfer")
                .uniqueWhere(TRANSITS, STATE, BOOKED, "houseAccountId", "evidence")
                .index(TRANSITS, "valueOn");
    }

    void add(Unit unit, BankTransit transit) {
        transits(unit).insert(transit);
    }

    void replace(Unit unit, BankTransit before, BankTransit after) {
        transits(unit).replace(before.id().value().toString(), before.version(), after);
    }

    /// @throws Refused `NOT_FOUND`
    BankTransit get(Unit unit, BankTransitId id) {
        return transits(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such movement at a bank."));
    }

    Optional<BankTransit> withEvidence(Unit unit, String houseAccount, String evidence) {
        return transits(unit)
                .first(
                        and(
                                eq(STATE, BOOKED),
                                eq("houseAccount", houseAccount),
                                eq("evidence", evidence)));
    }

    /// The standing one that books this row of a statement.
    Optional<BankTransit> onRow(Unit unit, String row) {
        return transits(unit).first(and(eq(STATE, BOOKED), eq("rowId", row)));
    }

    List<BankTransit> newest(Unit unit, int most) {
        return transits(unit).all(empty(), orderBy(descending("valueOn"), descending("_id")), most);
    }

    long count(Unit unit) {
        return transits(unit).count(empty());
    }

    private static Documents<BankTransit> transits(Unit unit) {
        return unit.documents(TRANSITS, BankTransit.class);
    }
}
