package fidus.server.ledger;

import fidus.ledger.JournalEntry;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The entries of a bank account, found at a cost of what is found and not of the journal. Lists
/// are in the order of the entries' numbers.
public final class BankEntries {
    private final BankEntryStore store = new BankEntryStore();

    BankEntries() {}

    /// Walks those of these days, in no order.
    public void each(
            Unit unit,
            String bankAccount,
            Collection<LocalDate> days,
            Consumer<JournalEntry> consumer) {
        store.each(unit, bankAccount, days, consumer);
    }

    /// Those posted after the entry of this number, whatever their day.
    public List<JournalEntry> after(Unit unit, String bankAccount, long number) {
        return store.after(unit, bankAccount, number);
    }

    /// The first of those posted after the entry of this number that are valued by a day.
    public List<JournalEntry> upTo(
            Unit unit, String bankAccount, long number, LocalDate last, int most) {
        return store.upTo(unit, bankAccount, number, last, most);
    }

    /// Those that take another one back.
    public List<JournalEntry> takingBack(Unit unit, String bankAccount) {
        return store.ofEvent(unit, bankAccount, Ledger.CORRECTION).stream()
                .filter(entry -> entry.reverses() != null)
                .toList();
    }

    /// Those of one event.
    public List<JournalEntry> ofEvent(Unit unit, String bankAccount, String eventCode) {
        return store.ofEvent(unit, bankAccount, eventCode);
    }

    /// Entries of an event that follow from one of these sources, at whichever account.
    public List<JournalEntry> ofSources(Unit unit, String eventCode, Collection<String> sources) {
        return store.ofSources(unit, eventCode, sources);
    }

    /// Entries that follow from one of these sources, whatever their event and at whichever
    /// account.
    public List<JournalEntry> ofSources(Unit unit, Collection<String> sources) {
        return store.ofSources(unit, sources);
    }

    /// Entries with one of these values of a dimension, at whichever account.
    ///
    /// @param dimension `statementRow` or `transfer`, which are indexed
    public List<JournalEntry> naming(Unit unit, String dimension, Collection<String> values) {
        return store.naming(unit, dimension, values);
    }

    /// The entries of these postings, such as ENTRY-12-1.
    public List<JournalEntry> ofPostings(Unit unit, Collection<String> postings) {
        return store.numbered(
                unit, postings.stream().flatMap(one -> EntrySearch.number(one).stream()).toList());
    }

    /// The number of the last entry of the house; 0 when nothing was posted.
    public long last(Unit unit) {
        return store.last(unit);
    }

    /// One of the earliest day that is posted at a bank account, whenever it was posted.
    ///
    /// @param account of the chart
    public Optional<JournalEntry> first(
            Unit unit, String account, String bankAccount, Currency currency) {
        return store.first(unit, account, bankAccount, currency);
    }

    /// The last day before the books of the house: what was there then is their opening position.
    /// Absent where they began with nothing.
    public Optional<LocalDate> opened(Unit unit) {
        return ofSources(unit, Openings.EVENT, List.of(Openings.SUBJECT)).stream()
                .map(JournalEntry::valueOn)
                .max(Comparator.naturalOrder());
    }

    /// Which postings are summed.
    ///
    /// @param account of the chart
    public record Summed(String account, String bankAccount, Currency currency) {}

    /// Debit less credit of what is valued before a day. It costs as much as there is.
    public Money before(Unit unit, Summed wanted, LocalDate day) {
        return store.before(unit, wanted, day);
    }

    /// All of these once, by their numbers.
    public static Map<Long, JournalEntry> once(Stream<JournalEntry> entries) {
        return entries.collect(
                Collectors.toMap(JournalEntry::number, Function.identity(), (one, _) -> one));
    }
}
