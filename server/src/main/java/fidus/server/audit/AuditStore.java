package fidus.server.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.audit.AuditLine;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

final class AuditStore {
    private static final String LINES = "auditLines";
    private static final String HEADS = "auditHead";

    /// The next sequence number. Reading and replacing it in the transaction of the change makes
    /// the log gapless: of two changes at once one is retried.
    record Head(String id, long next, long version) {}

    static void shape(Migrations migrations) {
        migrations.unique(LINES, "seq").index(LINES, "subject", "seq").collection(HEADS);
    }

    long nextSeq(Unit unit) {
        Documents<Head> heads = unit.documents(HEADS, Head.class);
        Head head = heads.byId("audit").orElse(null);
        if (head == null) {
            heads.insert(new Head("audit", 1, 1));
            return 0;
        }
        heads.replace("audit", head.version, new Head("audit", head.next + 1, head.version + 1));
        return head.next;
    }

    void add(Unit unit, AuditLine line) {
        lines(unit).insert(line);
    }

    List<AuditLine> page(Unit unit, @Nullable String subject, long before, int limit) {
        Bson older = lt("seq", before);
        return lines(unit)
                .all(
                        subject == null ? older : and(eq("subject", subject), older),
                        descending("seq"),
                        limit);
    }

    void each(Unit unit, Consumer<AuditLine> consumer) {
        lines(unit).each(empty(), ascending("seq"), consumer);
    }

    private static Documents<AuditLine> lines(Unit unit) {
        return unit.documents(LINES, AuditLine.class);
    }
}
