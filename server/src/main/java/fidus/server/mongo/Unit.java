package fidus.server.mongo;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;

import fidus.server.mongo.sealing.Vault;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// One unit of work: everything done with it is stored together or not at all, and sees one instant
/// as now. A unit that only reads has no transaction. Confined to the thread that was given it;
/// never kept.
public final class Unit {
    private final MongoDatabase database;
    private final Vault vault;
    private final @Nullable ClientSession session;
    private final Instant now;
    private final Function<Unit, BusinessDays> calendar;
    private final Map<Counter, Long> taken = new HashMap<>();
    private @Nullable BusinessDays days;

    /// @param session absent where nothing is written
    /// @param calendar how the house cuts time into days, asked at most once
    Unit(
            Mongo mongo,
            @Nullable ClientSession session,
            Instant now,
            Function<Unit, BusinessDays> calendar) {
        this.database = mongo.database();
        this.vault = mongo.vault();
        this.session = session;
        this.now = now;
        this.calendar = calendar;
    }

    /// The instant this unit began, in whole milliseconds as the database keeps them.
    public Instant now() {
        return now;
    }

    /// How the house cuts time into days, read once.
    public BusinessDays days() {
        BusinessDays known = days;
        if (known == null) {
            known = calendar.apply(this);
            days = known;
        }
        return known;
    }

    /// The business date of now.
    public LocalDate today() {
        return days().of(now);
    }

    public boolean writes() {
        return session != null;
    }

    void took(Counter counter, long numbers) {
        taken.merge(counter, numbers, Long::sum);
    }

    long taken(Counter counter) {
        return taken.getOrDefault(counter, 0L);
    }

    /// The documents of a collection as records of `type`.
    public <T> Documents<T> documents(String collection, Class<T> type) {
        return new Documents<>(vault.guard(database.getCollection(collection, type)), session);
    }
}
