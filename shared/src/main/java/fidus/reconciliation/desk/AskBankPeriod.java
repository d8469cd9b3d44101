package fidus.reconciliation.desk;

import fidus.payments.wallets.HouseAccountId;

/// Which period a run of the bank account takes when none is given.
public record AskBankPeriod(HouseAccountId id) {}
