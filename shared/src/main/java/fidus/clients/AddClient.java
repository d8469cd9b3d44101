package fidus.clients;

/// @param name as it stands on the contract, unique among clients
public record AddClient(String name) {}
