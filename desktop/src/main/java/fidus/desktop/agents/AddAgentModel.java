package fidus.desktop.agents;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Percent;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.investments.commissions.AgentAssignment;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.function.Consumer;

/// A new agent.
public final class AddAgentModel {
    private final Command<AddAgent, Agent> command;
    private Consumer<Agent> added = _ -> {};

    public final StringProperty name = new SimpleStringProperty("");

    /// By which lists of clients name the agent; empty for none.
    public final StringProperty email = new SimpleStringProperty("");

    /// In percent.
    public final StringProperty rate = new SimpleStringProperty("");

    public AddAgentModel(Shell shell) {
        command = new Command<>(shell, AgentCalls.ADD);
    }

    public Command<AddAgent, Agent> command() {
        return command;
    }

    public void whenAdded(Consumer<Agent> then) {
        added = then;
    }

    void begin() {
        command.refuse(null);
        name.set("");
        email.set("");
        rate.set(Percent.typed(AgentAssignment.STANDARD_RATE));
    }

    public void send() {
        var faults = new ArrayList<Problem.Field>();
        String typed = name.get().strip();
        if (typed.length() < 2) {
            faults.add(new Problem.Field("name", "The name of the agent."));
        }
        BigDecimal fraction = null;
        try {
            fraction = Percent.parse(rate.get());
        } catch (Refused e) {
            faults.add(new Problem.Field("commissionRate", e.problem().message()));
        }
        if (fraction == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        String address = email.get().strip();
        command.send(
                new AddAgent(typed, fraction, address.isEmpty() ? null : address),
                after -> added.accept(after));
    }
}
