package fidus.server.ledger;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

final class LedgerStore {
    private static final String ENTRIES = "journalEntries";
    private static final String HEADS = "journalHead";
    private static final Counter NUMBERS = new Counter(HEADS, "journal", 1);
    private static final String DIMENSIONS = "postings.dimensions.";
    private static final String BANK_ACCOUNT = DIMENSIONS + "bankAccount";
    private static final String STATEMENT_ROW = DIMENSIONS + "statementRow";
    private static final String TRANSFER = DIMENSIONS + "transfer";
    private static final int MOST_ASKED = 5_000;

    /// One cell of the trial balance.
    record Sum(String account, Currency currency, PostingSide side, BigDecimal total) {}

    /// A sum over the postings that share the values of some dimensions.
    record Part(Sum sum, List<String> values) {}

    static void shape(Migrations migrations) {
        migrations
                .unique(ENTRIES, "number")
                .unique(ENTRIES, "eventCode", "source", "leg")
                .index(ENTRIES, "postings.account")
                .index(ENTRIES, "postings.dimensions.tradingAccount")
                .sparse(ENTRIES, "postings.dimensions.tradingAccount")
                .indexWherePresent(ENTRIES, BANK_ACCOUNT, BANK_ACCOUNT, "valueOn")
                .indexWherePresent(ENTRIES, STATEMENT_ROW, STATEMENT_ROW)
                .indexWherePresent(ENTRIES, TRANSFER, TRANSFER)
                .indexWherePresent(ENTRIES, TRANSFER, "valueOn")
                .collection(HEADS);
        PeriodStore.shape(migrations);
    }

    Counter.Coming numbers(Unit unit) {
        return NUMBERS.coming(unit);
    }

    boolean isEmpty(Unit unit) {
        return entries(unit).all(empty(), ascending("number"), 1).isEmpty();
    }

    void add(Unit unit, List<JournalEntry> entries) {
        entries(unit).insertAll(entries);
    }

    Optional<JournalEntry> find(Unit unit, EntryId id) {
        return entries(unit).byId(id.value().toString());
    }

    Map<EntryId, JournalEntry> all(Unit unit, Collection<EntryId> ids) {
        Map<EntryId, JournalEntry> found = new HashMap<>();
        entries(unit)
                .each(
                        ids.stream().map(id -> id.value().toString()).toList(),
                        entry -> found.put(entry.id(), entry));
        return found;
    }

    Optional<JournalEntry> posted(Unit unit, String eventCode, String source, String leg) {
        return entries(unit)
                .first(and(eq("eventCode", eventCode), eq("source", source), eq("leg", leg)));
    }

    Optional<JournalEntry> numbered(Unit unit, long number) {
        return entries(unit).first(eq("number", number));
    }

    /// Entries with one of these values of a dimension, in the order of their numbers.
    List<JournalEntry> naming(Unit unit, String dimension, Collection<String> values) {
        return found(unit, in(DIMENSIONS + dimension, values));
    }

    /// Entries of these days that have a dimension. Days and no span: an index through the postings
    /// serves values, of a span it would use the lower end alone.
    List<JournalEntry> dated(
            Unit unit, String dimension, @Nullable String value, Collection<LocalDate> days) {
        String path = DIMENSIONS + dimension;
        return found(
                unit, and(value == null ? exists(path) : eq(path, value), in("valueOn", days)));
    }

    private static List<JournalEntry> found(Unit unit, Bson filter) {
        List<JournalEntry> found = new ArrayList<>();
        entries(unit).each(filter, ascending("number"), found::add);
        return found;
    }

    /// Entries of one event posted for any of these sources under any of these legs. Asked in
    /// pieces: an index serves a list of some thousand values, no longer one.
    ///
    /// @param legs empty for whatever leg
    List<JournalEntry> posted(Unit unit, String eventCode, Set<String> sources, Set<String> legs) {
        List<JournalEntry> found = new ArrayList<>();
        List<String> all = List.copyOf(sources);
        for (int from = 0; from < all.size(); from += MOST_ASKED) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_ASKED));
            Bson of = and(eq("eventCode", eventCode), any("source", some));
            Bson filter = legs.isEmpty() ? of : and(of, any("leg", List.copyOf(legs)));
            entries(unit).each(filter, ascending("number"), found::add);
        }
        return found;
    }

    private static Bson any(String field, List<String> values) {
        return values.size() == 1 ? eq(field, values.getFirst()) : in(field, values);
    }

    List<JournalEntry> page(Unit unit, EntryFilter filter, long before, int limit) {
        return entries(unit)
                .all(and(lt("number", before), entries(filter)), descending("number"), limit);
    }

    void each(Unit unit, Consumer<JournalEntry> consumer) {
        entries(unit).each(gt("number", 0L), ascending("number"), consumer);
    }

    void since(Unit unit, Set<String> accounts, LocalDate from, Consumer<JournalEntry> consumer) {
        Date midnight = Date.from(unit.days().start(from));
        entries(unit)
                .each(
                        and(
                                any("postings.account", List.copyOf(accounts)),
                                or(gte("valueOn", from.toString()), gte("bookedAt", midnight))),
                        ascending("number"),
                        consumer);
    }

    List<Sum> sums(Unit unit) {
        return sums(unit, List.of(unwind("$postings"), perAccount()));
    }

    private static Bson entries(EntryFilter filter) {
        List<Bson> filters = postings(filter);
        LocalDate through = filter.through();
        if (through != null) {
            filters.add(lte("valueOn", through.toString()));
        }
        return and(filters);
    }

    /// What the postings themselves must say, once each stands alone.
    private static List<Bson> postings(EntryFilter filter) {
        var filters = new ArrayList<Bson>(List.of(empty()));
        if (filter.account() != null) {
            filters.add(eq("postings.account", filter.account()));
        }
        if (filter.tradingAccount() != null) {
            filters.add(eq("postings.dimensions.tradingAccount", filter.tradingAccount()));
        }
        return filters;
    }

    List<Sum> sums(Unit unit, EntryFilter filter) {
        return sums(unit, filter, Long.MAX_VALUE);
    }

    /// Of the entries up to and with one of this number.
    List<Sum> sums(Unit unit, EntryFilter filter, long upTo) {
        return sums(
                unit,
                List.of(
                        match(and(lte("number", upTo), entries(filter))),
                        unwind("$postings"),
                        match(and(postings(filter))),
                        perAccount()));
    }

    List<Sum> sums(Unit unit, String account, String dimension, String value) {
        Bson wanted =
                and(eq("postings.account", account), eq("postings.dimensions." + dimension, value));
        return sums(unit, List.of(match(wanted), unwind("$postings"), match(wanted), perAccount()));
    }

    /// Sums of all postings of the periods up to and with this one, apart for each combination of
    /// values.
    List<Part> parts(Unit unit, Scope wanted) {
        var entry = new ArrayList<Bson>(List.of(lte("period", wanted.through().toString())));
        var posting = new ArrayList<Bson>();
        if (!wanted.accounts().isEmpty()) {
            posting.add(in("postings.account", wanted.accounts()));
        }
        if (wanted.only() != null) {
            posting.add(eq("postings.dimensions." + wanted.only(), wanted.value()));
        }
        entry.addAll(posting);
        var stages = new ArrayList<Bson>(List.of(match(and(entry)), unwind("$postings")));
        if (!posting.isEmpty()) {
            stages.add(match(and(posting)));
        }
        Document cell = cell();
        for (int i = 0; i < wanted.dimensions().size(); i++) {
            cell.append("d" + i, "$postings.dimensions." + wanted.dimensions().get(i));
        }
        stages.add(group(cell, sum("total", "$postings.money.amount")));
        return entries(unit).aggregate(stages).stream()
                .map(row -> new Part(sumOf(row), values(row, wanted.dimensions().size())))
                .toList();
    }

    /// How many entries follow from this event and source.
    long count(Unit unit, String eventCode, String source) {
        return entries(unit).count(and(eq("eventCode", eventCode), eq("source", source)));
    }

    private static List<Sum> sums(Unit unit, List<Bson> stages) {
        return entries(unit).aggregate(stages).stream().map(LedgerStore::sumOf).toList();
    }

    private static Bson perAccount() {
        return group(cell(), sum("total", "$postings.money.amount"));
    }

    private static Document cell() {
        return new Document("account", "$postings.account")
                .append("currency", "$postings.money.currency")
                .append("side", "$postings.side");
    }

    /// Empty text for a dimension the postings do not have.
    private static List<String> values(Document row, int dimensions) {
        Document cell = row.get("_id", Document.class);
        var values = new ArrayList<String>();
        for (int i = 0; i < dimensions; i++) {
            Object value = cell.get("d" + i);
            values.add(value == null ? "" : value.toString());
        }
        return values;
    }

    private static Sum sumOf(Document row) {
        Document cell = row.get("_id", Document.class);
        return new Sum(
                cell.getString("account"),
                new Currency(cell.getString("currency")),
                PostingSide.valueOf(cell.getString("side")),
                row.get("total", Decimal128.class).bigDecimalValue());
    }

    private static Documents<JournalEntry> entries(Unit unit) {
        return unit.documents(ENTRIES, JournalEntry.class);
    }
}
