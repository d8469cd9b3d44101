package fidus.auth;

/// Takes a forgotten password away, prepared by an ADMIN and approved by an APPROVER. Afterwards
/// the person sets a new one with a one-time code; nobody else ever chooses or sees it.
///
/// @param reason at least 10 characters
public record ResetPassword(PersonId id, String reason) {}
