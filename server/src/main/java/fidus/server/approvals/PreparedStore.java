package fidus.server.approvals;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

final class PreparedStore {
    private static final String PREPARED = "prepared";
    private static final Bson NEWEST = orderBy(descending("preparedAt"), descending("_id"));

    static void shape(Migrations migrations) {
        migrations
                .uniqueWhere(PREPARED, "preparedState", "PENDING", "subject")
                .index(PREPARED, "subject", "command")
                .index(PREPARED, "preparedAt")
                .index(PREPARED, "preparedState", "preparedAt")
                .index(PREPARED, "preparedState", "command")
                .confidential(PREPARED, Prepared.class);
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

    /// Which commands are looked for.
    ///
    /// @param subjects about these records; all when empty
    /// @param commands of these kinds; all when empty
    /// @param pendingAt only those that wait at this moment; all when absent
    /// @param seen the kinds the reader may see; all when absent
    /// @param reader sees besides what this person prepared
    record Wanted(
            List<String> subjects,
            List<String> commands,
            @Nullable Instant pendingAt,
            @Nullable Set<String> seen,
            PersonId reader) {
        private Bson filter() {
            var filters = new ArrayList<Bson>();
            if (!subjects.isEmpty()) {
                filters.add(in("subject", subjects));
            }
            if (pendingAt != null) {
                filters.add(waits(pendingAt));
            }
            if (!commands.isEmpty()) {
                filters.add(in("command", commands));
            }
            if (seen != null) {
                filters.add(or(in("command", seen), eq("makerId", reader)));
            }
            return filters.isEmpty() ? empty() : and(filters);
        }
    }

    /// Where a page ended.
    record Place(Instant at, PreparedId id) {}

    List<Prepared> page(Unit unit, Wanted wanted, @Nullable Place after, int limit) {
        Bson filter = wanted.filter();
        if (after != null) {
            filter =
                    and(
                            filter,
                            or(
                                    lt("preparedAt", after.at),
                                    and(eq("preparedAt", after.at), lt("_id", key(after.id)))));
        }
        return prepared(unit).all(filter, NEWEST, limit);
    }

    long count(Unit unit, Wanted wanted) {
        return prepared(unit).count(wanted.filter());
    }

    void each(Unit unit, Wanted wanted, Consumer<Prepared> consumer) {
        prepared(unit).each(wanted.filter(), NEWEST, consumer);
    }

    List<Prepared> pending(Unit unit, Collection<String> subjects, Instant now) {
        return subjects.isEmpty() ? List.of() : all(unit, and(in("subject", subjects), waits(now)));
    }

    /// @param kind of the records, the part of a subject before the stroke
    List<Prepared> pendingAmong(Unit unit, String kind, Instant now) {
        return all(unit, and(gte("subject", kind + "/"), lt("subject", kind + "0"), waits(now)));
    }

    private static List<Prepared> all(Unit unit, Bson filter) {
        List<Prepared> all = new ArrayList<>();
        prepared(unit).each(filter, NEWEST, all::add);
        return all;
    }

    private static Bson waits(Instant at) {
        return and(eq("preparedState", "PENDING"), gt("expiresAt", at));
    }

    private static String key(PreparedId id) {
        return id.value().toString();
    }

    Set<PersonId> makers(Unit unit, String command, String subject) {
        return all(unit, and(eq("subject", subject), eq("command", command))).stream()
                .map(Prepared::makerId)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Prepared> last(Unit unit, String command, String subject) {
        Bson about = and(eq("subject", subject), eq("command", command));
        return prepared(unit).all(about, NEWEST, 1).stream().findFirst();
    }

    List<Prepared> pendingOf(Unit unit, Collection<String> commands, Instant now) {
        return all(unit, and(in("command", commands), waits(now)));
    }

    /// What nobody decided in its time and nothing was done about since.
    ///
    /// @param from what lapsed before that is left out
    List<Prepared> lapsedOf(Unit unit, Collection<String> commands, Instant from, Instant now) {
        return all(
                unit,
                and(
                        in("command", commands),
                        eq("preparedState", "PENDING"),
                        gt("expiresAt", from),
                        lte("expiresAt", now)));
    }

    void replace(Unit unit, Prepared before, Prepared after) {
        prepared(unit).replace(before.id().value().toString(), before.version(), after);
    }

    private static Documents<Prepared> prepared(Unit unit) {
        return unit.documents(PREPARED, Prepared.class);
    }
}
