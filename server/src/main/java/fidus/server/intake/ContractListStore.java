package fidus.server.intake;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.intake.ContractLine;
import fidus.intake.ContractLine.Outcome;
import fidus.intake.ContractListCard;
import fidus.server.investments.RunningContracts.Running;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Lists of contracts that were asked for. What becomes of a contract is written into its line in
/// the transaction that takes it over.
final class ContractListStore {
    private static final String LISTS = "contractLists";
    private static final String LINES = "contractListLines";
    private static final int MOST_LISTED = 50;

    /// @param card as it was shown; what became of it follows from its lines and its job
    /// @param prepared the command that asks for the decision
    /// @param job that takes it over, absent before it was approved
    record StoredList(
            String id,
            ContractListCard card,
            String prepared,
            @Nullable String job,
            Instant preparedAt,
            long version) {
        StoredList begun(String work) {
            return new StoredList(id, card, prepared, work, preparedAt, version + 1);
        }
    }

    /// @param id list and number
    record StoredLine(
            String id, String list, int number, ContractLine line, Running running, long version) {
        StoredLine become(Outcome outcome, String why) {
            return new StoredLine(
                    id, list, number, line.become(outcome, why), running, version + 1);
        }
    }

    static void shape(Migrations migrations) {
        migrations.index(LISTS, "preparedAt").unique(LINES, "list", "number");
    }

    StoredList get(Unit unit, String id) {
        return lists(unit)
                .byId(id)
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such list."));
    }

    List<StoredList> newest(Unit unit) {
        return lists(unit)
                .all(empty(), orderBy(descending("preparedAt"), descending("_id")), MOST_LISTED);
    }

    void add(Unit unit, StoredList list, List<StoredLine> lines) {
        lists(unit).insert(list);
        lines(unit).insertAll(lines);
    }

    void replace(Unit unit, StoredList before, StoredList after) {
        lists(unit).replace(before.id(), before.version(), after);
    }

    void each(Unit unit, String list, Consumer<StoredLine> then) {
        lines(unit).each(eq("list", list), ascending("number"), then);
    }

    /// Lines of which nothing became yet.
    List<StoredLine> open(Unit unit, String list, int most) {
        return lines(unit).all(with(list, null), ascending("number"), most);
    }

    int count(Unit unit, String list, @Nullable Outcome outcome) {
        return Math.toIntExact(lines(unit).count(with(list, outcome)));
    }

    /// @param outcome only those, absent for all
    List<StoredLine> page(Unit unit, String list, @Nullable Outcome outcome, int at, int count) {
        Bson which = outcome == null ? eq("list", list) : with(list, outcome);
        List<StoredLine> all = lines(unit).all(which, ascending("number"), at + count);
        return all.subList(Math.min(at, all.size()), all.size());
    }

    void replace(Unit unit, StoredLine before, StoredLine after) {
        lines(unit).replace(before.id(), before.version(), after);
    }

    private static Bson with(String list, @Nullable Outcome outcome) {
        return and(eq("list", list), eq("line.outcome", outcome == null ? null : outcome.name()));
    }

    private static Documents<StoredList> lists(Unit unit) {
        return unit.documents(LISTS, StoredList.class);
    }

    private static Documents<StoredLine> lines(Unit unit) {
        return unit.documents(LINES, StoredLine.class);
    }
}
