package fidus.reconciliation.limits;

import fidus.money.Money;

/// Asks an ADMIN to let differences of a currency be written off up to this without an ADMIN.
///
/// @param limit zero or more; zero means that each needs one
/// @param number of the limit in force as it was shown, 0 without one of its own
/// @param reason at least 10 characters
public record SetWriteOffLimit(Money limit, int number, String reason) {}
