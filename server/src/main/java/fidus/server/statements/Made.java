package fidus.server.statements;

import fidus.clients.ClientId;
import fidus.statements.IssuedState;
import fidus.statements.IssuedStatement;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How far the documents of a month are.
///
/// @param clients whose contracts had begun by the month's end
/// @param issued those of them with a statement that stands
/// @param drafted those of the others with a draft
/// @param pack the fund pack's state
/// @param partners how far those of agents and companies are
public record Made(int clients, int issued, int drafted, PackMade pack, PartnersMade partners) {
    static Made of(
            Set<ClientId> clients,
            List<IssuedStatement> kept,
            PackMade pack,
            PartnersMade partners) {
        var issued = new HashSet<ClientId>();
        var drafted = new HashSet<ClientId>();
        for (IssuedStatement one : kept) {
            (one.issuedState() == IssuedState.ISSUED ? issued : drafted).add(one.clientId());
        }
        drafted.removeAll(issued);
        issued.retainAll(clients);
        drafted.retainAll(clients);
        return new Made(clients.size(), issued.size(), drafted.size(), pack, partners);
    }
}
