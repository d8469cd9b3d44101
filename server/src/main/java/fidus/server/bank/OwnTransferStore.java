package fidus.server.bank;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferId;
import fidus.bank.desk.OwnTransferState;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Transfers between bank accounts of the house as they were booked.
final class OwnTransferStore {
    private static final String TRANSFERS = "ownTransfers";
    private static final String STATE = "ownTransferState";
    private static final String BOOKED_AT = "bookedAt";

    static void shape(Migrations migrations) {
        migrations
                .index(TRANSFERS, STATE, BOOKED_AT)
                .index(TRANSFERS, BOOKED_AT)
                .index(TRANSFERS, "fromId")
                .index(TRANSFERS, "toId")
                .index(TRANSFERS, "out.rowId")
                .index(TRANSFERS, "in.rowId");
    }

    void add(Unit unit, OwnTransfer transfer) {
        transfers(unit).insert(transfer);
    }

    void replace(Unit unit, OwnTransfer before, OwnTransfer after) {
        transfers(unit).replace(before.id().value().toString(), before.version(), after);
    }

    /// @throws Refused `NOT_FOUND`
    OwnTransfer get(Unit unit, OwnTransferId id) {
        return transfers(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such transfer between accounts of the"
                                                + " house. Load the list again."));
    }

    /// Oldest first.
    List<OwnTransfer> inTransit(Unit unit) {
        return transfers(unit)
                .all(
                        eq(STATE, OwnTransferState.IN_TRANSIT.name()),
                        orderBy(ascending(BOOKED_AT), ascending("_id")),
                        Integer.MAX_VALUE);
    }

    /// Whether any was ever booked at an account.
    boolean has(Unit unit, HouseAccountId account) {
        String id = account.value().toString();
        return transfers(unit).first(or(eq("fromId", id), eq("toId", id))).isPresent();
    }

    /// The standing one that books this row of a statement.
    Optional<OwnTransfer> onRow(Unit unit, String row) {
        return transfers(unit)
                .whole(or(eq("out.rowId", row), eq("in.rowId", row)), ascending("_id"))
                .stream()
                .filter(one -> one.ownTransferState() != OwnTransferState.REVERSED)
                .findFirst();
    }

    /// @param names that 1140 has for transfers; those of others are passed over
    List<OwnTransfer> named(Unit unit, Collection<String> names) {
        List<String> ids =
                names.stream()
                        .filter(name -> name.startsWith(OwnTransfer.SOURCE))
                        .map(name -> name.substring(OwnTransfer.SOURCE.length()))
                        .toList();
        return ids.isEmpty()
                ? List.of()
                : transfers(unit).all(in("_id", ids), ascending("_id"), Integer.MAX_VALUE);
    }

    List<OwnTransfer> newest(Unit unit, int most) {
        return transfers(unit)
                .all(empty(), orderBy(descending(BOOKED_AT), descending("_id")), most);
    }

    long count(Unit unit) {
        return transfers(unit).count(empty());
    }

    private static Documents<OwnTransfer> transfers(Unit unit) {
        return unit.documents(TRANSFERS, OwnTransfer.class);
    }
}
