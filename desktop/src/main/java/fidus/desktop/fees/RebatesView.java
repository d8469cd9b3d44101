package fidus.desktop.fees;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.proofs.ProofPane;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.fees.runs.FeeStep;
import fidus.rebates.AgreementList;
import fidus.rebates.RebateLine;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunCard;
import fidus.rebates.RebateRunList;
import fidus.rebates.RebateRunState;
import fidus.rebates.RowCheck;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/// Rebates of brokers: runs row by row, what came for them, and the agreed rates.
public final class RebatesView extends VBox {
    private final RebatesModel model;
    private final Supplier<String> period;
    private final ResourceBundle texts;
    private final SecondPersonPane second;

    @FXML private FlowPane computing;
    @FXML private Label rebateProgress;
    @FXML private ComboBox<String> rebateBroker;
    @FXML private TextField rebateReason;
    @FXML private FlowPane checking;
    @FXML private ComboBox<RowCheck> rowCheck;
    @FXML private FlowPane posting;
    @FXML private FlowPane reversing;
    @FXML private ProblemPane rebateProblem;
    @FXML private RecordTable<RebateRunCard> rebateRuns;
    @FXML private RecordTable<RebateLine> rebateLines;
    @FXML private SplitPane rebateSplit;
    @FXML private Tab received;
    @FXML private Tab rates;

    /// @param period the month that is looked at
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public RebatesView(RebatesModel model, Supplier<String> period) {
        this.model = model;
        this.period = period;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.read());
        getChildren().add(1, second);
        rowCheck.setConverter(Choice.words(Words::of));
        rowCheck.getItems().setAll(RowCheck.values());
        rowCheck.setValue(RowCheck.AGREED);
        runs();
        lines();
        Listing.bind(rebateRuns, model.runs(), RebateRunList::runs);
        Listing.bind(rebateLines, model.run(), RebateRun::lines);
        rebateRuns
                .selectedProperty()
                .addListener((_, _, now) -> model.open(now == null ? null : now.id()));
        rates.setContent(new BrokerRatesPane(model.rates()));
        rebateBroker.setConverter(Choice.words(one -> one));
        model.agreements().valueProperty().addListener((_, _, now) -> brokers(now));
        brokers(model.agreements().value());
        received.setContent(new RebateReceiptsPane(model.receipts()));
        rebateSplit.getItems().add(new ProofPane(model.proof()));
        rebateLines.selectedProperty().addListener((_, _, now) -> model.derive(now));
        JobProgress.show(model.watch(), rebateProgress);
        for (Command<?, ?> command : model.commands()) {
            command.problemProperty().addListener((_, _, why) -> rebateProblem.show(why));
        }
        model.run().valueProperty().addListener((_, _, now) -> show(now));
        model.whenPrepared(second::show);
        show(null);
    }

    @FXML
    void computeRebates() {
        model.compute(period.get(), rebateBroker.getValue());
    }

    @FXML
    void computeAll() {
        model.start(period.get(), FeeStep.PREVIEW);
    }

    @FXML
    void postAll() {
        model.start(period.get(), FeeStep.POST);
    }

    @FXML
    void checkRow() {
        model.check(
                rebateLines.selectedProperty().get(), rowCheck.getValue(), rebateReason.getText());
    }

    @FXML
    void approveRebates() {
        model.askApproval();
    }

    @FXML
    void postRebates() {
        model.postNow();
    }

    @FXML
    void reverseRebates() {
        model.askReversal(rebateReason.getText());
    }

    private void show(@Nullable RebateRun run) {
        boolean may = model.mayPrepare();
        RebateRunState state = run == null ? null : run.rebateRunState();
        offered(computing, may);
        offered(checking, may && state == RebateRunState.PREVIEWED);
        offered(posting, may && state == RebateRunState.APPROVED);
        offered(reversing, may && state != null && state.posted());
        if (run == null) {
            second.show(null);
        } else {
            second.subject("rebate-run/" + run.id().value());
            rebateLines.select(_ -> true);
        }
    }

    private static void offered(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private void runs() {
        rebateRuns.columns(
                Columns.text(word("run.period"), 90, RebateRunCard::period),
                Columns.text(word("run.broker"), 180, RebateRunCard::broker),
                Columns.badge(
                        word("run.state"), 120, RebateRunCard::rebateRunState, RebatesView::tone),
                Columns.money(word("run.claimed"), RebateRunCard::claimed),
                Columns.money(word("run.received"), RebateRunCard::received),
                Columns.money(word("run.difference"), RebateRunCard::difference));
        rebateRuns.exportName("rebate-runs");
        rebateRuns.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CASH_REFUND, word("runs.empty"), word("runs.empty.hint")));
    }

    private void lines() {
        rebateLines.columns(
                Columns.text(word("line.account"), 180, one -> one.row().account().toString()),
                Columns.text(word("line.group"), 80, one -> one.row().rate().symbolGroup()),
                Columns.day(word("line.from"), one -> one.row().from()),
                Columns.day(word("line.to"), one -> one.row().to()),
                Columns.decimal(word("line.lots"), 100, one -> one.row().volumeLots()),
                Columns.decimal(word("line.rate"), 90, one -> one.row().rate().ratePerLot()),
                Columns.money(word("line.earned"), RebateLine::earned),
                Columns.badge(
                        word("line.check"),
                        110,
                        RebateLine::rowCheck,
                        now ->
                                now == RowCheck.AGREED
                                        ? Tone.GOOD
                                        : now == RowCheck.UNCHECKED
                                                ? Tone.NEUTRAL
                                                : Tone.ATTENTION),
                Columns.text(word("line.note"), 260, RebateLine::note));
        rebateLines.exportName("rebate-rows");
    }

    /// The choice stays as long as it is offered; one broker needs none.
    private void brokers(@Nullable AgreementList now) {
        String chosen = rebateBroker.getValue();
        List<String> offered = RebatesModel.brokers(now);
        rebateBroker.getItems().setAll(offered);
        boolean kept = chosen != null && offered.contains(chosen);
        rebateBroker.setValue(kept ? chosen : offered.size() == 1 ? offered.getFirst() : null);
    }

    private static Tone tone(RebateRunState state) {
        return switch (state) {
            case RECEIVED -> Tone.GOOD;
            case POSTED, APPROVED -> Tone.INFO;
            case PREVIEWED -> Tone.ATTENTION;
            case REVERSED -> Tone.NEUTRAL;
        };
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
