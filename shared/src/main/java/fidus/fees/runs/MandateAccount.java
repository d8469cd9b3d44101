package fidus.fees.runs;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A trading account under a mandate.
///
/// @param from first day
/// @param until the day after the last; absent while it lasts
public record MandateAccount(AccountKey account, LocalDate from, @Nullable LocalDate until) {
    /// @throws Refused `BAD_VALUE` when it ends before it begins
    public MandateAccount {
        if (until != null && !from.isBefore(until)) {
            throw Refused.at(
                    "accounts",
                    Problem.Code.BAD_VALUE,
                    account + " leaves the mandate on a day after it joined.");
        }
    }
}
