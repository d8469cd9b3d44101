package fidus.reconciliation.limits;

import java.math.BigDecimal;
import java.util.List;

/// @param otherwise the number that holds in every currency without a limit of its own
/// @param limits by currency, the newest of each first
public record WriteOffLimits(BigDecimal otherwise, List<WriteOffLimit> limits) {
    public WriteOffLimits {
        limits = List.copyOf(limits);
    }
}
