package fidus.desktop.payments;

import fidus.agents.Agent;
import fidus.clients.Client;

/// Who gets a wallet.
///
/// @param party `client/<id>` or `agent/<id>`
public record Payee(String party, String name, Kind kind) {
    /// What the house pays them for decides what they are called.
    public enum Kind {
        CLIENT,
        AGENT
    }

    static Payee of(Client client) {
        return new Payee("client/" + client.id().value(), client.name(), Kind.CLIENT);
    }

    static Payee of(Agent agent) {
        return new Payee("agent/" + agent.id().value(), agent.name(), Kind.AGENT);
    }
}
