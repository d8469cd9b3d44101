package fidus.server.reconciliation;

import fidus.mt5.DealRow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows at a broker that stand in a run although it reads none of their statements: however old
/// they are, as many statements are passed as it takes to find them, and only these rows are kept.
final class OlderRows {
    private final Set<String> read;
    private final Set<Long> wanted;
    private final List<BrokerSide.Span> newer = new ArrayList<>();
    private final List<List<DealRow>> found = new ArrayList<>();

    private OlderRows(BrokerSide side, Set<String> rows) {
        read =
                side.statements().stream()
                        .map(BrokerStatement::sha256)
                        .collect(Collectors.toCollection(HashSet::new));
        wanted =
                rows.stream().map(OlderRows::ticket).collect(Collectors.toCollection(HashSet::new));
    }

    /// With the rows that are missing, as far as a statement still says them.
    ///
    /// @param all newest first by when they were imported
    /// @param rows ids of rows that stand in the run and are not among those read
    /// @param before the first day of the run: what is of its days is told by what it reads
    static BrokerSide with(
            BrokerSide side, Iterable<BrokerStatement> all, Set<String> rows, LocalDate before) {
        if (rows.isEmpty()) {
            return side;
        }
        var older = new OlderRows(side, rows);
        for (BrokerStatement one : all) {
            older.pass(one, before);
            if (older.wanted.isEmpty()) {
                break;
            }
        }
        return side.with(older.found.reversed().stream().flatMap(List::stream).toList());
    }

    /// What a newer statement says otherwise of its time does not count, as in {@link
    /// BrokerSide#rows}.
    private void pass(BrokerStatement one, LocalDate before) {
        if (!read.contains(one.sha256())) {
            List<DealRow> own =
                    one.rows().stream()
                            .filter(row -> wanted.contains(row.ticket()))
                            .filter(row -> row.serverTime().toLocalDate().isBefore(before))
                            .filter(row -> newer.stream().noneMatch(span -> span.holds(row, one)))
                            .toList();
            found.add(own);
            own.forEach(row -> wanted.remove(row.ticket()));
        }
        if (!one.rows().isEmpty()) {
            newer.add(BrokerSide.Span.of(one));
        }
    }

    /// A row that a file repeats is named with an ordinal, which the rows before it give it.
    private static long ticket(String row) {
        int ordinal = row.indexOf('#');
        return Long.parseLong(ordinal < 0 ? row : row.substring(0, ordinal));
    }
}
