package fidus.server.ledger;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.PeriodState;
import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.audit.Cursors;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The double-entry books of the house. Entries are balanced per currency, numbered without gaps,
/// posted once per event, source and leg, and never changed: a correction is a reversal and a new
/// entry.
public final class Ledger {
    /// The event code of a correction.
    public static final String CORRECTION = "E22";

    /// E1 to E26, plain or with a letter from a to d.

    private static final Pattern DIMENSION = Pattern.compile("[a-z][A-Za-z]{0,39}");

    private final LedgerStore store = new LedgerStore();
    private final JournalPages pages = new JournalPages(store, new Cursors());
    private final Periods periods = new Periods();
    private final Audit audit;

    public Ledger(Audit audit) {
        this.audit = audit;
    }

    public static void shape(Migrations migrations) {
        LedgerStore.shape(migrations);
        BankEntryStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(LedgerCalls.ENTRIES, pages::entries);
        routes.answer(LedgerCalls.TRIAL_BALANCE, pages::trialBalance);
        routes.answer(LedgerCalls.TRIAL_BALANCE_ON, pages::balanceOn);
    }

    /// Posts an entry, or answers with the one already posted for the same event, source and leg.
    ///
    /// @param checker who approved it, absent for entries that follow from a fact
    /// @throws Refused `UNBALANCED`, `BAD_VALUE`, `PERIOD_LOCKED`, `SAME_PERSON`, and
    ///   `REQUEST_REUSED` when the posted entry has another content
    public JournalEntry post(Unit unit, Actor maker, @Nullable PersonId checker, NewEntry entry) {
        return postAll(unit, maker, checker, List.of(entry)).getFirst();
    }

    /// Posts entries in this order, each as {@link #post} does, in a few commands. A refusal of one
    /// stores none of them.
    ///
    /// @return the posted entry for each
    public List<JournalEntry> postAll(
            Unit unit, Actor maker, @Nullable PersonId checker, List<NewEntry> entries) {
        var together = new Together(store, periods, unit, maker, checker);
        together.recall(entries);
        List<JournalEntry> all = new ArrayList<>(entries.size());
        for (NewEntry entry : entries) {
            JournalEntry posted = together.posted(entry);
            if (posted == null) {
                EntryRules.check(maker, checker, entry);
                all.add(together.add(entry, null));
            } else {
                all.add(same(posted, entry));
            }
        }
        together.store(audit);
        return all;
    }

    /// Mirrors an entry, dated as the entry or, when its month is closed, on the first day of the
    /// first open one. An entry is reversed at most once; asking again with the same reason answers
    /// the reversal. After it, what is right is posted under another leg, because the wrong entry
    /// keeps its own.
    ///
    /// @throws Refused `NOT_FOUND`, `BAD_VALUE`, and `WRONG_STATE` when it was reversed for another
    ///   reason
    public JournalEntry reverse(
            Unit unit, Actor maker, @Nullable PersonId checker, EntryId id, String reason) {
        return reverse(unit, maker, checker, new Undone(id, null, reason));
    }

    /// What is taken back, and on which day.
    ///
    /// @param on a day before the entry's own counts as that; absent when the entry was wrong from
    ///   its own day on
    public record Undone(EntryId id, @Nullable LocalDate on, String reason) {}

    /// Mirrors an entry that was right and is undone by something that happened on a day of its
    /// own, such as money that came back: until then the entry stands. Otherwise as the other.
    public JournalEntry reverse(Unit unit, Actor maker, @Nullable PersonId checker, Undone undone) {
        EntryId id = undone.id;
        String reason = undone.reason;
        JournalEntry wrong = get(unit, id);
        String source = subject(id);
        JournalEntry before = store.posted(unit, CORRECTION, source, "reversal").orElse(null);
        if (before != null) {
            if (!before.reason().equals(reason)) {
                throw Refused.because(
                        Problem.Code.WRONG_STATE,
                        "Entry " + wrong.number() + " was reversed by entry " + before.number());
            }
            return before;
        }
        LocalDate asked = undone.on;
        LocalDate on = asked != null && asked.isAfter(wrong.valueOn()) ? asked : wrong.valueOn();
        LocalDate valueOn = periods.firstOpen(unit, CORRECTION, on);
        var mirror =
                new NewEntry(
                        CORRECTION,
                        source,
                        "reversal",
                        valueOn,
                        Postings.mirrored(wrong.postings()),
                        reason);
        var together = new Together(store, periods, unit, maker, checker);
        EntryRules.check(maker, checker, mirror);
        JournalEntry added = together.add(mirror, id, asked == null ? null : on);
        together.store(audit);
        return added;
    }

    /// Names a posted entry by what it follows from.
    public record Posted(String eventCode, String source, String leg) {}

    /// Mirrors the entry posted for an event, source and leg, as {@link #reverse} does.
    ///
    /// @throws Refused `NOT_FOUND` when nothing was posted for it
    public JournalEntry reversePosted(
            Unit unit, Actor maker, @Nullable PersonId checker, Posted wrong, String reason) {
        return reverse(unit, maker, checker, posted(unit, wrong).id(), reason);
    }

    /// @throws Refused `NOT_FOUND` when nothing was posted for it
    public JournalEntry posted(Unit unit, Posted one) {
        return store.posted(unit, one.eventCode, one.source, one.leg)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "Nothing was posted for "
                                                + one.source
                                                + " "
                                                + one.eventCode
                                                + "."));
    }

    public boolean isPosted(Unit unit, Posted one) {
        return store.posted(unit, one.eventCode, one.source, one.leg).isPresent();
    }

    /// The day on which what an event posts counts: the day it happened on while that month takes
    /// the event, otherwise the first day of the first month after it that does.
    public LocalDate countsOn(Unit unit, String eventCode, LocalDate happenedOn) {
        return periods.firstOpen(unit, eventCode, happenedOn);
    }

    /// Entries by what their postings say.
    public EntrySearch search() {
        return new EntrySearch(store);
    }

    /// Entries of a bank account.
    public BankEntries atBanks() {
        return new BankEntries();
    }

    /// The states of months, for the close.
    public Periods periods() {
        return periods;
    }

    /// Debit less credit of the postings of some accounts that share the values of some dimensions.
    ///
    /// @param values in the order asked for; empty text for a dimension the postings do not have
    public record Balance(String account, List<String> values, Money balance) {}

    /// Balances at the end of a month.
    ///
    /// @param accounts of the chart; all when empty
    /// @param dimensions names such as `contract`; none sums each account whole
    public List<Balance> balances(
            Unit unit, List<String> accounts, List<String> dimensions, YearMonth through) {
        return balances(unit, new Scope(accounts, dimensions, through, null, ""));
    }

    public List<Balance> balances(Unit unit, Scope scope) {
        scope.dimensions().forEach(Ledger::dimension);
        return Sums.parts(store.parts(unit, scope));
    }

    /// How many entries were posted for an event and source, whatever their legs.
    public long count(Unit unit, String eventCode, String source) {
        return store.count(unit, eventCode, source);
    }

    /// Locks the month of the opening positions: the books begin after it.
    void lockOpening(Unit unit, Actor actor, YearMonth month) {
        periods.lock(unit, month.toString());
        audit.record(unit, actor, "LOCK_OPENING", "period/" + month, null, month.toString(), "");
    }

    /// Whether nothing was ever posted.
    boolean isEmpty(Unit unit) {
        return store.isEmpty(unit);
    }

    /// Whether the figures of a month can still change.
    public PeriodState periodState(Unit unit, YearMonth month) {
        return periods.state(unit, month.toString());
    }

    /// Debit less credit on one chart account over the postings with this dimension, per currency;
    /// empty when there is none.
    public SortedMap<Currency, Money> balance(
            Unit unit, String account, String dimension, String value) {
        dimension(dimension);
        return Sums.balances(store.sums(unit, account, dimension, value));
    }

    public JournalEntry get(Unit unit, EntryId id) {
        return store.find(unit, id)
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such entry."));
    }

    /// Those of these that there are.
    public Map<EntryId, JournalEntry> entries(Unit unit, Collection<EntryId> ids) {
        return store.all(unit, ids);
    }

    /// Walks all entries from the first, in the order of their numbers.
    public void each(Unit unit, Consumer<JournalEntry> consumer) {
        store.each(unit, consumer);
    }

    /// Walks the entries of some accounts that are valued or were booked from a day on, in the
    /// order of their numbers.
    ///
    /// @param accounts of the chart
    public void since(
            Unit unit, Set<String> accounts, LocalDate from, Consumer<JournalEntry> consumer) {
        store.since(unit, accounts, from, consumer);
    }

    private static JournalEntry same(JournalEntry posted, NewEntry entry) {
        boolean same =
                posted.valueOn().equals(entry.valueOn())
                        && posted.postings().equals(entry.postings())
                        && posted.reason().equals(entry.reason());
        if (!same) {
            throw Refused.because(
                    Problem.Code.REQUEST_REUSED,
                    "Entry "
                            + posted.number()
                            + " was already posted for this with another content. Reverse it and"
                            + " post what is right.");
        }
        return posted;
    }

    private static void dimension(String name) {
        if (!DIMENSION.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a dimension: " + name);
        }
    }

    static String subject(EntryId id) {
        return "entry/" + id.value();
    }
}
