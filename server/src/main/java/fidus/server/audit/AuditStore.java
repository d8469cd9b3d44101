package fidus.server.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.audit.AuditLine;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

final class AuditStore {
    private static final String LINES = "auditLines";
    private static final String HEADS = "auditHead";
    private static final Counter SEQUENCE = new Counter(HEADS, "audit", 0);

    static void shape(Migrations migrations) {
        migrations
                .unique(LINES, "seq")
                .index(LINES, "subject", "seq")
                .collection(HEADS)
                .confidential(LINES, AuditLine.class);
    }

    /// The next sequence numbers. Reading and replacing them in the transaction of the change makes
    /// the log gapless: of two changes at once one is retried.
    Counter.Coming coming(Unit unit) {
        return SEQUENCE.coming(unit);
    }

    long before(Unit unit) {
        return SEQUENCE.before(unit);
    }

    void add(Unit unit, List<AuditLine> lines) {
        lines(unit).insertAll(lines);
    }

    List<AuditLine> page(Unit unit, Sight sight, @Nullable String subject, long before, int limit) {
        List<Bson> wanted = new ArrayList<>();
        if (subject != null) {
            wanted.add(eq("subject", subject));
        }
        wanted.add(lt("seq", before));
        List<Bson> kinds =
                sight.kinds().stream()
                        .sorted()
                        .map(kind -> and(gte("subject", kind + "/"), lt("subject", kind + "0")))
                        .toList();
        if (!kinds.isEmpty()) {
            wanted.add(sight.shown() ? or(kinds) : nor(kinds));
        }
        return lines(unit).all(and(wanted), descending("seq"), limit);
    }

    /// Lines from one on that were there when this unit began, without what they say.
    List<Audit.Deed> since(Unit unit, long seq, int most) {
        return unit.documents(LINES, Audit.Deed.class)
                .all(and(gte("seq", seq), lt("seq", before(unit))), ascending("seq"), most);
    }

    void each(Unit unit, Consumer<AuditLine> consumer) {
        lines(unit).each(empty(), ascending("seq"), consumer);
    }

    private static Documents<AuditLine> lines(Unit unit) {
        return unit.documents(LINES, AuditLine.class);
    }
}
