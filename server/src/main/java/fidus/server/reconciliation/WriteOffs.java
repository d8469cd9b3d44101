package fidus.server.reconciliation;

import static fidus.ledger.PostingSide.CREDIT;
import static fidus.ledger.PostingSide.DEBIT;

import fidus.auth.PersonId;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The journal entries that book differences away (E21), and their reversal.
final class WriteOffs {
    private static final String EVENT = "E21";
    private static final String LIMIT = "50.00";

    private final Ledger ledger;

    WriteOffs(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Books the break's difference away. An entry of an earlier write-off of the same break is
    /// reversed first, so that a difference that came back with another amount is not booked twice.
    JournalEntry post(
            Unit unit, Approvals.Decided by, BreakStore.StoredBreak before, String reason) {
        Money difference = Objects.requireNonNull(before.found().difference(), "checked before");
        reverse(unit, by.maker(), by.checker().id(), before);
        return ledger.post(
                unit, by.maker(), by.checker().id(), entry(unit, before, difference, reason));
    }

    /// Takes back what was booked for the break; nothing when nothing stands.
    void reverse(
            Unit unit, Actor actor, @Nullable PersonId checker, BreakStore.StoredBreak written) {
        Map<EntryId, JournalEntry> standing = new LinkedHashMap<>();
        ledger.each(
                unit,
                entry -> {
                    if (entry.eventCode().equals(EVENT)
                            && entry.source().equals(Breaks.subject(written))) {
                        standing.put(entry.id(), entry);
                    } else if (entry.reverses() != null) {
                        standing.remove(entry.reverses());
                    }
                });
        for (EntryId id : standing.keySet()) {
            var _ = ledger.reverse(unit, actor, checker, id, "Its write-off no longer stands.");
        }
    }

    /// The difference is what the broker says less what the books say: money missing at the broker
    /// is a loss, money found there a gain.
    private static NewEntry entry(
            Unit unit, BreakStore.StoredBreak before, Money difference, String reason) {
        var dimensions =
                Map.of("break", before.id().value().toString(), "tradingAccount", before.account());
        Money sum = difference.abs();
        List<Posting> postings =
                difference.signum() < 0
                        ? List.of(
                                new Posting("5600", DEBIT, sum, dimensions),
                                new Posting("1110", CREDIT, sum, dimensions))
                        : List.of(
                                new Posting("1110", DEBIT, sum, dimensions),
                                new Posting("4500", CREDIT, sum, dimensions));
        return new NewEntry(
                EVENT,
                "break/" + before.id().value(),
                "write-off " + before.version(),
                RunWork.today(unit),
                postings,
                reason);
    }

    /// The same number in every currency, so that no rate is needed to decide.
    static Money limit(Currency currency) {
        return Money.rounded(new BigDecimal(LIMIT), currency);
    }
}
