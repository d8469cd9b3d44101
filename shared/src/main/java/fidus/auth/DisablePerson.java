package fidus.auth;

/// Takes somebody's access away at once. One ADMIN is enough, because waiting for a second person
/// would leave the door open; giving access back needs two.
///
/// @param reason at least 10 characters
public record DisablePerson(PersonId id, long version, String reason) {}
