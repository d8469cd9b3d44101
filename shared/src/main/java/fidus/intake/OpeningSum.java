package fidus.intake;

import fidus.money.Money;

/// What opens on an account of the ledger.
///
/// @param sum a debit above zero, a credit below
public record OpeningSum(String account, Money sum) {}
