package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

import java.time.LocalDate;

/// What is expected of an account's statements.
///
/// @param id of the account
/// @param since the first day statements are missed for
public record BankAccountSetting(
        HouseAccountId id,
        Expected expected,
        String printedAs,
        LocalDate since,
        String setByName,
        long version) {}
