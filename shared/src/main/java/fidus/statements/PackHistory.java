package fidus.statements;

import java.util.List;

/// Every fund pack kept for a month, newest first.
public record PackHistory(List<IssuedPack> rows) {
    public PackHistory {
        rows = List.copyOf(rows);
    }
}
