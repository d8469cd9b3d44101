package fidus.fees.runs;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A month as fees see it now.
///
/// @param over whether every account's clock has passed the month
/// @param snapshot the last one taken; absent before the first
/// @param changedSince whether the accounts would be measured differently today
public record FeeMonth(
        String period,
        boolean over,
        List<MonthAccount> accounts,
        @Nullable SnapshotHead snapshot,
        boolean changedSince,
        List<FeeRunCard> runs) {
    public FeeMonth {
        accounts = List.copyOf(accounts);
        runs = List.copyOf(runs);
    }
}
