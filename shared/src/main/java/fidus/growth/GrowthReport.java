package fidus.growth;

import java.time.Instant;
import java.util.List;

/// Portfolio, funds, managers and accounts, each above its own parts, per currency.
public record GrowthReport(Instant asOf, List<GrowthLine> lines) {
    public GrowthReport {
        lines = List.copyOf(lines);
    }
}
