package fidus.investments.schedule;

import fidus.funds.FundCode;

/// Contracts on their way.
abstract class Lives {
    static final PayoutSchedule CORE = Contract.of(FundCode.CORE, "18151.41", "2025-10-01");
}
