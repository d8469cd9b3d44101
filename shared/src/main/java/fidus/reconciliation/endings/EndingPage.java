package fidus.reconciliation.endings;

import java.util.List;

/// Some of the breaks of a list.
///
/// @param total how many there are of those asked for
public record EndingPage(EndingCard of, int total, List<EndingLine> lines) {
    public EndingPage {
        lines = List.copyOf(lines);
    }
}
