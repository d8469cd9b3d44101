package fidus.auth;

/// Asks for a half of the code with which a person who has no password yet sets the first one. An
/// ADMIN and an APPROVER each ask for theirs, and neither sees the other's.
public record AskOneTimeCode(PersonId id) {}
