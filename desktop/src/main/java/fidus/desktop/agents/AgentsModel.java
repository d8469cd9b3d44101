package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AgentCard;
import fidus.agents.AgentList;
import fidus.agents.CommissionLine;
import fidus.agents.CommissionList;
import fidus.agents.FindCommissions;
import fidus.agents.RevokeCommission;
import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Nothing;
import fidus.desktop.controls.Words;
import fidus.desktop.palette.Goal;
import fidus.desktop.palette.Goals;
import fidus.desktop.proofs.ProofModel;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.desktop.statements.PartnersModel;
import fidus.investments.commissions.CommissionState;
import fidus.proofs.AboutMonthLines;
import fidus.proofs.EarnerProofs;
import fidus.proofs.ProofCalls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// The agents with their totals, their commissions, and what is being done about them.
public final class AgentsModel {
    /// What the navigation calls this screen.
    public static final String SCREEN = "agents";

    private static final String KIND = "agent/";

    /// The sheets of this screen.
    public enum Sheet {
        ADD,
        ASSIGN,
        APPROVE
    }

    private final Shell shell;
    private final Fetched<AgentList> agents;
    private final Fetched<CommissionList> commissions;
    private final AddAgentModel add;
    private final AssignModel assign;
    private final ApproveModel approve;
    private final FranchisesModel franchises;
    private final ReasonModel reason;
    private final ProofModel proof;
    private final PartnersModel statements;
    private final AssignmentsModel assignments;
    private String wanted = "";
    private final ReadOnlyObjectWrapper<@Nullable Sheet> sheet = new ReadOnlyObjectWrapper<>();

    /// Whose commissions are listed, empty for everybody's.
    public final ObjectProperty<Optional<Agent>> agent =
            new SimpleObjectProperty<>(Optional.empty());

    public final ObjectProperty<Optional<CommissionState>> state =
            new SimpleObjectProperty<>(Optional.empty());

    public AgentsModel(Shell shell) {
        this.shell = shell;
        agents = new Fetched<>(shell);
        commissions = new Fetched<>(shell);
        add = new AddAgentModel(shell);
        assign = new AssignModel(shell);
        approve = new ApproveModel(shell);
        reason = new ReasonModel(shell);
        franchises = new FranchisesModel(shell, reason);
        proof = new ProofModel(shell);
        statements = new PartnersModel(shell, null);
        assignments = new AssignmentsModel(shell, this::known, this::told);
        agents.valueProperty().addListener((_, _, _) -> found());
        agent.addListener((_, _, _) -> readCommissions());
        state.addListener((_, _, _) -> readCommissions());
        add.whenAdded(
                after -> {
                    shell.notices().good(after.agentCode() + " " + after.name() + " is added");
                    close();
                    read();
                });
        assign.whenPrepared(this::told);
        approve.whenPrepared(this::told);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<AgentList> agents() {
        return agents;
    }

    public Fetched<CommissionList> commissions() {
        return commissions;
    }

    public AddAgentModel add() {
        return add;
    }

    public AssignModel assign() {
        return assign;
    }

    public FranchisesModel franchises() {
        return franchises;
    }

    public ApproveModel approve() {
        return approve;
    }

    /// What was made and kept for agents and companies.
    public PartnersModel statements() {
        return statements;
    }

    /// Who earns on which client.
    AssignmentsModel assignments() {
        return assignments;
    }

    /// Where the figure of a commission comes from.
    public ProofModel proof() {
        return proof;
    }

    /// Opens a commission; a cancelled one has nothing to open.
    void derive(@Nullable CommissionLine line) {
        if (line == null || !line.row().live()) {
            proof.about(null);
            return;
        }
        String month = YearMonth.from(line.row().dueOn()).toString();
        proof.show(
                new ProofModel.Source<>(
                        ProofCalls.COMMISSIONS,
                        new AboutMonthLines(month, line.investmentId()),
                        new AboutMonthLines(month, null),
                        "commissions-" + month),
                EarnerProofs.commission(line.number(), line.row().payout()),
                null);
    }

    /// Why an approval is taken back, of a commission or of a company's pool.
    public ReasonModel reason() {
        return reason;
    }

    /// Which sheet is open, null for none.
    public ReadOnlyObjectProperty<@Nullable Sheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    public boolean mayPrepare() {
        return shell.session().may(Permission.PREPARE_COMMISSION);
    }

    /// Whether the approval of this commission can be taken back here.
    public boolean mayRevoke(@Nullable CommissionLine line) {
        return line != null
                && line.row().commissionState() == CommissionState.APPROVED
                && shell.session().may(Permission.REVOKE_COMMISSION);
    }

    public void revoke(CommissionLine line) {
        sheet.set(null);
        reason.ask(
                new ReasonModel.Deed(
                        "Revoke the commission of " + line.agentName(),
                        "The approval of "
                                + line.row().payout()
                                + " of contract "
                                + line.number()
                                + " is taken back before the payment. It stays due and can be"
                                + " approved again, or go to another agent.",
                        "Revoke approval"),
                AgentCalls.REVOKE,
                why -> new RevokeCommission(line.investmentId(), line.row().payout(), why),
                after -> {
                    shell.notices()
                            .good(
                                    "Commission of contract "
                                            + line.number()
                                            + ": "
                                            + Words.of(after.commissionState()));
                    read();
                });
    }

    public void visit(String subject) {
        wanted = subject.startsWith(KIND) ? subject : "";
        found();
        read();
    }

    /// Filters by the agent that was asked for, once it is known.
    private void found() {
        known().stream()
                .filter(one -> wanted.equals(subjectOf(one)))
                .findFirst()
                .ifPresent(
                        one -> {
                            wanted = "";
                            agent.set(Optional.of(one));
                        });
    }

    public void read() {
        agents.ask(AgentCalls.LIST, new Nothing());
        franchises.read();
        statements.read();
        assignments.read();
        readCommissions();
    }

    /// What an agent is assigned at today.
    BigDecimal rateOf(Agent one) {
        return one.rateOn(shell.today());
    }

    /// The agents read so far, by code.
    public List<Agent> known() {
        AgentList list = agents.value();
        return list == null ? List.of() : list.agents().stream().map(AgentCard::agent).toList();
    }

    public void open(Sheet wanted) {
        Agent chosen = agent.get().orElse(null);
        reason.close();
        switch (wanted) {
            case ADD -> add.begin();
            case ASSIGN -> assign.begin(chosen);
            case APPROVE -> approve.begin(chosen);
        }
        sheet.set(wanted);
    }

    public void close() {
        sheet.set(null);
    }

    private void readCommissions() {
        commissions.ask(
                AgentCalls.COMMISSIONS,
                new FindCommissions(
                        agent.get().map(Agent::id).orElse(null), state.get().orElse(null)));
    }

    private void told(Prepared after) {
        shell.notices().good("Waits for a second person: " + after.title());
        close();
        read();
    }

    /// The agents, for the palette.
    public static Goals goals() {
        return new Goals(
                Permission.SEE_MOVEMENTS,
                server ->
                        server.call(AgentCalls.LIST, new Nothing()).agents().stream()
                                .map(
                                        card ->
                                                new Goal(
                                                        "Agent",
                                                        card.agent().name(),
                                                        card.agent().agentCode(),
                                                        SCREEN,
                                                        subjectOf(card.agent())))
                                .toList());
    }

    private static String subjectOf(Agent agent) {
        return KIND + agent.id().value();
    }
}
