package fidus.dashboard;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/// @param completeness COMPLETE, PARTIAL or INCOMPLETE
/// @param asOf the oldest of the parts, absent when there is none
/// @param returnPercent with two decimals, absent when the base is not above zero
public record PnlTotal(
        String tier,
        Money truePnl,
        @Nullable BigDecimal returnPercent,
        String completeness,
        int parts,
        int missing,
        @Nullable Instant asOf) {}
