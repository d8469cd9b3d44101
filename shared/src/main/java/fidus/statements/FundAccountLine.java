package fidus.statements;

import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One trading account in a month.
///
/// @param openingAsOf of the reading it opens with; absent where the account had no capital yet
/// @param closingAsOf of the reading it closes with
/// @param values absent when a reading is missing
/// @param note what a reader must know of these figures; empty when nothing
public record FundAccountLine(
        AccountKey account,
        String label,
        @Nullable Instant openingAsOf,
        @Nullable Instant closingAsOf,
        @Nullable FundValues values,
        String note) {}
