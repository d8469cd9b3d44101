package fidus.server.investments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.UnitsBefore;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

final class BookStore {
    private static final String BOOKS = "contractBooks";
    private static final String VALUED_ON = "opened.shares.valuedOn";
    private static final String SERIES = "opened.shares.units.series";
    private static final String PRICE = "opened.shares.units.price";
    private static final String CLASS_MARK = "opened.shares.units.classMark";

    static void shape(Migrations migrations) {
        migrations.index(BOOKS, "nextDueOn").index(BOOKS, "clientId").index(BOOKS, "number");
        migrations.indexWherePresent(
                BOOKS, VALUED_ON, VALUED_ON, "fundCode", SERIES, PRICE, CLASS_MARK);
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

    Map<InvestmentId, ContractBook> known(Unit unit, Collection<InvestmentId> ids) {
        var known = new HashMap<InvestmentId, ContractBook>();
        List<String> names = ids.stream().map(id -> id.value().toString()).toList();
        books(unit).each(names, book -> known.put(book.id(), book));
        return known;
    }

    /// Those with a row that is due by a day and still SCHEDULED, oldest first.
    List<ContractBook> dueBy(Unit unit, LocalDate day, int most) {
        return books(unit).all(lte("nextDueOn", day.toString()), ascending("nextDueOn"), most);
    }

    List<ContractBook> ofClient(Unit unit, ClientId client) {
        return books(unit).whole(eq("clientId", client.value().toString()), ascending("number"));
    }

    void each(Unit unit, Consumer<ContractBook> consumer) {
        books(unit).each(empty(), ascending("number"), consumer);
    }

    /// Those taken over in units of a fund, valued on the same day and of the same series, whose
    /// value per unit or mark is another.
    void eachPooledOtherwise(
            Unit unit,
            FundCode fund,
            LocalDate valuedOn,
            UnitsBefore units,
            Consumer<ContractBook> consumer) {
        Bson samePrice = eq(PRICE, units.price());
        for (Bson other :
                List.of(
                        lt(PRICE, units.price()),
                        gt(PRICE, units.price()),
                        and(samePrice, lt(CLASS_MARK, units.classMark())),
                        and(samePrice, gt(CLASS_MARK, units.classMark())))) {
            Bson pool =
                    and(
                            eq(VALUED_ON, valuedOn.toString()),
                            eq("fundCode", fund.name()),
                            eq(SERIES, units.series()));
            books(unit).each(and(pool, other), ascending("number"), consumer);
        }
    }

    private static Documents<ContractBook> books(Unit unit) {
        return unit.documents(BOOKS, ContractBook.class);
    }
}
