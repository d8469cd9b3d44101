package fidus.desktop.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.MatchSince;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the workbench says about the picked rows, with the rows of both sides to be compared.
///
/// @param match the match they belong to
/// @param suggestion one for the single picked row
/// @param turn which of the suggestions for that row it is
/// @param why the single picked row is unmatched
/// @param excluded what a person said does not belong together, where that is why
/// @param beyond what the other side has after the run's last day, where the row may belong to that
/// @param since what became of it after the run
record Detail(
        Kind kind,
        List<RunRow> book,
        List<RunRow> statement,
        @Nullable RecordedMatch match,
        @Nullable Suggestion suggestion,
        Turn turn,
        @Nullable Explanation why,
        @Nullable ExcludedRows excluded,
        @Nullable String beyond,
        @Nullable MatchSince since) {
    Detail(
            Kind kind,
            List<RunRow> book,
            List<RunRow> statement,
            @Nullable RecordedMatch match,
            @Nullable Suggestion suggestion,
            Turn turn,
            @Nullable Explanation why) {
        this(kind, book, statement, match, suggestion, turn, why, null, null, null);
    }

    private Detail after(@Nullable MatchSince later) {
        return new Detail(
                kind, book, statement, match, suggestion, turn, why, excluded, beyond, later);
    }

    /// @param at from 1, the best one first
    record Turn(int at, int of) {
        static final Turn ONLY = new Turn(1, 1);
    }

    enum Kind {
        NOTHING,
        READING,
        MATCHED,
        SUGGESTED,
        UNMATCHED,
        SETTLED,
        PICKED
    }

    private static final Detail NONE =
            new Detail(Kind.NOTHING, List.of(), List.of(), null, null, Turn.ONLY, null);

    Detail {
        book = List.copyOf(book);
        statement = List.copyOf(statement);
    }

    /// @param story of the row picked last, null until it is read
    /// @param shown which of its suggestions is shown, from 0
    static Detail of(@Nullable RowStory story, Picked picked, int shown) {
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
                            Turn.ONLY,
                            null)
                    .after(story.since());
        }
        if (picked.count() > 1) {
            List<RunRow> book = picked.book().rows();
            return of(Kind.PICKED, book, picked.statement().rows(), null);
        }
        if (story == null) {
            return of(Kind.READING, List.of(), List.of(), null);
        }
        List<Suggestion> all = story.suggestions();
        if (all.isEmpty()) {
            return whyNot(story).beyond(story.beyond()).after(story.since());
        }
        int at = Math.min(shown, all.size() - 1);
        return of(story, all.get(at), new Turn(at + 1, all.size())).after(story.since());
    }

    private static Detail of(
            Kind kind, List<RunRow> book, List<RunRow> statement, @Nullable Explanation why) {
        return new Detail(kind, book, statement, null, null, Turn.ONLY, why);
    }

    static Detail of(RowStory story, Suggestion suggestion) {
        return of(story, suggestion, Turn.ONLY);
    }

    private static Detail of(RowStory story, Suggestion suggestion, Turn turn) {
        return new Detail(
                Kind.SUGGESTED,
                rows(story, Side.BOOK, suggestion.bookRows()),
                rows(story, Side.STATEMENT, suggestion.statementRows()),
                null,
                suggestion,
                turn,
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
        ExcludedRows excluded = story.excluded();
        if (closest == null && excluded != null) {
            return new Detail(
                    Kind.UNMATCHED,
                    rows(story, Side.BOOK, excluded.bookRows()),
                    rows(story, Side.STATEMENT, excluded.statementRows()),
                    null,
                    null,
                    Turn.ONLY,
                    why,
                    excluded,
                    null,
                    null);
        }
        if (closest == null) {
            List<RunRow> own = List.of(story.row());
            boolean book = story.row().side() == Side.BOOK;
            boolean settled = story.row().standing() == Standing.SETTLED;
            return of(
                    settled ? Kind.SETTLED : Kind.UNMATCHED,
                    book ? own : List.of(),
                    book ? List.of() : own,
                    why);
        }
        return of(
                Kind.UNMATCHED,
                rows(story, Side.BOOK, closest.bookRows()),
                rows(story, Side.STATEMENT, closest.statementRows()),
                why);
    }

    private Detail beyond(@Nullable String said) {
        return new Detail(
                kind, book, statement, match, suggestion, turn, why, excluded, said, since);
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
