package fidus.desktop.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the workbench says about the picked rows, with the rows of both sides to be compared.
///
/// @param match the match they belong to
/// @param suggestion the best one for the single picked row
/// @param why the single picked row is unmatched
record Detail(
        Kind kind,
        List<MatchRow> book,
        List<MatchRow> statement,
        @Nullable RecordedMatch match,
        @Nullable Suggestion suggestion,
        @Nullable Explanation why) {
    enum Kind {
        NOTHING,
        MATCHED,
        SUGGESTED,
        UNMATCHED,
        PICKED
    }

    private static final Detail NONE =
            new Detail(Kind.NOTHING, List.of(), List.of(), null, null, null);

    Detail {
        book = List.copyOf(book);
        statement = List.copyOf(statement);
    }

    static Detail of(@Nullable Desk desk, Picked picked) {
        List<DeskRow> all = picked.all();
        if (desk == null || all.isEmpty()) {
            return NONE;
        }
        RecordedMatch match = picked.match();
        if (match != null) {
            return of(desk, match);
        }
        if (all.size() > 1) {
            return new Detail(
                    Kind.PICKED, plain(picked.book()), plain(picked.statement()), null, null, null);
        }
        DeskRow row = all.getFirst();
        return row.suggestions().isEmpty()
                ? whyNot(desk, row)
                : of(desk, row.suggestions().getFirst(), row.why());
    }

    static Detail of(Desk desk, Suggestion suggestion, @Nullable Explanation why) {
        return new Detail(
                Kind.SUGGESTED,
                plain(desk.rows(Side.BOOK, suggestion.bookRows())),
                plain(desk.rows(Side.STATEMENT, suggestion.statementRows())),
                null,
                suggestion,
                why);
    }

    private static Detail of(Desk desk, RecordedMatch match) {
        return new Detail(
                Kind.MATCHED,
                plain(desk.rows(Side.BOOK, match.match().bookRows())),
                plain(desk.rows(Side.STATEMENT, match.match().statementRows())),
                match,
                null,
                null);
    }

    private static Detail whyNot(Desk desk, DeskRow row) {
        Explanation why = row.why();
        Explanation.Closest closest = why == null ? null : why.closest();
        if (closest == null) {
            List<MatchRow> own = List.of(row.row());
            boolean book = row.side() == Side.BOOK;
            return new Detail(
                    Kind.UNMATCHED,
                    book ? own : List.of(),
                    book ? List.of() : own,
                    null,
                    null,
                    why);
        }
        return new Detail(
                Kind.UNMATCHED,
                plain(desk.rows(Side.BOOK, closest.bookRows())),
                plain(desk.rows(Side.STATEMENT, closest.statementRows())),
                null,
                null,
                why);
    }

    private static List<MatchRow> plain(List<DeskRow> rows) {
        return rows.stream().map(DeskRow::row).toList();
    }
}
