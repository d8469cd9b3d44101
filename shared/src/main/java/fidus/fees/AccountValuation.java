package fidus.fees;

import fidus.mt5.AccountKey;

/// One trading account's figure for a mandate's fee.
public record AccountValuation(AccountKey account, Valuation valuation) {}
