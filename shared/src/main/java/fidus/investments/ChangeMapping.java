package fidus.investments;

import java.util.List;

/// Other places for the principal of a contract, from now on; the days before keep theirs.
///
/// @param lines all of them, also those that stay; Σ is the principal within 0.01
/// @param reason at least 10 characters
public record ChangeMapping(InvestmentId id, List<MappingLine> lines, String reason) {
    public ChangeMapping {
        lines = List.copyOf(lines);
    }
}
