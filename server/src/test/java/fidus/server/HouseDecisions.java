package fidus.server;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.clients.Client;
import fidus.settings.ChangeSetting;
import fidus.settings.SettingCalls;
import fidus.settings.SettingKey;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What two people at an office decide: settings of the house, and who earns on a client.
public record HouseDecisions(Office office) {
    /// In force from tomorrow.
    public void set(SettingKey key, String value) {
        set(key, value, office.today().plusDays(1).toString());
    }

    public void set(SettingKey key, String value, String from) {
        var change = new ChangeSetting(key, value, LocalDate.parse(from), "Decided by the board");
        office.approve(office.ask(SettingCalls.CHANGE, change));
    }

    /// A new agent at 10 %.
    public Agent agent(String name) {
        return office.ask(AgentCalls.ADD, new AddAgent(name, new BigDecimal("0.10")));
    }

    public void assigned(Client client, Agent agent, String from) {
        var assign =
                new AssignAgent(
                        client.id(), agent.id(), LocalDate.parse(from), "Looks after the client");
        office.approve(office.ask(AgentCalls.ASSIGN, assign));
    }
}
