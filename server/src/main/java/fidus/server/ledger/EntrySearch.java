package fidus.server.ledger;

import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds entries by what their postings say, at a cost of what is found and not of the journal.
public final class EntrySearch {
    private static final String ENTRY = "ENTRY-";

    private final LedgerStore store;

    EntrySearch(LedgerStore store) {
        this.store = store;
    }

    /// The entries of these days that have a posting at this bank account.
    public List<JournalEntry> atBank(Unit unit, String bankAccount, Collection<LocalDate> days) {
        return days.isEmpty()
                ? List.of()
                : store.dated(unit, "bankAccount", bankAccount, Set.copyOf(days));
    }

    /// The entries of these days that move money in transit.
    public List<JournalEntry> inTransit(Unit unit, Collection<LocalDate> days) {
        return days.isEmpty() ? List.of() : store.dated(unit, "transfer", null, Set.copyOf(days));
    }

    /// Debit less credit on some accounts of what has one of these values of a dimension, by value;
    /// what is zero is left out.
    ///
    /// @param dimension `statementRow` or `transfer`, which are indexed
    /// @throws IllegalArgumentException when one value has postings of several currencies
    public Map<String, Money> standing(
            Unit unit, Collection<String> accounts, String dimension, Collection<String> values) {
        Map<String, Money> sums = new HashMap<>();
        if (!values.isEmpty()) {
            Set<String> wanted = new HashSet<>(values);
            for (JournalEntry entry : store.naming(unit, dimension, wanted)) {
                for (Posting posting : entry.postings()) {
                    String value = posting.dimensions().getOrDefault(dimension, "");
                    if (wanted.contains(value) && accounts.contains(posting.account())) {
                        sums.merge(value, signed(posting), Money::plus);
                    }
                }
            }
        }
        sums.values().removeIf(Money::isZero);
        return sums;
    }

    /// What a posting adds to its account: debit above zero.
    public static Money signed(Posting posting) {
        return posting.side() == PostingSide.DEBIT ? posting.money() : posting.money().negated();
    }

    /// What was posted for an event and source under any leg and was not taken back.
    public List<JournalEntry> standingOf(Unit unit, String eventCode, String source) {
        return standingOf(unit, eventCode, Set.of(source)).getOrDefault(source, List.of());
    }

    /// The same of any of these sources, by source. Looked up together, whatever their number.
    public Map<String, List<JournalEntry>> standingOf(
            Unit unit, String eventCode, Set<String> sources) {
        List<JournalEntry> entries = store.posted(unit, eventCode, sources, Set.of());
        Set<String> back = takenBack(unit, entries).keySet();
        return entries.stream()
                .filter(entry -> !back.contains(Ledger.subject(entry.id())))
                .collect(Collectors.groupingBy(JournalEntry::source));
    }

    /// The entries that take some back, by the subjects of those.
    private Map<String, JournalEntry> takenBack(Unit unit, List<JournalEntry> entries) {
        Set<String> subjects =
                entries.stream()
                        .map(entry -> Ledger.subject(entry.id()))
                        .collect(Collectors.toSet());
        Map<String, JournalEntry> back = new HashMap<>();
        store.posted(unit, Ledger.CORRECTION, subjects, Set.of("reversal"))
                .forEach(mirror -> back.put(mirror.source(), mirror));
        return back;
    }

    /// The days on which the books have what was posted.
    ///
    /// @param until the first day on which they have it back; absent while it stands
    public record Stood(LocalDate from, @Nullable LocalDate until) {}

    /// What was posted for an event and any of these sources under no leg, by source. Looked up
    /// together, whatever their number.
    public Map<String, Stood> stood(Unit unit, String eventCode, Set<String> sources) {
        List<JournalEntry> entries = store.posted(unit, eventCode, sources, Set.of(""));
        Map<String, JournalEntry> back = takenBack(unit, entries);
        Map<String, Stood> stood = new HashMap<>();
        for (JournalEntry entry : entries) {
            JournalEntry mirror = back.get(Ledger.subject(entry.id()));
            stood.put(
                    entry.source(),
                    new Stood(entry.valueOn(), mirror == null ? null : mirror.valueOn()));
        }
        return stood;
    }

    /// Whether an entry was taken back.
    public boolean isReversed(Unit unit, JournalEntry entry) {
        return reversal(unit, entry).isPresent();
    }

    private Optional<JournalEntry> reversal(Unit unit, JournalEntry entry) {
        return store.posted(unit, Ledger.CORRECTION, Ledger.subject(entry.id()), "reversal");
    }

    static Optional<Long> number(@Nullable String posting) {
        return posting == null || !posting.startsWith(ENTRY)
                ? Optional.empty()
                : Optional.of(
                        Long.valueOf(posting.substring(ENTRY.length(), posting.lastIndexOf('-'))));
    }

    /// The entry of a posting as comparisons name it, such as ENTRY-12-1.
    public Optional<JournalEntry> ofPosting(Unit unit, @Nullable String name) {
        return number(name).flatMap(number -> store.numbered(unit, number));
    }
}
