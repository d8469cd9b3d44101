package fidus.reconciliation.profiles;

import fidus.reconciliation.MatchProfile;

import java.time.LocalDate;

/// What a run with these rules would find; nothing is stored.
///
/// @param account login@server, or `bank/` and the name of a bank account of the house
/// @param to inclusive
public record DryRun(MatchProfile profile, String account, LocalDate from, LocalDate to) {}
