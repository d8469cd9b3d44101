package fidus.close;

import fidus.money.Money;

/// Says what a wallet held that sends no statement. Another person approves it.
///
/// @param period such as 2027-03
/// @param account 1020 for a crypto wallet, 1050 for a broker's wallet
/// @param name of the wallet, as the books name it
/// @param attested its balance at the end of the last day of the month, zero or more
/// @param evidence where it was read, at least 10 characters: a block and its explorer, a
///   screenshot's document, a letter of the broker
public record AttestBalance(
        String period, String account, String name, Money attested, String evidence) {}
