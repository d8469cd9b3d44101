package fidus.clients;

import java.util.List;

/// All clients by name.
public record ClientSummaries(List<ClientSummary> clients) {
    public ClientSummaries {
        clients = List.copyOf(clients);
    }
}
