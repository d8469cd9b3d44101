package fidus.ledger;

import java.time.LocalDate;
import java.util.List;

/// An entry that follows from no fact the program knows, only from a document.
///
/// @param document what it was taken from
/// @param reason at least 10 characters
public record PrepareEntry(
        EntryTemplate template,
        LocalDate valueOn,
        List<Posting> postings,
        String document,
        String reason) {
    public PrepareEntry {
        postings = List.copyOf(postings);
    }
}
