package fidus.desktop.accounts;

import fidus.desktop.shell.ReasonModel;
import fidus.mt5.AccountKey;
import fidus.mt5.PoolState;

/// What is said to somebody who takes an account out of use or back into it.
final class PoolWords {
    private PoolWords() {}

    static ReasonModel.Deed of(PoolState state, AccountKey account) {
        return switch (state) {
            case MAINTENANCE ->
                    new ReasonModel.Deed(
                            "Maintenance of " + account,
                            "No contract is placed on it until it is back in use. It stays in all"
                                    + " totals. Another person must approve it.",
                            "Prepare maintenance");
            case INACTIVE ->
                    new ReasonModel.Deed(
                            "Retire " + account,
                            "It takes part in no total, fee or rebate any more, for good. Its"
                                    + " history stays. Another person must approve it.",
                            "Prepare retirement");
            default ->
                    new ReasonModel.Deed(
                            "Back in use: " + account,
                            "Contracts may be placed on it again. Another person must approve it.",
                            "Prepare return");
        };
    }
}
