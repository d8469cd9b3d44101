package fidus.mt5;

import fidus.mt5.allocation.AllocationEvent;

import java.util.List;

/// Everything about one account.
///
/// @param rollForward from the first reading to the last: prior balance + deals = new balance
/// @param chart balance and equity over time, thinned to at most 500 points
/// @param mappings active and ended
public record AccountPage(
        AccountCard card,
        List<AllocationEvent> allocations,
        List<Reading> readings,
        List<RollForwardStep> rollForward,
        List<ChartPoint> chart,
        List<MappedContract> mappings,
        long deals) {}
