package fidus.server.approvals;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class PreparedStore {
    private static final String PREPARED = "prepared";
    private static final int MOST_SHOWN = 500;

    static void shape(Migrations migrations) {
        migrations
                .uniqueWhere(PREPARED, "preparedState", "PENDING", "subject")
                .index(PREPARED, "subject", "command")
                .index(PREPARED, "preparedAt")
                .index(PREPARED, "preparedState", "preparedAt")
                .index(PREPARED, "preparedState", "command");
    }

    void add(Unit unit, Prepared prepared) {
        prepared(unit).insert(prepared);
    }

    Prepared get(Unit unit, PreparedId id) {
        return prepared(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such prepared command."));
    }

    Optional<Prepared> pending(Unit unit, String subject) {
        return prepared(unit).first(and(eq("subject", subject), eq("preparedState", "PENDING")));
    }

    List<Prepared> find(Unit unit, @Nullable String subject, boolean pendingOnly) {
        var filters = new ArrayList<Bson>();
        if (subject != null) {
            filters.add(eq("subject", subject));
        }
        if (pendingOnly) {
            filters.add(eq("preparedState", "PENDING"));
        }
        Bson filter = filters.isEmpty() ? empty() : and(filters);
        return prepared(unit)
                .all(filter, orderBy(descending("preparedAt"), descending("_id")), MOST_SHOWN);
    }

    Set<PersonId> makers(Unit unit, String command, String subject) {
        return prepared(unit)
                .all(
                        and(eq("subject", subject), eq("command", command)),
                        descending("preparedAt"),
                        MOST_SHOWN)
                .stream()
                .map(Prepared::makerId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Everything that was not decided, whatever its age.
    List<Prepared> pending(Unit unit) {
        return undecided(unit, eq("preparedState", "PENDING"));
    }

    List<Prepared> pendingOf(Unit unit, String command) {
        return undecided(unit, and(eq("preparedState", "PENDING"), eq("command", command)));
    }

    private static List<Prepared> undecided(Unit unit, Bson filter) {
        return prepared(unit)
                .all(
                        filter,
                        orderBy(descending("preparedAt"), descending("_id")),
                        Integer.MAX_VALUE);
    }

    void replace(Unit unit, Prepared before, Prepared after) {
        prepared(unit).replace(before.id().value().toString(), before.version(), after);
    }

    private static Documents<Prepared> prepared(Unit unit) {
        return unit.documents(PREPARED, Prepared.class);
    }
}
