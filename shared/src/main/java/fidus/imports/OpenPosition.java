package fidus.imports;

import fidus.money.Money;
import fidus.mt5.DealKind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/// A position that was open when the report was written.
///
/// @param openedAt the broker's wall clock, without zone
/// @param side BUY or SELL
/// @param marketPrice at the moment of the report
public record OpenPosition(
        long ticket,
        LocalDateTime openedAt,
        DealKind side,
        String symbol,
        BigDecimal volume,
        BigDecimal openPrice,
        @Nullable BigDecimal marketPrice,
        Money commission,
        Money swap,
        Money profit,
        String comment) {}
