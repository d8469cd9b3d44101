package fidus.server.ledger;

import fidus.auth.PersonId;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger.Posted;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Entries of one unit of work that are numbered in turn and stored in a few commands. A refusal
/// while they are gathered takes no number.
final class Together {
    // So many entries of one request are one audit line.
    private static final int MANY = 100;

    // Bits of the counter in the second half of an identity; the first half holds twelve more.
    private static final int COUNTED = 14;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A month while it is closed takes some events and not others.
    private record Month(YearMonth month, String eventCode) {}

    private final LedgerStore store;
    private final Periods periods;
    private final Unit unit;
    private final Actor maker;
    private final @Nullable PersonId checker;
    private final Map<Posted, JournalEntry> known = new HashMap<>();
    private final Map<Month, String> months = new HashMap<>();
    private final List<JournalEntry> fresh = new ArrayList<>();
    private Counter.@Nullable Coming numbers;

    Together(
            LedgerStore store,
            Periods periods,
            Unit unit,
            Actor maker,
            @Nullable PersonId checker) {
        this.store = store;
        this.periods = periods;
        this.unit = unit;
        this.maker = maker;
        this.checker = checker;
    }

    /// Reads what was posted before for the same events, sources and legs.
    void recall(List<NewEntry> entries) {
        Map<String, Set<String>> sources = new HashMap<>();
        Map<String, Set<String>> legs = new HashMap<>();
        for (NewEntry entry : entries) {
            sources.computeIfAbsent(entry.eventCode(), _ -> new HashSet<>()).add(entry.source());
            legs.computeIfAbsent(entry.eventCode(), _ -> new HashSet<>()).add(entry.leg());
        }
        sources.forEach(
                (event, its) ->
                        store.posted(unit, event, its, legs.getOrDefault(event, Set.of()))
                                .forEach(this::know));
    }

    private void know(JournalEntry entry) {
        known.put(new Posted(entry.eventCode(), entry.source(), entry.leg()), entry);
    }

    @Nullable JournalEntry posted(NewEntry entry) {
        return known.get(new Posted(entry.eventCode(), entry.source(), entry.leg()));
    }

    /// @param entry checked already
    JournalEntry add(NewEntry entry, @Nullable EntryId reverses) {
        return add(entry, reverses, null);
    }

    /// @param undoneOn the day on which what it reverses was undone; absent when that was wrong
    JournalEntry add(NewEntry entry, @Nullable EntryId reverses, @Nullable LocalDate undoneOn) {
        String period =
                months.computeIfAbsent(
                        new Month(YearMonth.from(entry.valueOn()), entry.eventCode()),
                        _ -> periods.forPosting(unit, entry.eventCode(), entry.valueOn()));
        var posted =
                new JournalEntry(
                        id(unit.now(), fresh.size()),
                        numbers().first() + fresh.size(),
                        entry.eventCode(),
                        entry.source(),
                        entry.leg(),
                        entry.valueOn(),
                        period,
                        unit.now(),
                        maker.id(),
                        checker,
                        entry.postings(),
                        reverses,
                        entry.reason(),
                        undoneOn);
        fresh.add(posted);
        know(posted);
        return posted;
    }

    /// An identity that begins with its time and its place in this unit of work and is otherwise
    /// random (version 7 of RFC 9562, the counter of its section 6.2, method 1): entries stored one
    /// after the other lie beside each other in this order, so that a thousand of them do not
    /// rewrite a thousand pages.
    private static EntryId id(Instant at, int place) {
        long first = (at.toEpochMilli() << 16) | 0x7000L | ((place >>> COUNTED) & 0xfffL);
        long second = (1L << 63) | ((place & ((1L << COUNTED) - 1)) << 48);
        return new EntryId(new UUID(first, second | (RANDOM.nextLong() >>> 16)));
    }

    private Counter.Coming numbers() {
        Counter.Coming read = numbers == null ? store.numbers(unit) : numbers;
        numbers = read;
        return read;
    }

    /// Stores what was added, with an audit line for each, or with one line for all of many.
    void store(Audit audit) {
        if (fresh.isEmpty()) {
            return;
        }
        numbers().take(fresh.size());
        store.add(unit, fresh);
        audit.recordAll(
                unit,
                maker,
                fresh.size() < MANY
                        ? fresh.stream().map(Together::change).toList()
                        : List.of(change(PostedEntries.of(fresh))));
    }

    private static Audit.Change change(JournalEntry entry) {
        String action = entry.reverses() == null ? "POST_ENTRY" : "REVERSE_ENTRY";
        return new Audit.Change(action, Ledger.subject(entry.id()), null, entry, entry.reason());
    }

    private static Audit.Change change(PostedEntries entries) {
        return new Audit.Change("POST_ENTRIES", entries.subject(), null, entries, "");
    }
}
