package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

/// Names one bank account of the house.
public record AboutBankAccount(HouseAccountId id) {}
