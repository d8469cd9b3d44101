package fidus.mt5.transfers;

import java.util.List;

/// What legs turned out to be. A leg is in at most one transfer; one that is in none is open.
///
/// @param transfers pairs, in the order of their outgoing legs
/// @param chains transfers that belong together because money passed a hub; a transfer is in at
///   most one chain
/// @param open legs without partner, arrivals at a hub whose money has not gone on, and departures
///   from a hub of money that was not seen arriving
/// @param suggestions legs that could not be told apart; they are open too
public record PairingResult(
        List<Transfer> transfers,
        List<TransferChain> chains,
        List<OpenLeg> open,
        List<PairSuggestion> suggestions) {
    public PairingResult {
        transfers = List.copyOf(transfers);
        chains = List.copyOf(chains);
        open = List.copyOf(open);
        suggestions = List.copyOf(suggestions);
    }
}
