package fidus.rebates;

/// @param place of the row in the run, from 0
/// @param note at least 10 characters unless it is AGREED or UNCHECKED
public record CheckRow(RebateRunId id, int place, RowCheck rowCheck, String note) {}
