package fidus.clients;

import java.util.List;

/// All clients by name.
public record ClientList(List<Client> clients) {}
