package fidus.server.deals;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldState;
import fidus.mt5.Reading;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

final class ReadingStore {
    private static final String READINGS = "readings";
    private static final String LAST = "lastReadings";
    private static final String HELD = "heldReadings";
    private static final int MOST_SHOWN = 500;

    /// @param id made of the account and the instant
    record Accepted(String id, AccountKey account, Reading reading) {}

    /// The youngest accepted reading of an account.
    ///
    /// @param id `server/login`
    /// @param marks how many mark-to-market entries the account has had
    record Last(String id, Reading reading, int marks) {}

    static void shape(Migrations migrations) {
        migrations
                .index(READINGS, "account.server", "account.login", "reading.asOf")
                .collection(LAST)
                .index(HELD, "heldState", "heldAt")
                .index(HELD, "reading.account.server", "reading.account.login");
    }

    void accept(Unit unit, Reading reading) {
        unit.documents(READINGS, Accepted.class)
                .insert(new Accepted(id(reading), reading.account(), reading));
        int marks = last(unit, reading.account()).map(Last::marks).orElse(0);
        put(unit, new Last(id(reading.account()), reading, marks));
    }

    void put(Unit unit, Last last) {
        unit.documents(LAST, Last.class).put(last.id(), last);
    }

    boolean isKnown(Unit unit, Reading reading) {
        return unit.documents(READINGS, Accepted.class).byId(id(reading)).isPresent()
                || held(unit).byId(id(reading)).isPresent();
    }

    Optional<Last> last(Unit unit, AccountKey account) {
        return unit.documents(LAST, Last.class).byId(id(account));
    }

    /// The youngest accepted reading of every account that has one.
    Map<AccountKey, Reading> last(Unit unit) {
        var found = new HashMap<AccountKey, Reading>();
        unit.documents(LAST, Last.class)
                .each(
                        empty(),
                        ascending("_id"),
                        last -> found.put(last.reading().account(), last.reading()));
        return found;
    }

    /// The newest accepted readings, oldest of them first.
    List<Reading> accepted(Unit unit, AccountKey account, int most) {
        return unit
                .documents(READINGS, Accepted.class)
                .all(and(server(account), login(account)), descending("reading.asOf"), most)
                .reversed()
                .stream()
                .map(Accepted::reading)
                .toList();
    }

    /// The youngest accepted reading of each day of a zone, oldest first. One is asked for at a
    /// time, from the last one back to the day before: of a day with hundreds of readings one is
    /// read.
    List<Reading> lastOfDays(Unit unit, AccountKey account, ZoneId zone) {
        return lastOfDays(
                when -> youngest(unit, account, when),
                zone,
                youngest(unit, account, null),
                Instant.MIN);
    }

    /// The same of some days, and before them the youngest reading of an earlier one.
    List<Reading> lastOfDays(Unit unit, AccountKey account, Readings.Days days) {
        Instant begin = days.first().atStartOfDay(days.zone()).toInstant();
        Instant over = days.last().plusDays(1).atStartOfDay(days.zone()).toInstant();
        Instant known = days.known();
        Function<Bson, Optional<Reading>> read =
                known == null
                        ? when -> youngest(unit, account, when)
                        : when ->
                                youngest(
                                        unit, account, and(when, lte("reading.receivedAt", known)));
        return lastOfDays(read, days.zone(), read.apply(lt("reading.asOf", over)), begin);
    }

    /// @param since the first one before it is the last one wanted
    private static List<Reading> lastOfDays(
            Function<Bson, Optional<Reading>> read,
            ZoneId zone,
            Optional<Reading> youngest,
            Instant since) {
        var found = new ArrayList<Reading>();
        Optional<Reading> next = youngest;
        while (next.isPresent()) {
            found.add(next.get());
            Instant dayBegins =
                    LocalDate.ofInstant(next.get().asOf(), zone).atStartOfDay(zone).toInstant();
            next =
                    next.get().asOf().isBefore(since)
                            ? Optional.empty()
                            : read.apply(lt("reading.asOf", dayBegins));
        }
        return found.reversed();
    }

    /// The first accepted reading.
    Optional<Reading> oldest(Unit unit, AccountKey account) {
        return first(unit, and(server(account), login(account)), ascending("reading.asOf"));
    }

    /// The youngest accepted reading at or before an instant.
    Optional<Reading> lastBefore(Unit unit, AccountKey account, Instant at) {
        return youngest(unit, account, lte("reading.asOf", at));
    }

    private static Optional<Reading> youngest(Unit unit, AccountKey account, @Nullable Bson when) {
        return first(
                unit,
                when == null
                        ? and(server(account), login(account))
                        : and(server(account), login(account), when),
                descending("reading.asOf"));
    }

    private static Optional<Reading> first(Unit unit, Bson which, Bson order) {
        return unit.documents(READINGS, Accepted.class).all(which, order, 1).stream()
                .map(Accepted::reading)
                .findFirst();
    }

    private static Bson server(AccountKey account) {
        return eq("account.server", account.server());
    }

    private static Bson login(AccountKey account) {
        return eq("account.login", account.login());
    }

    void hold(Unit unit, HeldReading reading) {
        held(unit).insert(reading);
    }

    HeldReading held(Unit unit, String id) {
        return held(unit)
                .byId(id)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such held reading."));
    }

    void replace(Unit unit, HeldReading before, HeldReading after) {
        held(unit).replace(before.id(), before.version(), after);
    }

    List<HeldReading> allHeld(Unit unit) {
        return held(unit)
                .all(
                        eq("heldState", HeldState.HELD.name()),
                        orderBy(descending("heldAt"), descending("_id")),
                        MOST_SHOWN);
    }

    long heldCount(Unit unit) {
        return held(unit).count(eq("heldState", HeldState.HELD.name()));
    }

    /// One identity per account and instant, fit to stand in a path.
    static String id(Reading reading) {
        String key = id(reading.account()) + "/" + reading.asOf().toEpochMilli();
        return Canonical.sha256(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    private static String id(AccountKey account) {
        return account.server() + "/" + account.login();
    }

    private static Documents<HeldReading> held(Unit unit) {
        return unit.documents(HELD, HeldReading.class);
    }
}
