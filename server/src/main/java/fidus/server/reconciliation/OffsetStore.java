package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Set;

/// Rows of a bank's statements of which two persons said that one takes the other back.
final class OffsetStore {
    private static final String OFFSETS = "offsetRows";

    /// @param rows two of them, or more where several rows are taken back together; by id
    record StoredOffset(String id, String account, List<String> rows) {
        /// The other rows of it.
        List<String> others(String row) {
            return rows.stream().filter(one -> !one.equals(row)).toList();
        }
    }

    static void shape(Migrations migrations) {
        migrations.index(OFFSETS, "account");
    }

    void add(Unit unit, String account, Set<String> together) {
        List<String> rows = together.stream().sorted().toList();
        String id = account + "/" + String.join("/", rows);
        offsets(unit).put(id, new StoredOffset(id, account, rows));
    }

    List<StoredOffset> of(Unit unit, String account) {
        return offsets(unit).all(eq("account", account), ascending("_id"), Integer.MAX_VALUE);
    }

    void remove(Unit unit, StoredOffset gone) {
        offsets(unit).remove(in("_id", List.of(gone.id())));
    }

    private static Documents<StoredOffset> offsets(Unit unit) {
        return unit.documents(OFFSETS, StoredOffset.class);
    }
}
