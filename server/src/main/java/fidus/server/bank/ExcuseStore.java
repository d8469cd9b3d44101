package fidus.server.bank;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import fidus.bank.desk.ExcusedDay;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Days of accounts that were excused, one record a day.
final class ExcuseStore {
    private static final String DAYS = "bankDaysExcused";

    static void shape(Migrations migrations) {
        migrations.index(DAYS, "houseAccountId", "day");
    }

    static String id(HouseAccountId account, LocalDate day) {
        return account.value() + "/" + day;
    }

    /// Newest first, those taken back included.
    List<ExcusedDay> of(Unit unit, HouseAccountId account) {
        return days(unit)
                .whole(eq("houseAccountId", account.value().toString()), descending("day"));
    }

    Optional<ExcusedDay> get(Unit unit, HouseAccountId account, LocalDate day) {
        return days(unit).byId(id(account, day));
    }

    void put(Unit unit, ExcusedDay day) {
        if (day.version() == 1) {
            days(unit).insert(day);
        } else {
            days(unit).replace(day.id(), day.version() - 1, day);
        }
    }

    private static Documents<ExcusedDay> days(Unit unit) {
        return unit.documents(DAYS, ExcusedDay.class);
    }
}
