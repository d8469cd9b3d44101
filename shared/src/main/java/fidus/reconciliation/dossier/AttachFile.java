package fidus.reconciliation.dossier;

import fidus.reconciliation.BreakId;

/// Puts a file with a break; the file is the request's body.
///
/// @param fileName without a folder, 1 to 255 characters, ending as its kind does
public record AttachFile(BreakId id, String fileName) {}
