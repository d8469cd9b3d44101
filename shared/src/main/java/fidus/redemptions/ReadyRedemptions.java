package fidus.redemptions;

import java.time.Instant;
import java.util.List;

/// By client, then contract.
public record ReadyRedemptions(Instant asOf, List<ReadyRedemption> rows) {
    public ReadyRedemptions {
        rows = List.copyOf(rows);
    }
}
