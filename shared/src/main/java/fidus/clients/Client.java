package fidus.clients;

/// Somebody whose money is looked after.
public record Client(ClientId id, String name, ClientState clientState, long version) {
    public Client become(ClientState now) {
        return new Client(id, name, now, version + 1);
    }
}
