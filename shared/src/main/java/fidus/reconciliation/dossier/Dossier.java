package fidus.reconciliation.dossier;

import fidus.reconciliation.BreakId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Everything kept about a break, the oldest first.
///
/// @param split the newest, absent when nobody took the difference apart
public record Dossier(
        BreakId id,
        List<Comment> comments,
        List<Attachment> attachments,
        @Nullable KeptSplit split) {
    public Dossier {
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
    }
}
