package fidus.desktop.fees;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.proofs.DerivationTree;
import fidus.desktop.proofs.ScriptFile;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.fees.Derivation;
import fidus.fees.FeeImpact;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.FeeRunState;
import fidus.proofs.ProofScript;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ResourceBundle;

/// One run's page: its figures, every line down to where it comes from, and the way on.
public final class FeeRunView extends VBox {
    private final FeeRunModel model;
    private final Runnable left;
    private final ResourceBundle texts;
    private final SecondPersonPane second;
    private final DerivationTree tree;

    @FXML private Label title;
    @FXML private StatusBadge state;
    @FXML private AnswerPane answer;
    @FXML private VBox body;
    @FXML private FlowPane facts;
    @FXML private Label drift;
    @FXML private ProblemPane problem;
    @FXML private RecordTable<FeeRunModel.Row> lines;
    @FXML private TreeTableView<Derivation> derivation;
    @FXML private RecordTable<FeeRunModel.Input> inputs;
    @FXML private Button approve;
    @FXML private Button post;
    @FXML private TextField reason;
    @FXML private Button reverse;
    @FXML private Button withdraw;

    /// @param left what leads back to the month
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public FeeRunView(FeeRunModel model, Runnable left) {
        this.model = model;
        this.left = left;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.read());
        body.getChildren().addFirst(second);
        lines();
        inputs();
        tree = new DerivationTree(derivation, texts);
        answer.bind(model.page());
        Listing.bind(lines, model.page(), FeeRunModel::rows);
        Listing.bind(inputs, model.page(), FeeRunModel::inputs);
        lines.selectedProperty().addListener((_, _, now) -> derive(now));
        approve.disableProperty().bind(model.approve().readyProperty().not());
        post.disableProperty().bind(model.post().readyProperty().not());
        reverse.disableProperty().bind(model.reverse().readyProperty().not());
        withdraw.disableProperty().bind(model.withdraw().readyProperty().not());
        model.approve().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.post().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.reverse().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.withdraw().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.page().valueProperty().addListener((_, _, now) -> show(now));
        model.whenPrepared(second::show);
        show(null);
    }

    @FXML
    void back() {
        left.run();
    }

    @FXML
    void refresh() {
        model.read();
    }

    @FXML
    void askApproval() {
        model.askApproval();
    }

    @FXML
    void postNow() {
        model.postNow();
    }

    @FXML
    void askReversal() {
        model.askReversal(reason.getText());
    }

    @FXML
    void askWithdrawal() {
        model.askWithdrawal(reason.getText());
    }

    @FXML
    void exportJson() {
        chosen(name(".json")).ifPresent(to -> model.export(to, this::written, problem::show));
    }

    @FXML
    void exportTable() {
        chosen(name(".csv")).ifPresent(to -> model.export(to, this::written, problem::show));
    }

    @FXML
    void saveScript() {
        chosen(ProofScript.FEES.fileName())
                .ifPresent(
                        to ->
                                ScriptFile.write(
                                        model.shell(),
                                        ProofScript.FEES,
                                        to,
                                        this::written,
                                        problem::show));
    }

    private String name(String ending) {
        FeeRunPage now = model.page().value();
        return now == null
                ? ""
                : "fee-run-" + now.run().period() + "-" + now.run().id().value() + ending;
    }

    /// Nothing while no run is shown, and when the person thinks better of it.
    private Optional<Path> chosen(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var chooser = new FileChooser();
        chooser.setTitle(word("export"));
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                .map(File::toPath);
    }

    private void written(Path file) {
        model.shell().notices().good(word("exported") + " " + file);
    }

    private void show(@Nullable FeeRunPage page) {
        title.setText("");
        state.show("", Tone.NEUTRAL);
        problem.show(null);
        if (page == null) {
            second.show(null);
            return;
        }
        FeeRun run = page.run();
        title.setText(run.period() + " · " + Words.of(run.feeType()) + " · " + run.payee());
        state.show(Words.of(run.feeRunState()), tone(run.feeRunState()));
        facts(run);
        drift.setText(String.join("\n", page.drift()));
        drift.setVisible(page.inputDrift());
        drift.setManaged(page.inputDrift());
        offered(approve, run.feeRunState() == FeeRunState.PREVIEWED);
        offered(post, run.feeRunState() == FeeRunState.APPROVED);
        offered(reverse, run.feeRunState().isPosted());
        offered(withdraw, run.feeRunState() == FeeRunState.APPROVED);
        offered(reason, run.feeRunState().isFirm());
        second.subject(FeesModel.subjectOf(run.id()));
        if (!page.run().parts().isEmpty()) {
            lines.select(_ -> true);
        }
    }

    private void offered(Node control, boolean fits) {
        boolean shown = fits && model.approve().isAllowed();
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private void facts(FeeRun run) {
        FeeImpact impact = run.impact();
        facts.getChildren()
                .setAll(
                        fact("fee", Words.money(run.fee())),
                        fact("accrued", Words.money(run.accrued())),
                        fact("broker", Words.money(run.takenByBroker())),
                        fact("pnl", Words.money(impact.truePnl())),
                        fact("net", Words.money(impact.netAfterFees())),
                        fact(
                                "impact",
                                impact.percent().map(one -> Words.number(one) + " %").orElse("–")),
                        fact("revision", String.valueOf(run.revision())),
                        fact("snapshot", run.snapshotHash().substring(0, 12)));
    }

    private void lines() {
        lines.columns(
                Columns.text(word("line.mandate"), 200, row -> row.part().inputs().mandate()),
                Columns.text(word("line.account"), 180, FeeRunModel.Row::whose),
                Columns.decimal(
                        word("line.before"),
                        130,
                        row ->
                                row.line().markBefore() == null
                                        ? null
                                        : row.line().markBefore().level()),
                Columns.decimal(
                        word("line.after"),
                        130,
                        row ->
                                row.line().markAfter() == null
                                        ? null
                                        : row.line().markAfter().level()),
                Columns.money(word("line.accrued"), row -> row.line().accrued()),
                Columns.money(word("line.fee"), row -> row.line().fee()));
        lines.exportName("fee-run-lines");
    }

    private void inputs() {
        inputs.columns(
                Columns.text(word("line.account"), 180, one -> one.account().account().toString()),
                Columns.instant(word("input.asOf"), one -> one.account().readingAsOf()),
                Columns.text(
                        word("input.source"), 130, one -> Words.of(one.account().readingSource())),
                Columns.money(word("input.equity"), one -> one.account().pnl().ownedEquity()),
                Columns.money(
                        word("input.withdrawn"), one -> one.account().pnl().netProfitWithdrawals()),
                Columns.money(
                        word("input.allocation"), one -> one.account().pnl().adjustedAllocation()),
                Columns.money(word("input.joining"), one -> one.account().pnlAtJoining()),
                Columns.money(word("input.pnl"), one -> one.account().sinceJoining()));
        inputs.exportName("fee-run-inputs");
    }

    private void derive(FeeRunModel.@Nullable Row row) {
        tree.show(row == null ? null : row.line().derivation());
    }

    static Tone tone(FeeRunState state) {
        return switch (state) {
            case PAID -> Tone.GOOD;
            case POSTED, APPROVED -> Tone.INFO;
            case PREVIEWED -> Tone.ATTENTION;
            case REVERSED -> Tone.NEUTRAL;
        };
    }

    private VBox fact(String key, String value) {
        var label = new Label(word("fact." + key));
        label.getStyleClass().add("fact-label");
        var text = new Label(value);
        text.setId("fact-" + key);
        text.getStyleClass().add("fact-value");
        return new VBox(1, label, text);
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
