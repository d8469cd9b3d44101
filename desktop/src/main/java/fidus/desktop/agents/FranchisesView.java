package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.proofs.ProofPane;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.franchises.FranchiseCard;
import fidus.franchises.FranchiseList;
import fidus.franchises.PoolList;
import fidus.franchises.PoolState;
import fidus.franchises.SoldPool;
import fidus.investments.Investment;
import fidus.investments.commissions.FranchisePayout;
import fidus.money.Money;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.math.BigDecimal;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// White-label companies: what they sold and the pools they share with their agents.
public final class FranchisesView extends VBox {
    private final FranchisesModel model;
    private final ResourceBundle texts;

    @FXML private FlowPane making;
    @FXML private TextField company;
    @FXML private Button addCompany;
    @FXML private ComboBox<Investment> soldContract;
    @FXML private ComboBox<Agent> soldAgent;
    @FXML private ComboBox<BigDecimal> soldShare;
    @FXML private ComboBox<FranchisePayout> soldPayout;
    @FXML private Button sell;
    @FXML private Button approvePools;
    @FXML private Button approveAllPools;
    @FXML private Button revokePool;
    @FXML private ProblemPane franchiseProblem;
    @FXML private RecordTable<FranchiseCard> companies;
    @FXML private RecordTable<SoldPool> pools;
    @FXML private SplitPane poolSplit;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public FranchisesView(FranchisesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        company.textProperty().bindBidirectional(model.name);
        choices();
        companies();
        pools();
        Listing.bind(companies, model.companies(), FranchiseList::franchises);
        Listing.bind(pools, model.pools(), PoolList::lines);
        companies.selectedProperty().addListener((_, _, now) -> model.choose(now));
        model.contracts()
                .valueProperty()
                .addListener(
                        (_, _, now) ->
                                soldContract.getItems().setAll(FranchisesModel.unstarted(now)));
        model.agents()
                .valueProperty()
                .addListener(
                        (_, _, now) -> soldAgent.getItems().setAll(FranchisesModel.known(now)));
        model.add().problemProperty().addListener((_, _, why) -> franchiseProblem.show(why));
        model.sell().problemProperty().addListener((_, _, why) -> franchiseProblem.show(why));
        model.approve().problemProperty().addListener((_, _, why) -> franchiseProblem.show(why));
        addCompany.disableProperty().bind(model.add().readyProperty().not());
        sell.disableProperty().bind(model.sell().readyProperty().not());
        model.approveAll().problemProperty().addListener((_, _, why) -> franchiseProblem.show(why));
        approvePools.disableProperty().bind(model.approve().readyProperty().not());
        approveAllPools.disableProperty().bind(model.approveAll().readyProperty().not());
        offered(making, model.sell().isAllowed());
        pools.actions(revokePool);
        pools.selectedProperty()
                .addListener((_, _, now) -> offered(revokePool, model.mayRevoke(now)));
        pools.selectedProperty().addListener((_, _, now) -> model.derive(now));
        poolSplit.getItems().add(new ProofPane(model.proof()));
        offered(revokePool, false);
    }

    @FXML
    void addCompany() {
        model.sendAdd();
    }

    @FXML
    void sellThrough() {
        model.sendSale();
    }

    @FXML
    void askPools() {
        model.askApproval();
    }

    @FXML
    void askAllPools() {
        model.askAll();
    }

    @FXML
    void startRevoke() {
        SoldPool chosen = pools.selectedProperty().get();
        if (chosen != null) {
            model.revoke(chosen);
        }
    }

    private void choices() {
        soldContract.setConverter(Choice.words(one -> one.number() + " " + one.clientName()));
        soldAgent.setConverter(Choice.words(one -> one.agentCode() + " " + one.name()));
        soldShare.setConverter(Choice.words(FranchisesView::split));
        soldPayout.setConverter(Choice.words(Words::of));
        soldShare.getItems().setAll(FranchisesModel.SHARES);
        soldPayout.getItems().setAll(List.of(FranchisePayout.values()));
        soldContract.valueProperty().bindBidirectional(model.contract);
        soldAgent.valueProperty().bindBidirectional(model.agent);
        soldShare.valueProperty().bindBidirectional(model.share);
        soldPayout.valueProperty().bindBidirectional(model.payout);
    }

    private static String split(BigDecimal agentShare) {
        int agent = agentShare.movePointRight(2).intValue();
        return (100 - agent) + "/" + agent;
    }

    private static void offered(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private void companies() {
        companies.columns(
                Columns.text(word("company"), 220, one -> one.franchise().name()),
                Columns.whole(word("company.contracts"), 90, one -> (long) one.contracts()),
                Columns.text(word("company.pools"), 160, one -> sums(one.pools())),
                Columns.text(word("company.paid"), 160, one -> sums(one.paid())));
        companies.exportName("franchises");
        companies.whenEmpty(
                new EmptyState(
                        MaterialDesignS.STOREFRONT_OUTLINE,
                        word("company.empty"),
                        word("company.empty.hint")));
    }

    private static String sums(List<Money> sums) {
        return sums.stream().map(Words::money).collect(Collectors.joining(" · "));
    }

    private void pools() {
        pools.columns(
                Columns.day(word("pool.due"), one -> one.line().row().dueOn()),
                Columns.badge(
                        word("pool.state"),
                        110,
                        one -> one.line().poolState(),
                        FranchisesView::tone),
                Columns.text(word("pool.company"), 180, SoldPool::franchise),
                Columns.whole(word("pool.contract"), 80, SoldPool::number),
                Columns.text(word("pool.client"), 160, SoldPool::clientName),
                Columns.money(word("pool.sum"), one -> one.line().row().poolAmount()),
                Columns.money(word("pool.company.part"), one -> one.line().row().companyPart()),
                Columns.text(word("pool.agent"), 150, SoldPool::agent),
                Columns.money(word("pool.agent.part"), one -> one.line().row().agentPart()),
                Columns.text(
                        word("pool.paid"),
                        130,
                        one ->
                                one.line().paid().stream()
                                        .map(Words::of)
                                        .collect(Collectors.joining(", "))));
        pools.exportName("franchise-pools");
    }

    private static Tone tone(PoolState state) {
        return switch (state) {
            case PAID -> Tone.GOOD;
            case APPROVED -> Tone.INFO;
            case DUE -> Tone.ATTENTION;
            case SCHEDULED -> Tone.NEUTRAL;
        };
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
