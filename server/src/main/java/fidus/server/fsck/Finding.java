package fidus.server.fsck;

/// A broken invariant.
///
/// @param check the invariant, such as JOURNAL_BALANCED
/// @param subject the record
public record Finding(String check, String subject, String message) {}
