package fidus.server.ledger;

import fidus.ledger.Posting;

import java.time.LocalDate;
import java.util.List;

/// What is to be posted.
///
/// @param eventCode E1 … E26, with a letter where the event has several kinds (E8a)
/// @param source the record it follows from, as `kind/id`
/// @param leg tells the entries of one event and source apart; empty when there is one
/// @param reason in words; never blank
public record NewEntry(
        String eventCode,
        String source,
        String leg,
        LocalDate valueOn,
        List<Posting> postings,
        String reason) {}
