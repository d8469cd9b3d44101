package fidus.server.bank;

import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.deposits.Deposits;
import fidus.server.exchanges.Exchanges;
import fidus.server.ledger.BankEntries;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.rebates.ReceiptLeg;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Reads of the postings of an account those that a comparison needs: the days that are not
/// settled, what is open or came later of those that are, and all that was taken back with what
/// else was booked on the same evidence, because of these one stands for the others whatever its
/// day.
final class BookReach {
    private static final int AT_ONCE = 2_000;

    private final Unit unit;
    private final HouseAccount account;
    private final Reach reach;
    private final Sources sources;
    private final BankEntries entries;
    private final BookSide.Gathered gathered = new BookSide.Gathered();
    private final SortedMap<LocalDate, Money> moved = new TreeMap<>();
    private final SortedMap<LocalDate, Money> otherwise = new TreeMap<>();
    private final SortedMap<LocalDate, Money> writtenOff = new TreeMap<>();

    /// Where it is read.
    record Sources(Ledger ledger, Deposits deposits, BookPostings postings) {}

    BookReach(Unit unit, HouseAccount account, Reach reach, Sources sources) {
        this.unit = unit;
        this.account = account;
        this.reach = reach;
        this.sources = sources;
        this.entries = sources.ledger.atBanks();
    }

    ReachedBook read(UnaryOperator<Set<String>> used) {
        Map<Long, JournalEntry> named = named();
        add(named.values());
        for (Reach.Days days : reach.days()) {
            each(days, named.keySet());
        }
        BookSide side = gathered.side(used);
        gathered.left().forEach(row -> put(otherwise, row.bookingDate(), row.amount().negated()));
        return new ReachedBook(side, before(), moved, otherwise, writtenOff);
    }

    private Money before() {
        Settled settled = reach.settled();
        return settled == null
                ? entries.before(unit, BookPostings.summed(account), reach.first())
                : settled.booked();
    }

    private void each(Reach.Days days, Set<Long> told) {
        List<JournalEntry> some = new ArrayList<>();
        entries.each(
                unit,
                account.name(),
                days.from().datesUntil(days.to().plusDays(1)).toList(),
                entry -> {
                    if (!told.contains(entry.number())) {
                        some.add(entry);
                    }
                    if (some.size() == AT_ONCE) {
                        add(some);
                        some.clear();
                    }
                });
        add(some);
    }

    private void add(Collection<JournalEntry> some) {
        List<BookPostings.Posted> posted = new ArrayList<>();
        some.forEach(entry -> BookPostings.of(entry, account, posted));
        BookPostings.Told told = sources.postings.told(unit, posted);
        for (BookPostings.Posted one : posted) {
            gathered.add(one.entry(), told.of(one));
        }
        some.stream().filter(this::isCounted).forEach(this::count);
    }

    private void count(JournalEntry entry) {
        put(moved, entry.valueOn(), BookPostings.moved(entry, account));
        put(writtenOff, entry.valueOn(), BookPostings.writtenOff(entry, account));
    }

    /// Whether it is not in what was moved before.
    private boolean isCounted(JournalEntry entry) {
        Settled settled = reach.settled();
        return settled == null
                ? !entry.valueOn().isBefore(reach.first())
                : entry.valueOn().isAfter(settled.until())
                        || entry.number() > settled.heads().entries();
    }

    private static void put(SortedMap<LocalDate, Money> days, LocalDate day, Money sum) {
        if (!sum.isZero()) {
            days.merge(day, sum, Money::plus);
        }
    }

    /// What is read whatever its day, by number.
    private Map<Long, JournalEntry> named() {
        Settled settled = reach.settled();
        Stream<JournalEntry> open =
                settled == null
                        ? Stream.of()
                        : Stream.concat(
                                entries
                                        .after(unit, account.name(), settled.heads().entries())
                                        .stream()
                                        .filter(one -> !one.valueOn().isAfter(settled.until())),
                                entries.ofPostings(unit, settled.book()).stream());
        return BankEntries.once(Stream.concat(open, takenBack().stream()));
    }

    private List<JournalEntry> takenBack() {
        List<JournalEntry> back = entries.takingBack(unit, account.name());
        List<JournalEntry> wrong =
                sources.ledger.entries(unit, reversed(back)).values().stream()
                        .filter(BookReach::mayStandOnSomething)
                        .toList();
        List<BookPostings.Posted> posted = new ArrayList<>();
        wrong.forEach(entry -> BookPostings.of(entry, account, posted));
        BookPostings.Told told = sources.postings.told(unit, posted);
        Set<String> evidence = new HashSet<>();
        for (BookPostings.Posted one : posted) {
            String on = told.standsOn(one);
            if (on != null) {
                evidence.add(on);
            }
        }
        List<JournalEntry> all = new ArrayList<>(back);
        all.addAll(wrong);
        all.addAll(on(evidence));
        return all;
    }

    private static Set<EntryId> reversed(List<JournalEntry> back) {
        Set<EntryId> ids = new HashSet<>();
        for (JournalEntry entry : back) {
            EntryId wrong = entry.reverses();
            if (wrong != null) {
                ids.add(wrong);
            }
        }
        return ids;
    }

    /// All that was booked on some evidence.
    private List<JournalEntry> on(Set<String> evidence) {
        if (evidence.isEmpty()) {
            return List.of();
        }
        List<JournalEntry> all =
                new ArrayList<>(entries.naming(unit, BankSides.STATEMENT_ROW, evidence));
        all.addAll(sources.deposits.postedFor(unit, evidence));
        entries.ofEvent(unit, account.name(), ReceiptLeg.EVENT).stream()
                .filter(one -> ReceiptLeg.evidence(one).filter(evidence::contains).isPresent())
                .forEach(all::add);
        entries.ofEvent(unit, account.name(), Exchanges.EVENT).stream()
                .filter(one -> Exchanges.reference(one).filter(evidence::contains).isPresent())
                .forEach(all::add);
        return all;
    }

    /// What a payment posted stands on nothing that tells it from others.
    private static boolean mayStandOnSomething(JournalEntry entry) {
        return entry.source().startsWith("deposit/")
                || ReceiptLeg.evidence(entry).isPresent()
                || Exchanges.reference(entry).isPresent()
                || entry.postings().stream()
                        .anyMatch(one -> one.dimensions().containsKey(BankSides.STATEMENT_ROW));
    }
}
