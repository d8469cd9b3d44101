package fidus.server.bank;

import fidus.reconciliation.MatchRow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run suggests or a person has matched already: a row that stands for an entry of the books
/// is no new money.
///
/// @param ties by the rows of statements
/// @param book the rows of the journal that they name and that no match uses, by their ids
record Ties(Map<String, List<Matching.Tie>> ties, Map<String, MatchRow> book) {
    static Ties of(Arrivals.Booked book) {
        Set<String> named = new HashSet<>();
        book.tied().values().forEach(all -> all.forEach(tie -> named.addAll(tie.book())));
        Map<String, MatchRow> rows = new HashMap<>();
        for (MatchRow row : named.isEmpty() ? List.<MatchRow>of() : book.open()) {
            if (named.contains(row.rowId())) {
                rows.put(row.rowId(), row);
            }
        }
        return new Ties(book.tied(), rows);
    }

    /// What speaks against a row, or a part of one, being new money.
    List<String> doubts(String row) {
        List<String> doubts = new ArrayList<>();
        String whole = RowNames.whole(row);
        for (Matching.Tie tie : ties.getOrDefault(whole, List.of())) {
            if (book.keySet().containsAll(tie.book())) {
                doubts.add(sentence(whole, tie));
            }
        }
        return doubts;
    }

    private String sentence(String row, Matching.Tie tie) {
        String with =
                tie.statement().stream()
                        .filter(other -> !other.equals(row))
                        .map(other -> " and " + other)
                        .collect(Collectors.joining());
        String entries =
                tie.book().stream()
                        .flatMap(id -> Stream.ofNullable(book.get(id)))
                        .map(Ties::said)
                        .collect(Collectors.joining(" and "));
        return "%s that it%s %s in the books already: %s."
                .formatted(
                        tie.waits()
                                ? "A match that waits for a second person says"
                                : "The reconciliation suggests",
                        with,
                        with.isEmpty() ? "is" : "are",
                        entries);
    }

    private static String said(MatchRow row) {
        return "%s of %s, %s%s"
                .formatted(
                        row.amount(),
                        row.bookingDate(),
                        row.rowId(),
                        row.text().isBlank() ? "" : " (" + row.text() + ")");
    }
}
