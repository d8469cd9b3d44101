package fidus.server.investments;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.clients.ClientId;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

final class BookStore {
    private static final String BOOKS = "contractBooks";
    private static final int MOST_OF_ONE_CLIENT = 1_000;

    static void shape(Migrations migrations) {
        migrations.index(BOOKS, "nextDueOn").index(BOOKS, "clientId").index(BOOKS, "number");
    }

    void add(Unit unit, ContractBook book) {
        books(unit).insert(book);
    }

    void replace(Unit unit, ContractBook before, ContractBook after) {
        books(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<ContractBook> find(Unit unit, InvestmentId id) {
        return books(unit).byId(id.value().toString());
    }

    /// Those with a row that is due by a day and still SCHEDULED, oldest first.
    List<ContractBook> dueBy(Unit unit, LocalDate day, int most) {
        return books(unit).all(lte("nextDueOn", day.toString()), ascending("nextDueOn"), most);
    }

    List<ContractBook> ofClient(Unit unit, ClientId client) {
        return books(unit)
                .all(
                        eq("clientId", client.value().toString()),
                        ascending("number"),
                        MOST_OF_ONE_CLIENT);
    }

    void each(Unit unit, Consumer<ContractBook> consumer) {
        books(unit).each(empty(), ascending("number"), consumer);
    }

    private static Documents<ContractBook> books(Unit unit) {
        return unit.documents(BOOKS, ContractBook.class);
    }
}
