package fidus.clients;

/// Somebody whose money is looked after.
public record Client(ClientId id, String name, ClientState clientState, long version) {}
