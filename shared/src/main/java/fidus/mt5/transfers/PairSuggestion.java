package fidus.mt5.transfers;

import java.util.List;

/// Legs that fit together in more than one equally good way. A person decides.
///
/// @param first legs of the one side: outgoing ones, or those that arrived at a hub
/// @param second legs of the other side: incoming ones, or those that left the hub
public record PairSuggestion(List<TransferLeg> first, List<TransferLeg> second) {
    public PairSuggestion {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }
}
