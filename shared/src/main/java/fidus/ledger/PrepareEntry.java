package fidus.ledger;

import java.time.LocalDate;
import java.util.List;

/// An entry that follows from no record of the program. Another person approves it.
///
/// @param eventCode E3 house capital, E20 currency exchange, E22 correction, E24 what the committee
///   resolved about a loss
/// @param document it was taken from, 3 to 200 characters
/// @param reason at least 10 characters
public record PrepareEntry(
        String eventCode,
        LocalDate valueOn,
        List<Posting> postings,
        String document,
        String reason) {
    public PrepareEntry {
        postings = List.copyOf(postings);
    }
}
