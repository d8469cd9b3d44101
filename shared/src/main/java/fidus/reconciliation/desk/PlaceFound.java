package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

/// @param at index among the rows that fit; absent when there is none
/// @param row the row there
public record PlaceFound(@Nullable Integer at, @Nullable RunRow row) {}
