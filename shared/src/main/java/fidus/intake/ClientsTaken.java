package fidus.intake;

import fidus.approvals.PreparedId;

import org.jspecify.annotations.Nullable;

/// What a list of clients brought.
///
/// @param known rows taken before
/// @param agents the command that asks another person to assign the agents; absent when nothing was
///   new
/// @param links one-time links for setting a password that were made
public record ClientsTaken(
        int taken, int known, int refused, @Nullable PreparedId agents, int links) {}
