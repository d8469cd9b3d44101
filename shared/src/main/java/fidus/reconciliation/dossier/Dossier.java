package fidus.reconciliation.dossier;

import fidus.reconciliation.BreakId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Everything kept about a break, the oldest first.
///
/// @param split the newest, absent when nobody took the difference apart
/// @param takenBackBy the row of the bank's statements that takes this one back, as two persons
///   said; absent where none does
public record Dossier(
        BreakId id,
        List<Comment> comments,
        List<Attachment> attachments,
        @Nullable KeptSplit split,
        @Nullable String takenBackBy) {
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
    }
}
