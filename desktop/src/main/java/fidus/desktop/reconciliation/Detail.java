package fidus.desktop.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunRow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the workbench says about the picked rows, with the rows of both sides to be compared.
///
/// @param match the match they belong to
/// @param suggestion the best one for the single picked row
/// @param why the single picked row is unmatched
record Detail(
        Kind kind,
        List<RunRow> book,
        List<RunRow> statement,
        @Nullable RecordedMatch match,
        @Nullable Suggestion suggestion,
        @Nullable Explanation why) {
    enum Kind {
        NOTHING,
        READING,
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

    /// @param story of the row picked last, null until it is read
    static Detail of(@Nullable RowStory story, Picked picked) {
        if (picked.count() == 0) {
            return NONE;
        }
        RecordedMatch match = story == null ? null : matching(story, picked);
        if (story != null && match != null) {
            return new Detail(
                    Kind.MATCHED,
                    rows(story, Side.BOOK, match.match().bookRows()),
                    rows(story, Side.STATEMENT, match.match().statementRows()),
                    match,
                    null,
                    null);
        }
        if (picked.count() > 1) {
            return new Detail(
                    Kind.PICKED, picked.book().rows(), picked.statement().rows(), null, null, null);
        }
        if (story == null) {
            return new Detail(Kind.READING, List.of(), List.of(), null, null, null);
        }
        return story.suggestions().isEmpty()
                ? whyNot(story)
                : of(story, story.suggestions().getFirst());
    }

    static Detail of(RowStory story, Suggestion suggestion) {
        return new Detail(
                Kind.SUGGESTED,
                rows(story, Side.BOOK, suggestion.bookRows()),
                rows(story, Side.STATEMENT, suggestion.statementRows()),
                null,
                suggestion,
                story.why());
    }

    /// The one match all picked rows belong to.
    static @Nullable RecordedMatch matching(RowStory story, Picked picked) {
        RecordedMatch match = story.match();
        if (match == null || picked.all().size() != picked.count()) {
            return null;
        }
        boolean all =
                picked.all().stream()
                        .allMatch(
                                row ->
                                        (row.side() == Side.BOOK
                                                        ? match.match().bookRows()
                                                        : match.match().statementRows())
                                                .contains(row.row().rowId()));
        return all ? match : null;
    }

    private static Detail whyNot(RowStory story) {
        Explanation why = story.why();
        Explanation.Closest closest = why == null ? null : why.closest();
        if (closest == null) {
            List<RunRow> own = List.of(story.row());
            boolean book = story.row().side() == Side.BOOK;
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
                rows(story, Side.BOOK, closest.bookRows()),
                rows(story, Side.STATEMENT, closest.statementRows()),
                null,
                null,
                why);
    }

    static List<MatchRow> plain(List<RunRow> rows) {
        return rows.stream().map(RunRow::row).toList();
    }

    private static List<RunRow> rows(RowStory story, Side side, List<String> ids) {
        return ids.stream()
                .flatMap(
                        id ->
                                story.others().stream()
                                        .filter(it -> it.side() == side)
                                        .filter(it -> it.row().rowId().equals(id)))
                .toList();
    }
}
