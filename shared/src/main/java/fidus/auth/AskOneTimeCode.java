package fidus.auth;

/// Asks for the code with which a person who has no password yet sets the first one.
public record AskOneTimeCode(PersonId id) {}
