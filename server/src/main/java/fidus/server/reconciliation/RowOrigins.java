package fidus.server.reconciliation;

import fidus.ledger.JournalEntry;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.RowDocuments;
import fidus.reconciliation.desk.RowOrigin;
import fidus.reconciliation.desk.RunRow;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The records that rows of bank accounts stand in, so that of two rows that say the same a person
/// can tell one from the other: the entry with who booked it and when, the statement with the place
/// in it. A deal at a broker has its ticket.
record RowOrigins(Ledger ledger, Function<Unit, Map<String, String>> names) {
    /// The rows of a run with their records.
    List<RunRow> of(Unit unit, String account, List<RunRow> rows) {
        if (!BankComparison.isBank(account)) {
            return rows;
        }
        var entered =
                entered(
                        unit,
                        rows.stream()
                                .map(row -> new RowRef(row.side(), row.row().rowId()))
                                .toList());
        return rows.stream()
                .map(row -> row.from(of(new RowRef(row.side(), row.row().rowId()), entered)))
                .toList();
    }

    /// The breaks with the records of their rows, looked up together.
    List<BreakCard> of(Unit unit, List<BreakCard> cards) {
        Map<BreakId, RowRef> rows = new HashMap<>();
        for (BreakCard card : cards) {
            RowRef row = row(card);
            if (row != null) {
                rows.put(card.found().id(), row);
            }
        }
        var entered = entered(unit, rows.values());
        return cards.stream()
                .map(card -> card.from(of(rows.get(card.found().id()), entered)))
                .toList();
    }

    /// The row of a bank account that a break is of.
    private static @Nullable RowRef row(BreakCard card) {
        boolean row =
                card.found().rule().equals(ReconciliationBreak.UNMATCHED)
                        && BankComparison.isBank(card.account());
        for (Side side : row ? Side.values() : new Side[0]) {
            String start = RunFindings.rowKey(card.account(), side, "");
            if (card.found().key().startsWith(start)) {
                return new RowRef(side, card.found().key().substring(start.length()));
            }
        }
        return null;
    }

    private static @Nullable RowOrigin of(@Nullable RowRef row, Map<String, RowOrigin> entered) {
        if (row == null) {
            return null;
        }
        return row.side() == Side.BOOK
                ? entered.get(row.rowId())
                : new RowOrigin(RowDocuments.of(row.rowId()), null, null);
    }

    /// Those of the books, by their postings.
    private Map<String, RowOrigin> entered(Unit unit, Collection<RowRef> rows) {
        List<String> postings =
                rows.stream().filter(row -> row.side() == Side.BOOK).map(RowRef::rowId).toList();
        Map<String, RowOrigin> entered = new HashMap<>();
        if (postings.isEmpty()) {
            return entered;
        }
        Map<Long, JournalEntry> entries = new HashMap<>();
        ledger.atBanks()
                .ofPostings(unit, postings)
                .forEach(entry -> entries.put(entry.number(), entry));
        Map<String, String> called = names.apply(unit);
        for (String posting : postings) {
            JournalEntry entry = entries.get(number(posting));
            if (entry != null) {
                entered.put(
                        posting,
                        new RowOrigin(
                                RowDocuments.of(posting), maker(entry, called), entry.bookedAt()));
            }
        }
        return entered;
    }

    private static String maker(JournalEntry entry, Map<String, String> called) {
        return entry.makerId().equals(Actor.SYSTEM.id())
                ? "the system"
                : called.getOrDefault(entry.makerId().value().toString(), "a person who is gone");
    }

    /// Of the entry in the name of a posting, such as ENTRY-12-1.
    private static long number(String posting) {
        return Long.parseLong(
                posting.substring(posting.indexOf('-') + 1, posting.lastIndexOf('-')));
    }
}
