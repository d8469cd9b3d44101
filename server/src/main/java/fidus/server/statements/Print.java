package fidus.server.statements;

import java.time.Instant;

/// What a document says beside its figures.
///
/// @param label the number as printed
/// @param digest of the figures
/// @param madeAt the document's date
record Print(String label, boolean draft, String digest, Instant madeAt) {}
