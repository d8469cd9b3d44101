package fidus.server.franchises;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.franchises.Franchise;
import fidus.franchises.FranchiseBook;
import fidus.franchises.FranchiseId;
import fidus.investments.InvestmentId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class FranchiseStore {
    private static final String FRANCHISES = "franchises";
    private static final String BOOKS = "franchiseBooks";

    static void shape(Migrations migrations) {
        migrations.unique(FRANCHISES, "name").index(BOOKS, "nextDueOn").index(BOOKS, "franchiseId");
    }

    void add(Unit unit, Franchise franchise) {
        unit.documents(FRANCHISES, Franchise.class).insert(franchise);
    }

    Optional<Franchise> franchise(Unit unit, FranchiseId id) {
        return unit.documents(FRANCHISES, Franchise.class).byId(id.value().toString());
    }

    List<Franchise> franchises(Unit unit) {
        return unit.documents(FRANCHISES, Franchise.class).whole(empty(), ascending("name"));
    }

    void add(Unit unit, FranchiseBook book) {
        books(unit).insert(book);
    }

    void replace(Unit unit, FranchiseBook before, FranchiseBook after) {
        books(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<FranchiseBook> book(Unit unit, InvestmentId contract) {
        return books(unit).byId(contract.value().toString());
    }

    Map<InvestmentId, FranchiseBook> books(Unit unit, List<InvestmentId> contracts) {
        var books = new HashMap<InvestmentId, FranchiseBook>();
        List<String> names = contracts.stream().map(id -> id.value().toString()).toList();
        books(unit).each(names, one -> books.put(one.id(), one));
        return books;
    }

    /// By number of the contract.
    List<FranchiseBook> everyBook(Unit unit) {
        return books(unit).whole(empty(), ascending("number"));
    }

    List<FranchiseBook> dueBy(Unit unit, LocalDate day, int most) {
        return books(unit).all(lte("nextDueOn", day.toString()), ascending("nextDueOn"), most);
    }

    /// Those whose contract had not started when they were looked at last.
    List<FranchiseBook> waiting(Unit unit) {
        return books(unit).whole(size("lines", 0), ascending("number"));
    }

    private static Documents<FranchiseBook> books(Unit unit) {
        return unit.documents(BOOKS, FranchiseBook.class);
    }
}
