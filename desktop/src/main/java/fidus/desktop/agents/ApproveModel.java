package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.ApproveAllCommissions;
import fidus.agents.ApproveCommissions;
import fidus.agents.CommissionLine;
import fidus.agents.CommissionList;
import fidus.agents.FindCommissions;
import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.investments.commissions.CommissionState;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The ready commissions of one agent up to a day, to be approved by another person.
public final class ApproveModel {
    private final Fetched<CommissionList> ready;
    private final Command<ApproveCommissions, Prepared> command;
    private final Command<ApproveAllCommissions, Prepared> everybody;
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<@Nullable Agent> agent = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> dueUntil = new SimpleObjectProperty<>();

    private final Shell shell;

    public ApproveModel(Shell shell) {
        this.shell = shell;
        ready = new Fetched<>(shell);
        command = new Command<>(shell, AgentCalls.APPROVE);
        everybody = new Command<>(shell, AgentCalls.APPROVE_ALL);
        agent.addListener((_, _, now) -> read(now));
    }

    /// The agent's READY rows.
    public Fetched<CommissionList> ready() {
        return ready;
    }

    public Command<ApproveCommissions, Prepared> command() {
        return command;
    }

    /// Those of all agents as one list.
    public Command<ApproveAllCommissions, Prepared> everybody() {
        return everybody;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// Up to today, unless another day is typed.
    void begin(@Nullable Agent chosen) {
        command.refuse(null);
        everybody.refuse(null);
        dueUntil.set(shell.today());
        agent.set(null);
        agent.set(chosen);
    }

    /// The rows that would be approved.
    public List<CommissionLine> rows() {
        CommissionList known = ready.value();
        LocalDate until = dueUntil.get();
        return known == null || until == null
                ? List.of()
                : known.lines().stream()
                        .filter(line -> !line.row().dueOn().isAfter(until))
                        .toList();
    }

    /// Σ of them, per currency.
    public List<Money> totals() {
        var totals = new TreeMap<Currency, Money>();
        for (CommissionLine line : rows()) {
            Money one = line.row().commissionAmount();
            totals.merge(one.currency(), one, Money::plus);
        }
        return List.copyOf(totals.values());
    }

    public void send() {
        Agent who = agent.get();
        LocalDate until = dueUntil.get();
        var faults = new ArrayList<Problem.Field>();
        if (who == null) {
            faults.add(new Problem.Field("agentId", "Choose the agent."));
        }
        if (until == null) {
            faults.add(new Problem.Field("dueUntil", "A day such as 2026-11-21."));
        }
        if (who == null || until == null) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(new ApproveCommissions(who.id(), until), after -> prepared.accept(after));
    }

    /// Has those of all agents due until the day approved by one decision.
    public void sendAll() {
        LocalDate until = dueUntil.get();
        if (until == null) {
            everybody.refuse(
                    Command.incomplete(
                            List.of(new Problem.Field("dueUntil", "A day such as 2026-11-21."))));
            return;
        }
        everybody.send(new ApproveAllCommissions(until), after -> prepared.accept(after));
    }

    private void read(@Nullable Agent now) {
        ready.clear();
        if (now != null) {
            ready.ask(AgentCalls.COMMISSIONS, new FindCommissions(now.id(), CommissionState.READY));
        }
    }
}
