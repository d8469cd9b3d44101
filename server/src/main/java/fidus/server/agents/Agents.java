package fidus.server.agents;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.ChangedAgents;
import fidus.server.agents.AgentStore.Assigned;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.clients.Clients;
import fidus.server.funds.Funds;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Agents and who earns on which client's interest from which day.
public final class Agents {
    /// The command another person approves to assign an agent.
    public static final String ASSIGN = "ASSIGN_AGENT";

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+");
    private static final int LONGEST_NAME = 120;
    private static final int SHORTEST_REASON = 10;

    private final AgentStore store = new AgentStore();
    private final Ground ground;
    private final Assignments assignments;

    /// What agents stand on.
    public record Ground(
            Audit audit, Approvals approvals, Clients clients, Funds funds, OnChange onChange) {}

    /// Told in the same unit that others earn on a client: open commissions change hands.
    @FunctionalInterface
    public interface OnChange {
        void reassigned(Unit unit, Actor actor, ClientId client, ChangedAgents next);
    }

    public Agents(Ground ground) {
        this.ground = ground;
        assignments = new Assignments(this, store, ground);
    }

    public static void shape(Migrations migrations) {
        AgentStore.shape(migrations);
        ManyApprovals.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(AgentCalls.ADD, this::add);
        assignments.routes(routes);
    }

    /// How approvals and the audit log name an agent.
    public static String subject(AgentId id) {
        return "agent/" + id.value();
    }

    public List<Agent> all(Unit unit) {
        return store.all(unit);
    }

    /// @throws Refused `NOT_FOUND`
    public Agent get(Unit unit, AgentId id) {
        return store.find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "agentId",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such agent."));
    }

    /// Who earned and earns on a client's interest, oldest first.
    public List<AgentAssignment> of(Unit unit, ClientId client) {
        return store.of(unit, client).map(Assigned::agents).orElse(List.of());
    }

    /// Who earned and earns on each client that ever had an agent.
    public Map<ClientId, List<AgentAssignment>> assigned(Unit unit) {
        var assigned = new HashMap<ClientId, List<AgentAssignment>>();
        store.assignments(unit).forEach(one -> assigned.put(one.id(), one.agents()));
        return assigned;
    }

    LocalDate today(Unit unit) {
        return ground.funds.businessDate(unit);
    }

    /// How many clients each agent has today.
    java.util.Map<AgentId, Integer> clientsOf(Unit unit) {
        LocalDate today = ground.funds.businessDate(unit);
        var counts = new TreeMap<AgentId, Integer>(java.util.Comparator.comparing(AgentId::value));
        for (Assigned assigned : store.assignments(unit)) {
            for (AgentAssignment agent : assigned.agents()) {
                boolean now =
                        !today.isBefore(agent.from())
                                && (agent.until() == null || today.isBefore(agent.until()));
                if (now) {
                    counts.merge(agent.agentId(), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private Agent add(Asked asked, AddAgent add) {
        String name = BLANKS.matcher(add.name().strip()).replaceAll(" ");
        if (name.length() < 2 || name.length() > LONGEST_NAME) {
            throw Refused.at(
                    "name", Problem.Code.BAD_VALUE, "An agent's name has 2 to 120 characters.");
        }
        LocalDate today = ground.funds.businessDate(asked.unit());
        var id = new AgentId(asked.requestId());
        AgentAssignment.from(id, add.commissionRate(), today);
        String email = email(asked.unit(), add.email());
        String code = code(asked.unit(), name, today);
        var agent = new Agent(id, code, name, add.commissionRate(), 1, email);
        store.add(asked.unit(), agent);
        ground.audit.record(asked.unit(), asked.actor(), "ADD_AGENT", subject(id), null, agent, "");
        return agent;
    }

    private @Nullable String email(Unit unit, @Nullable String entered) {
        if (entered == null || entered.isBlank()) {
            return null;
        }
        String email = entered.strip().toLowerCase(Locale.ROOT);
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            throw Refused.at("email", Problem.Code.BAD_VALUE, "This is no email address.");
        }
        if (store.all(unit).stream().anyMatch(agent -> agent.isCalled(email))) {
            throw Refused.at(
                    "email", Problem.Code.ALREADY_EXISTS, "Another agent has this address.");
        }
        return email;
    }

    /// Initials, year and a counter, such as AB26-003.
    private String code(Unit unit, String name, LocalDate today) {
        var initials = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            if (initials.length() < 3) {
                initials.appendCodePoint(word.codePointAt(0));
            }
        }
        return "%s%02d-%03d"
                .formatted(
                        initials.toString().toUpperCase(Locale.ROOT),
                        today.getYear() % 100,
                        store.all(unit).size() + 1);
    }

    /// @throws Refused `BAD_VALUE` unless it has 10 to 1000 characters
    static String reason(String reason) {
        String stripped = reason.strip();
        if (stripped.length() < SHORTEST_REASON || stripped.length() > 1_000) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
        return stripped;
    }

    /// How two persons are told of a rate.
    static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    Assignments assignments() {
        return assignments;
    }

    /// Stores an agent with another rate.
    void replace(Unit unit, Actor maker, Agent before, Agent after, String reason) {
        store.replace(unit, before, after);
        ground.audit.record(
                unit, maker, AgentRates.CHANGE, subject(after.id()), before, after, reason);
    }
}
