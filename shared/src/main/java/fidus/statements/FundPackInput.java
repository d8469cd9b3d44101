package fidus.statements;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/// What a fund pack is computed from.
///
/// @param businessZone whose midnight the month ended with, for people
/// @param accounts the trading accounts that were active in the month
/// @param fees of the month, from posted runs
/// @param now when it is asked for
public record FundPackInput(
        YearMonth period,
        String businessZone,
        List<FundAccount> accounts,
        List<FeeLine> fees,
        Instant now) {
    public FundPackInput {
        accounts = List.copyOf(accounts);
        fees = List.copyOf(fees);
    }
}
