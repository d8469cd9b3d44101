package fidus.statements.partners;

import java.util.List;

/// Statements kept of a partner, newest first.
public record PartnerHistory(List<IssuedPartner> rows) {
    public PartnerHistory {
        rows = List.copyOf(rows);
    }
}
