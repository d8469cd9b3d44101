package fidus.server.bank;

import static com.mongodb.client.model.Filters.in;

import fidus.bank.desk.TakenStatement;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows that count since the statement of the row that they repeated was set aside. Of rows for
/// which that was before this was kept nothing is known.
final class InsteadStore {
    private static final String INSTEAD = "bankRowsInstead";

    static void shape(Migrations migrations) {
        migrations.collection(INSTEAD);
    }

    /// @param id of the row that counts
    /// @param row that it counts in the place of
    /// @param statementId of that row's statement, with its number and file
    record Instead(String id, String row, String statementId, long statement, String fileName) {
        static Instead of(String id, String row, TakenStatement statement) {
            return new Instead(
                    id,
                    row,
                    statement.id().value().toString(),
                    statement.number(),
                    statement.fileName());
        }
    }

    void put(Unit unit, List<Instead> rows) {
        if (!rows.isEmpty()) {
            instead(unit).remove(in("_id", rows.stream().map(Instead::id).toList()));
            instead(unit).insertAll(rows);
        }
    }

    /// Those among these rows, by the id of the row that counts.
    Map<String, Instead> among(Unit unit, Collection<String> rows) {
        Map<String, Instead> found = new HashMap<>();
        instead(unit).each(rows, one -> found.put(one.id, one));
        return found;
    }

    private static Documents<Instead> instead(Unit unit) {
        return unit.documents(INSTEAD, Instead.class);
    }
}
