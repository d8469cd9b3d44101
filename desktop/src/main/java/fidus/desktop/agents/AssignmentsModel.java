package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignmentList;
import fidus.agents.ChangeAgentRate;
import fidus.agents.ClientAssignment;
import fidus.agents.CorrectAssignment;
import fidus.agents.EndAssignment;
import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Percent;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Who earns on which client, and what is changed about it: an assignment that was wrong, one that
/// ends, and what an agent is assigned at.
final class AssignmentsModel {
    private static final int SHORTEST_REASON = 10;

    /// What is being changed.
    enum Sheet {
        CORRECT,
        END,
        RATE
    }

    private final Supplier<List<Agent>> agents;
    private final Consumer<Prepared> told;
    private final Fetched<AssignmentList> list;
    private final Command<CorrectAssignment, Prepared> correct;
    private final Command<EndAssignment, Prepared> end;
    private final Command<ChangeAgentRate, Prepared> change;
    private final ReadOnlyObjectWrapper<@Nullable Sheet> sheet = new ReadOnlyObjectWrapper<>();
    private final Shell shell;

    final ObjectProperty<@Nullable ClientAssignment> chosen = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Agent> agent = new SimpleObjectProperty<>();

    /// In percent; empty for the agent's own where an assignment is corrected.
    final StringProperty rate = new SimpleStringProperty("");

    final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();

    /// Whether a rate should have been another one from the beginning.
    final BooleanProperty mistyped = new SimpleBooleanProperty();

    final StringProperty reason = new SimpleStringProperty("");

    /// @param agents those to choose from
    /// @param told of what another person has to decide
    AssignmentsModel(Shell shell, Supplier<List<Agent>> agents, Consumer<Prepared> told) {
        this.shell = shell;
        this.agents = agents;
        this.told = told;
        list = new Fetched<>(shell);
        correct = new Command<>(shell, AgentCalls.CORRECT);
        end = new Command<>(shell, AgentCalls.END);
        change = new Command<>(shell, AgentCalls.CHANGE_RATE);
    }

    Fetched<AssignmentList> list() {
        return list;
    }

    List<Agent> agents() {
        return agents.get();
    }

    /// Everything a person can send from here.
    List<Command<?, Prepared>> commands() {
        return List.of(correct, end, change);
    }

    ReadOnlyObjectProperty<@Nullable Sheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    boolean mayPrepare() {
        return correct.isAllowed();
    }

    /// The last assignment of a client can be put right.
    static boolean isCorrectable(@Nullable ClientAssignment line) {
        return line != null && line.last();
    }

    /// And ended, once.
    static boolean isEndable(@Nullable ClientAssignment line) {
        return line != null && line.last() && line.assignment().until() == null;
    }

    void read() {
        list.ask(AgentCalls.ASSIGNMENTS, new Nothing());
    }

    /// @param line what is corrected or ended; null for a rate
    void begin(Sheet wanted, @Nullable ClientAssignment line) {
        commands().forEach(one -> one.refuse(null));
        chosen.set(line);
        agent.set(line == null ? null : agentOf(line));
        rate.set("");
        day.set(null);
        if (wanted == Sheet.CORRECT && line != null) {
            rate.set(Percent.typed(line.assignment().commissionRate()));
            day.set(line.assignment().from());
        }
        mistyped.set(false);
        reason.set("");
        sheet.set(wanted);
    }

    void close() {
        sheet.set(null);
    }

    private @Nullable Agent agentOf(ClientAssignment line) {
        return agents().stream()
                .filter(one -> one.id().equals(line.assignment().agentId()))
                .findFirst()
                .orElse(null);
    }

    void send() {
        Sheet now = sheet.get();
        if (now != null) {
            switch (now) {
                case CORRECT -> sendCorrection();
                case END -> sendEnd();
                case RATE -> sendRate();
            }
        }
    }

    private void sendCorrection() {
        ClientAssignment line = chosen.get();
        Agent who = agent.get();
        LocalDate from = day.get();
        var faults = new ArrayList<Problem.Field>();
        needs(faults, who != null, "agentId", "Choose the agent.");
        needs(faults, from != null, "from", "A day such as 2026-11-21.");
        BigDecimal fraction = rate.get().isBlank() ? null : fraction(faults);
        why(faults);
        if (line == null || who == null || from == null || !faults.isEmpty()) {
            correct.refuse(Command.incomplete(faults));
            return;
        }
        correct.send(
                new CorrectAssignment(
                        line.clientId(), line.version(), who.id(), fraction, from, said()),
                this::done);
    }

    private void sendEnd() {
        ClientAssignment line = chosen.get();
        LocalDate until = day.get();
        var faults = new ArrayList<Problem.Field>();
        needs(faults, until != null, "until", "A day such as 2026-11-21.");
        why(faults);
        if (line == null || until == null || !faults.isEmpty()) {
            end.refuse(Command.incomplete(faults));
            return;
        }
        end.send(new EndAssignment(line.clientId(), line.version(), until, said()), this::done);
    }

    private void sendRate() {
        Agent who = agent.get();
        LocalDate from = mistyped.get() ? null : day.get();
        var faults = new ArrayList<Problem.Field>();
        needs(faults, who != null, "agentId", "Choose the agent.");
        needs(
                faults,
                mistyped.get() || from != null,
                "from",
                "The first day of the assignments it is for, such as 2026-11-21.");
        BigDecimal fraction = fraction(faults);
        why(faults);
        if (who == null || fraction == null || !faults.isEmpty()) {
            change.refuse(Command.incomplete(faults));
            return;
        }
        change.send(
                new ChangeAgentRate(who.id(), who.version(), fraction, from, said()), this::done);
    }

    private @Nullable BigDecimal fraction(List<Problem.Field> faults) {
        try {
            return Percent.parse(rate.get());
        } catch (Refused e) {
            faults.add(new Problem.Field("commissionRate", e.problem().message()));
            return null;
        }
    }

    private void why(List<Problem.Field> faults) {
        needs(
                faults,
                said().length() >= SHORTEST_REASON,
                "reason",
                "Say why in at least 10 characters.");
    }

    private String said() {
        return reason.get().strip();
    }

    private void done(Prepared now) {
        close();
        told.accept(now);
    }

    /// What an agent is assigned at today.
    BigDecimal rateOf(Agent one) {
        LocalDate on = day.get();
        return one.rateOn(on == null ? shell.today() : on);
    }

    private static void needs(
            List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
