package fidus.reconciliation.desk;

import fidus.auth.PersonId;

import java.time.Instant;

/// What somebody asked for about a run, alone or with others, and another person has to decide.
///
/// @param signOff whether it asks for a signature, and not to withdraw one
/// @param askedAt when it was asked for
public record RunRequest(boolean signOff, PersonId makerId, String makerName, Instant askedAt) {}
