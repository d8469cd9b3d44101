package fidus.server.statements;

import fidus.server.mongo.Unit;

import java.time.Instant;
import java.time.LocalDate;

/// What a document says beside its figures.
///
/// @param label the number as printed
/// @param digest of the figures
/// @param madeAt the instant it was made
/// @param madeOn the business day of that, the document's date
record Print(String label, boolean draft, String digest, Instant madeAt, LocalDate madeOn) {
    /// Of now.
    static Print of(Unit unit, String label, boolean draft, String digest) {
        return new Print(label, draft, digest, unit.now(), unit.today());
    }
}
