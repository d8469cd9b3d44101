package fidus.bank.desk;

import fidus.money.Money;

/// States what the bank had at the end of a statement's last day, where its file does not say it.
///
/// @param balance from the holder's side: a credit balance is positive
/// @param evidence what it is seen on, such as a letter of the bank; 10 to 1,000 characters
public record StateBankBalance(BankStatementId id, Money balance, String evidence) {}
