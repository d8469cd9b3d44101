package fidus.imports;

import org.jspecify.annotations.Nullable;

/// A file dropped on the window: read, compared with the books, and kept until confirmed. Nothing
/// is booked.
///
/// @param fileName for people only; the content decides what it is
/// @param currency for files that do not say theirs
public record OfferFile(String fileName, @Nullable String currency) {}
