package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

/// @param printedAs the account as its statements print it, where that is not its IBAN; may be
///   empty
/// @param version as it was shown, 0 when nothing was set yet
public record SetBankAccount(
        HouseAccountId id, Expected expected, String printedAs, long version) {}
