package fidus.agents;

import fidus.clients.ClientId;

import java.time.LocalDate;

/// Nobody earns on the client any more from a day on.
///
/// @param version of the client's assignments that was looked at
/// @param until the first day without an agent
/// @param reason at least 10 characters
public record EndAssignment(ClientId clientId, long version, LocalDate until, String reason) {}
