package fidus.mt5;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/// @param equity absent where no reading says it
public record ChartPoint(Instant at, BigDecimal balance, @Nullable BigDecimal equity) {}
