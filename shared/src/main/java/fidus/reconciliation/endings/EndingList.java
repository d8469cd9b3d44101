package fidus.reconciliation.endings;

import java.util.List;

/// Newest first, at most 200.
public record EndingList(List<EndingCard> endings) {
    public EndingList {
        endings = List.copyOf(endings);
    }
}
