package fidus.desktop.fees;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.proofs.ProofPane;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRunCard;
import fidus.fees.shares.ShareRunList;
import fidus.fees.shares.ShareRunPage;
import fidus.fees.shares.ShareRunState;
import fidus.investments.schedule.ValuationState;
import fidus.settings.SettingUsed;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Performance shares: the valuations, each contract's line with its lot or shareSeries, and where
/// its share comes from.
public final class SharesView extends VBox {
    private final SharesModel model;
    private final Supplier<String> period;
    private final ResourceBundle texts;
    private final SecondPersonPane second;

    @FXML private Button shareCompute;
    @FXML private Button shareApprove;
    @FXML private TextField shareReason;
    @FXML private Button shareReverse;
    @FXML private Label shareDrift;
    @FXML private Label shareSettings;
    @FXML private Label shareProgress;
    @FXML private ProblemPane shareProblem;
    @FXML private RecordTable<ShareRunCard> shareRuns;
    @FXML private RecordTable<ShareLine> shareLines;
    @FXML private RecordTable<SharesModel.Series> shareSeries;
    @FXML private SplitPane shareSplit;

    /// @param period the month that is looked at
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public SharesView(SharesModel model, Supplier<String> period) {
        this.model = model;
        this.period = period;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.read());
        getChildren().add(1, second);
        shareSplit.getItems().add(new ProofPane(model.proof()));
        runs();
        lines();
        series();
        Listing.bind(shareRuns, model.runs(), ShareRunList::runs);
        Listing.bind(shareLines, model.page(), SharesModel::lines);
        Listing.bind(shareSeries, model.page(), SharesModel::series);
        shareRuns
                .selectedProperty()
                .addListener((_, _, now) -> model.open(now == null ? null : now.id()));
        shareLines.selectedProperty().addListener((_, _, now) -> model.derive(now));
        model.page().valueProperty().addListener((_, _, now) -> show(now));
        model.start().problemProperty().addListener((_, _, why) -> shareProblem.show(why));
        model.approve().problemProperty().addListener((_, _, why) -> shareProblem.show(why));
        model.reverse().problemProperty().addListener((_, _, why) -> shareProblem.show(why));
        shareCompute.disableProperty().bind(model.start().readyProperty().not());
        shareApprove.disableProperty().bind(model.approve().readyProperty().not());
        shareReverse.disableProperty().bind(model.reverse().readyProperty().not());
        JobProgress.show(model.watch(), shareProgress);
        model.whenPrepared(second::show);
        offered(shareCompute, model.start().isAllowed());
        show(null);
    }

    @FXML
    void computeShares() {
        model.compute(period.get());
    }

    @FXML
    void askApproval() {
        model.askApproval();
    }

    @FXML
    void askReversal() {
        model.askReversal(shareReason.getText());
    }

    private void show(@Nullable ShareRunPage page) {
        ShareRunState state = page == null ? null : page.run().shareRunState();
        boolean may = model.approve().isAllowed();
        offered(shareApprove, may && state == ShareRunState.PREVIEWED);
        offered(shareReverse, may && state == ShareRunState.POSTED);
        offered(shareReason, may && state == ShareRunState.POSTED);
        offered(shareDrift, page != null && page.inputDrift());
        List<SettingUsed> used = page == null ? List.of() : page.run().settingsUsed();
        offered(shareSettings, !used.isEmpty());
        shareSettings.setText(used.stream().map(this::words).collect(Collectors.joining(" · ")));
        if (page == null) {
            second.show(null);
        } else {
            second.subject("share-run/" + page.run().id().value());
            shareLines.select(_ -> true);
        }
    }

    private String words(SettingUsed one) {
        String value = Words.of(one.key()) + ": " + Words.ofCode(one.value());
        var since = one.since();
        return MessageFormat.format(
                word(since == null ? "setting.standard" : "setting.since"), value, since);
    }

    private static void offered(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private void runs() {
        shareRuns.columns(
                Columns.text(word("run.period"), 90, ShareRunCard::period),
                Columns.text(word("run.fund"), 110, run -> run.fundCode().name()),
                Columns.badge(
                        word("run.state"), 120, ShareRunCard::shareRunState, SharesView::tone),
                Columns.whole(word("run.contracts"), 90, run -> (long) run.contracts()),
                Columns.whole(word("run.unavailable"), 110, run -> (long) run.unavailable()),
                Columns.money(word("run.shares"), ShareRunCard::shares),
                Columns.whole(word("run.revision"), 80, run -> (long) run.revision()));
        shareRuns.exportName("share-runs");
        shareRuns.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHART_PIE, word("runs.empty"), word("runs.empty.hint")));
    }

    private void lines() {
        shareLines.columns(
                Columns.whole(word("line.number"), 80, ShareLine::number),
                Columns.text(word("line.client"), 170, ShareLine::clientName),
                Columns.text(word("line.method"), 120, line -> Words.of(line.shareMethod())),
                Columns.badge(
                        word("line.state"),
                        120,
                        ShareLine::valuationState,
                        now ->
                                now == ValuationState.UNAVAILABLE
                                        ? Tone.ATTENTION
                                        : now == ValuationState.SHARE ? Tone.GOOD : Tone.NEUTRAL),
                Columns.money(word("line.performance"), ShareLine::performance),
                Columns.money(word("line.before"), ShareLine::markBefore),
                Columns.money(word("line.after"), ShareLine::markAfter),
                Columns.money(word("line.share"), ShareLine::shareAmount),
                Columns.money(word("line.principal"), ShareLine::principalDue),
                Columns.text(
                        word("line.series"),
                        100,
                        line -> line.units() == null ? null : line.units().series()),
                Columns.decimal(
                        word("line.units"),
                        130,
                        line -> line.units() == null ? null : line.units().units().value()),
                Columns.decimal(
                        word("line.dealt"),
                        110,
                        line -> line.units() == null ? null : line.units().dealt().value()),
                Columns.text(
                        word("line.equalisation"),
                        170,
                        line ->
                                line.units() == null
                                        ? null
                                        : Words.of(line.units().equalisationKind())),
                Columns.text(word("line.why"), 300, ShareLine::why));
        shareLines.exportName("share-lines");
    }

    private void series() {
        shareSeries.columns(
                Columns.text(word("series.method"), 130, one -> Words.of(one.pool().shareMethod())),
                Columns.text(word("series.code"), 110, one -> one.series().code()),
                Columns.decimal(word("series.units"), 150, one -> one.series().units().value()),
                Columns.decimal(word("series.price"), 150, one -> one.series().price().value()),
                Columns.decimal(word("series.mark"), 150, one -> one.series().mark().value()),
                Columns.day(word("series.on"), one -> one.pool().pricedOn()));
        shareSeries.exportName("share-series");
    }

    private static Tone tone(ShareRunState state) {
        return switch (state) {
            case POSTED -> Tone.GOOD;
            case PREVIEWED -> Tone.ATTENTION;
            case REVERSED -> Tone.NEUTRAL;
        };
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
