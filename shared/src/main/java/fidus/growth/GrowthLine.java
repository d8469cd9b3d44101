package fidus.growth;

import fidus.money.Money;
import fidus.mt5.pnl.Basis;

/// A set of accounts with its growth.
///
/// @param truePnl everything earned by the last readings; Σ of the lines below it
/// @param basis how many of its accounts have a reading, and the oldest of the last ones
public record GrowthLine(
        GrowthScope scope, String name, Money truePnl, GrowthMetrics metrics, Basis basis) {}
