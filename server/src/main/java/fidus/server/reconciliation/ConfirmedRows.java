package fidus.server.reconciliation;

import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Bookings that two persons confirmed with one row of the statements. To the passes such a booking
/// says the name of that row and nothing else, so that no other row that prints the same reference
/// competes for it. What is compared stays as it is: a run shows and keeps its rows as booked.
final class ConfirmedRows {
    private ConfirmedRows() {}

    /// The request as the passes read it.
    static MatchRequest named(MatchRequest request) {
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
        if (confirmed.isEmpty()) {
            return request;
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
        return new MatchRequest(
                request.profile(), book, request.statement(), request.undone(), request.standing());
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
