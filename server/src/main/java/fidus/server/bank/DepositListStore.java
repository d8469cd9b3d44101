package fidus.server.bank;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import fidus.bank.desk.DepositList;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.Optional;

/// What became of lists of deposits.
final class DepositListStore {
    private static final String LISTS = "depositLists";

    static void shape(Migrations migrations) {
        migrations.index(LISTS, "houseAccountId", "at");
    }

    void add(Unit unit, DepositList list) {
        lists(unit).insert(list);
    }

    Optional<DepositList> last(Unit unit, HouseAccountId account) {
        return lists(unit)
                .all(eq("houseAccountId", account.value().toString()), descending("at"), 1)
                .stream()
                .findFirst();
    }

    private static Documents<DepositList> lists(Unit unit) {
        return unit.documents(LISTS, DepositList.class);
    }
}
