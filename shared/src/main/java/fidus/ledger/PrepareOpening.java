package fidus.ledger;

import java.time.LocalDate;
import java.util.List;

/// The books begin with what was there: once, before anything else is posted.
///
/// @param openedOn the last day of the month before the books begin
/// @param document the statement it was taken from
/// @param reason at least 10 characters
public record PrepareOpening(
        LocalDate openedOn, List<OpeningLine> lines, String document, String reason) {}
