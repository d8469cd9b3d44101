package fidus.reconciliation.profiles;

import fidus.reconciliation.MatchProfile;

/// Keeps a draft. Drafts are never changed: another draft is another version.
///
/// @param profile with the number that follows the newest version of its name, 1 for a new name
/// @param reason at least 10 characters
public record PrepareProfile(MatchProfile profile, String reason) {}
