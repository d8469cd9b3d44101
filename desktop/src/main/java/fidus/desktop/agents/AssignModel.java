package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.approvals.Prepared;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Percent;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An agent for a client from a day on.
public final class AssignModel {
    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Fetched<ClientList> clients;
    private final Command<AssignAgent, Prepared> command;
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<@Nullable Agent> agent = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Client> client = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();

    /// In percent; empty for the agent's own.
    public final StringProperty rate = new SimpleStringProperty("");

    public final StringProperty reason = new SimpleStringProperty("");

    public AssignModel(Shell shell) {
        this.shell = shell;
        clients = new Fetched<>(shell);
        command = new Command<>(shell, AgentCalls.ASSIGN);
    }

    public Fetched<ClientList> clients() {
        return clients;
    }

    public Command<AssignAgent, Prepared> command() {
        return command;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    void begin(@Nullable Agent chosen) {
        command.refuse(null);
        agent.set(chosen);
        client.set(null);
        from.set(null);
        rate.set("");
        reason.set("");
        readClients();
    }

    void readClients() {
        clients.ask(ClientCalls.LIST, new Nothing());
    }

    public void send() {
        Agent who = agent.get();
        Client whose = client.get();
        LocalDate day = from.get();
        var faults = new ArrayList<Problem.Field>();
        needs(faults, who != null, "agentId", "Choose the agent.");
        needs(faults, whose != null, "clientId", "Choose the client.");
        needs(faults, day != null, "from", "A day such as 2026-11-21.");
        needs(
                faults,
                reason.get().strip().length() >= SHORTEST_REASON,
                "reason",
                "Say why in at least 10 characters.");
        BigDecimal special = special(faults);
        if (who == null || whose == null || day == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new AssignAgent(whose.id(), who.id(), day, reason.get().strip(), special),
                after -> prepared.accept(after));
    }

    /// What the chosen agent is assigned at without more.
    BigDecimal rateOf(Agent one) {
        LocalDate day = from.get();
        return one.rateOn(day == null ? shell.today() : day);
    }

    private @Nullable BigDecimal special(List<Problem.Field> faults) {
        if (rate.get().isBlank()) {
            return null;
        }
        try {
            return Percent.parse(rate.get());
        } catch (Refused e) {
            faults.add(new Problem.Field("commissionRate", e.problem().message()));
            return null;
        }
    }

    private static void needs(
            List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
