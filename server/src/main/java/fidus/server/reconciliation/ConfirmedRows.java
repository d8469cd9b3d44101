package fidus.server.reconciliation;

import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchRow;
import fidus.server.bank.BankSides;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rows of a bank account as the passes read them. What is compared stays as it is: a run shows and
/// keeps its rows as booked and as printed.
///
/// A booking that two persons confirmed with one row of the statements says the name of that row
/// and nothing else, so that no other row that prints the same reference competes for it. A row of
/// the statements says its own name only where a booking names it: it is no word of the bank's, and
/// with it no two rows would ever say the same (twins would never be paired, and similar texts
/// would be less alike than they are).
final class ConfirmedRows {
    private ConfirmedRows() {}

    /// The request as the passes read it.
    static MatchRequest named(MatchRequest request) {
        List<MatchRow> book = book(request);
        Set<String> spoken = new HashSet<>();
        for (MatchRow row : book) {
            spoken.addAll(BankSides.named(row));
        }
        List<MatchRow> statement = new ArrayList<>();
        for (MatchRow row : request.statement()) {
            statement.add(spoken.contains(row.rowId()) ? row : BankSides.printed(row));
        }
        return new MatchRequest(
                request.profile(), book, statement, request.undone(), request.standing());
    }

    private static List<MatchRow> book(MatchRequest request) {
        Map<String, MatchRow> confirmed = confirmed(request);
        if (confirmed.isEmpty()) {
            return request.book();
        }
        Set<String> standing = new HashSet<>();
        for (Match match : request.standing()) {
            standing.addAll(match.bookRows());
            confirmed.keySet().removeAll(match.statementRows());
        }
        List<MatchRow> book = new ArrayList<>();
        for (MatchRow row : request.book()) {
            MatchRow with = with(row, confirmed);
            book.add(with == null || standing.contains(row.rowId()) ? row : naming(row, with));
        }
        return book;
    }

    /// The rows of the statements that exactly one booking has as its key, by id.
    private static Map<String, MatchRow> confirmed(MatchRequest request) {
        Map<String, Integer> keys = new HashMap<>();
        for (MatchRow row : request.book()) {
            if (row.batchReference() != null) {
                keys.merge(row.batchReference(), 1, Integer::sum);
            }
        }
        Map<String, MatchRow> confirmed = new HashMap<>();
        if (!keys.isEmpty()) {
            request.statement().stream()
                    .filter(row -> keys.getOrDefault(row.rowId(), 0) == 1)
                    .forEach(row -> confirmed.put(row.rowId(), row));
        }
        return confirmed;
    }

    private static @Nullable MatchRow with(MatchRow row, Map<String, MatchRow> confirmed) {
        MatchRow with = row.batchReference() == null ? null : confirmed.get(row.batchReference());
        return with != null && with.amount().equals(row.amount()) ? with : null;
    }

    private static MatchRow naming(MatchRow row, MatchRow with) {
        return new MatchRow(
                row.rowId(),
                row.bookingDate(),
                row.valueDate(),
                row.amount(),
                with.rowId(),
                row.reference(),
                row.batchReference());
    }
}
