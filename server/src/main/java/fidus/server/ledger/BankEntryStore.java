package fidus.server.ledger;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.ledger.JournalEntry;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The entries of a bank account, found by its own indexes.
final class BankEntryStore {
    private static final String ENTRIES = "journalEntries";
    private static final String DIMENSIONS = "postings.dimensions.";
    private static final String BANK_ACCOUNT = DIMENSIONS + "bankAccount";
    private static final int MOST_ASKED = 5_000;

    static void shape(Migrations migrations) {
        migrations
                .indexWherePresent(ENTRIES, BANK_ACCOUNT, BANK_ACCOUNT, "number")
                .indexWherePresent(ENTRIES, BANK_ACCOUNT, BANK_ACCOUNT, "eventCode");
    }

    /// Those of these days, in no order: there may be more than can be sorted.
    void each(
            Unit unit,
            String bankAccount,
            Collection<LocalDate> days,
            Consumer<JournalEntry> consumer) {
        for (List<?> some : parts(days)) {
            List<String> asked = some.stream().map(Object::toString).toList();
            entries(unit)
                    .each(
                            and(eq(BANK_ACCOUNT, bankAccount), in("valueOn", asked)),
                            new BsonDocument(),
                            consumer);
        }
    }

    List<JournalEntry> after(Unit unit, String bankAccount, long number) {
        return found(unit, and(eq(BANK_ACCOUNT, bankAccount), gt("number", number)));
    }

    /// Unordered: either the later ones or those of the days may be few, and what is asked in the
    /// order of the one is not looked for by the other.
    List<JournalEntry> upTo(Unit unit, String bankAccount, long number, LocalDate last, int most) {
        Bson later =
                and(
                        eq(BANK_ACCOUNT, bankAccount),
                        gt("number", number),
                        lte("valueOn", last.toString()));
        List<JournalEntry> found = entries(unit).some(later, most);
        found.sort(Comparator.comparingLong(JournalEntry::number));
        return found;
    }

    List<JournalEntry> ofEvent(Unit unit, String bankAccount, String eventCode) {
        return found(unit, and(eq(BANK_ACCOUNT, bankAccount), eq("eventCode", eventCode)));
    }

    List<JournalEntry> ofSources(Unit unit, String eventCode, Collection<String> sources) {
        List<JournalEntry> found = new ArrayList<>();
        for (List<?> some : parts(sources)) {
            found.addAll(found(unit, and(eq("eventCode", eventCode), in("source", some))));
        }
        return found;
    }

    /// The index of sources begins with the event, so all that there are are asked for.
    List<JournalEntry> ofSources(Unit unit, Collection<String> sources) {
        return sources.isEmpty()
                ? List.of()
                : found(unit, and(in("eventCode", EntryRules.EVENTS), in("source", sources)));
    }

    List<JournalEntry> naming(Unit unit, String dimension, Collection<String> values) {
        List<JournalEntry> found = new ArrayList<>();
        for (List<?> some : parts(values)) {
            found.addAll(found(unit, in(DIMENSIONS + dimension, some)));
        }
        return found;
    }

    List<JournalEntry> numbered(Unit unit, Collection<Long> numbers) {
        List<JournalEntry> found = new ArrayList<>();
        for (List<?> some : parts(numbers)) {
            found.addAll(found(unit, in("number", some)));
        }
        return found;
    }

    /// An index serves a list of some thousand values, no longer one.
    private static List<List<?>> parts(Collection<?> values) {
        List<?> all = values.stream().distinct().sorted().toList();
        List<List<?>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_ASKED) {
            parts.add(all.subList(from, Math.min(all.size(), from + MOST_ASKED)));
        }
        return parts;
    }

    /// The number of the last entry of the house; 0 when nothing was posted.
    long last(Unit unit) {
        return entries(unit).all(gt("number", 0L), descending("number"), 1).stream()
                .mapToLong(JournalEntry::number)
                .findFirst()
                .orElse(0);
    }

    Optional<JournalEntry> first(Unit unit, String account, String bankAccount, Currency currency) {
        Bson posting =
                and(
                        eq("account", account),
                        eq("dimensions.bankAccount", bankAccount),
                        eq("money.currency", currency.code()));
        return entries(unit)
                .all(
                        and(eq(BANK_ACCOUNT, bankAccount), elemMatch("postings", posting)),
                        ascending("valueOn"),
                        1)
                .stream()
                .findFirst();
    }

    Money before(Unit unit, BankEntries.Summed wanted, LocalDate day) {
        Bson posting =
                and(
                        eq("postings.account", wanted.account()),
                        eq(BANK_ACCOUNT, wanted.bankAccount()),
                        eq("postings.money.currency", wanted.currency().code()));
        Bson entry = and(eq(BANK_ACCOUNT, wanted.bankAccount()), lt("valueOn", day.toString()));
        List<Bson> stages = List.of(match(entry), unwind("$postings"), match(posting));
        return total(unit, wanted.currency(), stages);
    }

    private static Money total(Unit unit, Currency currency, List<Bson> stages) {
        List<Bson> all = new ArrayList<>(stages);
        all.add(group("$postings.side", sum("total", "$postings.money.amount")));
        Money total = Money.zero(currency);
        for (Document side : entries(unit).aggregate(all)) {
            Money some = new Money(side.get("total", Decimal128.class).bigDecimalValue(), currency);
            boolean debit = PostingSide.valueOf(side.getString("_id")) == PostingSide.DEBIT;
            total = debit ? total.plus(some) : total.minus(some);
        }
        return total;
    }

    private static List<JournalEntry> found(Unit unit, Bson filter) {
        List<JournalEntry> found = new ArrayList<>();
        entries(unit).each(filter, ascending("number"), found::add);
        return found;
    }

    private static Documents<JournalEntry> entries(Unit unit) {
        return unit.documents(ENTRIES, JournalEntry.class);
    }
}
