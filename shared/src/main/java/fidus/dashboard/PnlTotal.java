package fidus.dashboard;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/// The true P&L of one tier in one currency.
///
/// @param truePnl absent when the tier should have parts and none of them is known, which is not
///   zero
/// @param completeness COMPLETE, PARTIAL or INCOMPLETE
/// @param parts how many accounts the total should have
/// @param missing how many of them have no reading
/// @param asOf the oldest of the parts, absent when there is none
/// @param returnPercent with two decimals, absent when the base is not above zero
public record PnlTotal(
        String tier,
        Currency currency,
        @Nullable Money truePnl,
        @Nullable BigDecimal returnPercent,
        String completeness,
        int parts,
        int missing,
        @Nullable Instant asOf) {}
