package fidus.server.agents;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.agents.Agent;
import fidus.clients.ClientId;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Optional;

final class AgentStore {
    private static final String AGENTS = "agents";
    private static final String ASSIGNMENTS = "agentAssignments";

    /// Who earned on a client when.
    ///
    /// @param id the client
    record Assigned(ClientId id, List<AgentAssignment> agents, long version) {}

    static void shape(Migrations migrations) {
        migrations.unique(AGENTS, "agentCode").collection(ASSIGNMENTS);
    }

    void add(Unit unit, Agent agent) {
        agents(unit).insert(agent);
    }

    void replace(Unit unit, Agent before, Agent after) {
        agents(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<Agent> find(Unit unit, AgentId id) {
        return agents(unit).byId(id.value().toString());
    }

    List<Agent> all(Unit unit) {
        return agents(unit).whole(empty(), ascending("agentCode"));
    }

    Optional<Assigned> of(Unit unit, ClientId client) {
        return assigned(unit).byId(client.value().toString());
    }

    List<Assigned> assignments(Unit unit) {
        return assigned(unit).whole(empty(), ascending("_id"));
    }

    void store(Unit unit, @org.jspecify.annotations.Nullable Assigned before, Assigned after) {
        if (before == null) {
            assigned(unit).insert(after);
        } else {
            assigned(unit).replace(before.id.value().toString(), before.version, after);
        }
    }

    private static Documents<Agent> agents(Unit unit) {
        return unit.documents(AGENTS, Agent.class);
    }

    private static Documents<Assigned> assigned(Unit unit) {
        return unit.documents(ASSIGNMENTS, Assigned.class);
    }
}
