package fidus.clients;

/// Puts a client on hold, or takes that back.
///
/// @param reason at least 10 characters
public record ChangeClient(ClientId id, String reason) {}
