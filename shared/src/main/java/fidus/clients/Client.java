package fidus.clients;

import org.jspecify.annotations.Nullable;

/// Somebody whose money is looked after.
///
/// @param contact absent where it was never entered
public record Client(
        ClientId id,
        String name,
        ClientState clientState,
        long version,
        @Nullable ClientContact contact) {
    /// A client of whom the name alone is known.
    public Client(ClientId id, String name, ClientState clientState, long version) {
        this(id, name, clientState, version, null);
    }

    public Client become(ClientState now) {
        return new Client(id, name, now, version + 1, contact);
    }
}
