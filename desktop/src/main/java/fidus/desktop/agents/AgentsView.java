package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.agents.AgentTotal;
import fidus.agents.CommissionLine;
import fidus.agents.CommissionList;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.Percent;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.Words;
import fidus.desktop.proofs.ProofPane;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Visited;
import fidus.desktop.statements.PartnersView;
import fidus.investments.commissions.CommissionState;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/// Who brought clients, what they earned, and their commissions row by row.
public final class AgentsView extends VBox implements Visited, Dated {
    private static final Set<String> DECIDED =
            Set.of(
                    "ASSIGN_AGENT",
                    "CORRECT_ASSIGNMENT",
                    "END_ASSIGNMENT",
                    "CHANGE_AGENT_RATE",
                    "APPROVE_COMMISSIONS",
                    "APPROVE_ALL_COMMISSIONS",
                    "APPROVE_ALL_POOLS",
                    "SELL_THROUGH_FRANCHISE",
                    "APPROVE_POOLS");

    private final AgentsModel model;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;
    private final AddAgentView addSheet;
    private final AssignView assignSheet;
    private final ApproveView approveSheet;
    private final ReasonPane reason;
    private boolean silent;

    @FXML private VBox list;
    @FXML private TabPane tabs;
    @FXML private Tab commissionsTab;
    @FXML private Tab franchisesTab;
    @FXML private Tab statementsTab;
    @FXML private Tab assignmentsTab;
    @FXML private RecordTable<AgentLine> agents;
    @FXML private Button add;
    @FXML private Button assign;
    @FXML private ComboBox<Optional<Agent>> agent;
    @FXML private ComboBox<Optional<CommissionState>> state;
    @FXML private Label cut;
    @FXML private RecordTable<CommissionLine> commissions;
    @FXML private Button approve;
    @FXML private Button revoke;
    @FXML private SplitPane commissionSplit;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AgentsView(AgentsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        waiting = new WaitingStrip(model.shell(), DECIDED);
        statementsTab.setContent(new PartnersView(model.statements(), true));
        assignmentsTab.setContent(new AssignmentsPane(model.assignments()));
        franchisesTab.setContent(new FranchisesView(model.franchises()));
        model.franchises().whenPrepared(_ -> waiting.read());
        list.getChildren().addFirst(waiting);
        addSheet = new AddAgentView(model.add(), model::close);
        assignSheet = new AssignView(model.assign(), model::known, model::close);
        approveSheet = new ApproveView(model.approve(), model::known, model::close);
        reason = new ReasonPane(model.reason());
        model.reason().deedProperty().addListener((_, _, _) -> beside());
        agents();
        commissions();
        commissions.selectedProperty().addListener((_, _, now) -> chosen(now));
        commissionSplit.getItems().add(new ProofPane(model.proof()));
        chosen(null);
        filters();
        for (Button one : List.of(add, assign, approve)) {
            one.setVisible(model.mayPrepare());
            one.setManaged(model.mayPrepare());
            one.disableProperty().bind(model.shell().connection().onlineProperty().not());
        }
        Listing.bind(agents, model.agents(), AgentLine::of);
        Listing.bind(commissions, model.commissions(), CommissionList::lines);
        model.agents().valueProperty().addListener((_, _, _) -> offer());
        model.commissions()
                .valueProperty()
                .addListener((_, _, now) -> visible(cut, now != null && now.cut()));
        model.sheetProperty().addListener((_, _, _) -> beside());
        visible(cut, false);
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
        waiting.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.agents().asOfProperty();
    }

    @FXML
    void startAdd() {
        model.open(AgentsModel.Sheet.ADD);
    }

    @FXML
    void startAssign() {
        AgentLine chosen = agents.selectedProperty().get();
        model.open(AgentsModel.Sheet.ASSIGN);
        if (chosen != null) {
            model.assign().agent.set(chosen.card().agent());
        }
    }

    @FXML
    void startApprove() {
        model.open(AgentsModel.Sheet.APPROVE);
    }

    @FXML
    void startRevoke() {
        CommissionLine chosen = commissions.selectedProperty().get();
        if (chosen != null) {
            model.revoke(chosen);
        }
    }

    /// Opens it; its approval only for whom that is allowed, and only where there is one.
    private void chosen(@Nullable CommissionLine line) {
        model.derive(line);
        revoke.setVisible(model.mayRevoke(line));
        revoke.setManaged(model.mayRevoke(line));
    }

    private void agents() {
        agents.columns(
                Columns.text(word("agent.code"), 100, one -> one.card().agent().agentCode()),
                Columns.text(word("agent.name"), 180, one -> one.card().agent().name()),
                Columns.text(
                        word("agent.rate"),
                        76,
                        one -> Percent.of(model.rateOf(one.card().agent()))),
                Columns.whole(word("agent.clients"), 70, one -> (long) one.card().clients()),
                Columns.money(word("agent.sales"), AgentLine.sum(AgentTotal::sales)),
                Columns.money(word("agent.earned"), AgentLine.sum(AgentTotal::earned)),
                Columns.money(word("agent.paid"), AgentLine.sum(AgentTotal::paid)),
                Columns.money(word("agent.unpaid"), AgentLine.sum(AgentTotal::unpaid)),
                Columns.money(word("agent.pending"), AgentLine.sum(AgentTotal::pending)),
                Columns.day(word("agent.next"), one -> one.card().nextDueOn()));
        agents.exportName("agents");
        agents.actions(assign, add);
        agents.onOpen(
                one -> {
                    model.agent.set(Optional.of(one.card().agent()));
                    tabs.getSelectionModel().select(commissionsTab);
                });
        agents.whenEmpty(
                new EmptyState(
                        MaterialDesignA.ACCOUNT_TIE_OUTLINE,
                        word("agent.empty"),
                        word("agent.empty.hint")));
    }

    private void commissions() {
        commissions.columns(
                Columns.day(word("line.due"), one -> one.row().dueOn()),
                Columns.text(word("line.agent"), 150, CommissionLine::agentName),
                Columns.text(word("line.client"), 150, CommissionLine::clientName),
                Columns.whole(word("line.contract"), 84, CommissionLine::number),
                Columns.text(
                        word("line.payout"),
                        96,
                        one ->
                                Words.of(one.row().payout().payoutKind())
                                        + " "
                                        + one.row().payout().sequence()),
                Columns.text(word("line.rate"), 64, one -> Percent.of(one.row().commissionRate())),
                Columns.money(word("line.amount"), one -> one.row().commissionAmount()),
                Columns.badge(
                        word("line.state"),
                        100,
                        one -> one.row().commissionState(),
                        AgentLine::tone),
                Columns.text(
                        word("line.cancelled"),
                        130,
                        one ->
                                one.row().cancelReason() == null
                                        ? ""
                                        : Words.of(one.row().cancelReason())));
        commissions.exportName("commissions");
        commissions.actions(revoke, approve);
        commissions.onOpen(
                one ->
                        model.shell()
                                .navigation()
                                .open("contracts", ContractsModel.subjectOf(one.investmentId())));
        commissions.whenEmpty(
                new EmptyState(
                        MaterialDesignP.PERCENT_OUTLINE,
                        word("line.empty"),
                        word("line.empty.hint")));
    }

    private void filters() {
        agent.setConverter(
                Choice.words(
                        one ->
                                one.map(who -> who.agentCode() + " " + who.name())
                                        .orElse(word("every.agent"))));
        agent.getItems().add(Optional.empty());
        agent.setValue(model.agent.get());
        agent.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!silent && now != null) {
                                model.agent.set(now);
                            }
                        });
        model.agent.addListener((_, _, now) -> agent.setValue(now));
        Choice.among(state, model.state, CommissionState.class, word("every.state"));
    }

    private void offer() {
        silent = true;
        var choices = new ArrayList<Optional<Agent>>();
        choices.add(Optional.empty());
        model.known().stream().map(Optional::of).forEach(choices::add);
        agent.getItems().setAll(choices);
        agent.setValue(model.agent.get());
        silent = false;
    }

    private void beside() {
        AgentsModel.Sheet now = model.sheetProperty().get();
        if (model.reason().deedProperty().get() != null) {
            side.open(reason);
            return;
        }
        if (now == null) {
            side.open(null);
            return;
        }
        side.open(
                switch (now) {
                    case ADD -> addSheet;
                    case ASSIGN -> assignSheet;
                    case APPROVE -> approveSheet;
                });
        switch (now) {
            case ADD -> addSheet.begin();
            case ASSIGN -> assignSheet.begin();
            case APPROVE -> approveSheet.begin();
        }
    }

    private String word(String key) {
        return texts.getString(key);
    }

    private static void visible(Label label, boolean now) {
        label.setVisible(now);
        label.setManaged(now);
    }
}
