package fidus.reconciliation.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.MatchRow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Everything kept about a break, the oldest first.
///
/// @param split the newest, absent when nobody took the difference apart or it was taken back
/// @param takenBackBy the row of the bank's statements that takes this one back, as two persons
///   said; absent where none does
/// @param book the rows of the books that the break is of, or that came closest to it; empty where
///   it is of no row
/// @param statement likewise of the statement
/// @param splits all that were ever kept of it; absent from a server that does not tell it
/// @param setOffIn the split of another break that it is set off in; absent where none is
/// @param keptApart who said why that the row and the one that came closest do not belong together;
///   absent where nobody did
public record Dossier(
        BreakId id,
        List<Comment> comments,
        List<Attachment> attachments,
        @Nullable KeptSplit split,
        @Nullable String takenBackBy,
        @Nullable List<MatchRow> book,
        @Nullable List<MatchRow> statement,
        @Nullable List<KeptSplit> splits,
        @Nullable SetOffIn setOffIn,
        @Nullable String keptApart) {
    /// Nobody said that its rows do not belong together.
    public Dossier(
            BreakId id,
            List<Comment> comments,
            List<Attachment> attachments,
            @Nullable KeptSplit split,
            @Nullable String takenBackBy,
            @Nullable List<MatchRow> book,
            @Nullable List<MatchRow> statement) {
        this(id, comments, attachments, split, takenBackBy, book, statement, null, null, null);
    }

    public Dossier(
            BreakId id,
            List<Comment> comments,
            List<Attachment> attachments,
            @Nullable KeptSplit split,
            @Nullable String takenBackBy) {
        this(id, comments, attachments, split, takenBackBy, List.of(), List.of());
    }

    public Dossier(
            BreakId id,
            List<Comment> comments,
            List<Attachment> attachments,
            @Nullable KeptSplit split) {
        this(id, comments, attachments, split, null);
    }

    public Dossier {
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
        book = book == null ? List.of() : List.copyOf(book);
        statement = statement == null ? List.of() : List.copyOf(statement);
        splits = splits == null ? null : List.copyOf(splits);
    }

    /// Everything that was kept of its split, the oldest first.
    @JsonIgnore
    public List<KeptSplit> allSplits() {
        return splits == null ? List.of() : splits;
    }

    @JsonIgnore
    public List<MatchRow> bookRows() {
        return book == null ? List.of() : book;
    }

    @JsonIgnore
    public List<MatchRow> statementRows() {
        return statement == null ? List.of() : statement;
    }
}
