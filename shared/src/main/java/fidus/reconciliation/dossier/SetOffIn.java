package fidus.reconciliation.dossier;

import fidus.reconciliation.BreakId;

/// The split of another break that a break is set off in: the whole of its difference belongs to
/// that one.
///
/// @param id of the other break
/// @param what the other break says, for people
/// @param kept the split in which it is set off
public record SetOffIn(BreakId id, String what, KeptSplit kept) {}
