package fidus.desktop.cashflow;

import fidus.cashflow.CashFlow;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashLine;
import fidus.cashflow.CashList;
import fidus.cashflow.ClientChoice;
import fidus.cashflow.ContractEnd;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.MonthLines;
import fidus.cashflow.PaceLine;
import fidus.cashflow.PaceReport;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.funds.FundCode;
import fidus.money.Currency;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;

/// What has to be paid in the coming months and what is left, whether it is covered, whether it is
/// earned fast enough, and the cash it begins with.
public final class CashFlowView extends HBox implements Visited, Dated {
    private final CashFlowModel model;
    private final ResourceBundle texts;
    private final MonthsChart chart = new MonthsChart();
    private final CoverageBars bars = new CoverageBars();
    private final ConvertedPane converted = new ConvertedPane();
    private final RecordCashView sheet;

    @FXML private ComboBox<@Nullable Currency> currency;
    @FXML private ComboBox<@Nullable FundCode> fund;
    @FXML private ComboBox<@Nullable ClientChoice> client;
    @FXML private ComboBox<@Nullable CashFlowKind> kind;
    @FXML private CheckBox withPrincipal;
    @FXML private CheckBox withPools;
    @FXML private CheckBox withFees;
    @FXML private AnswerPane answer;
    @FXML private HBox verdict;
    @FXML private FontIcon verdictIcon;
    @FXML private Label verdictTitle;
    @FXML private Label verdictMore;
    @FXML private VBox chartPlace;
    @FXML private FlowPane legend;
    @FXML private TabPane details;
    @FXML private RecordTable<CashFlowMonth> months;
    @FXML private Tab linesTab;
    @FXML private RecordTable<CashFlowLine> lines;
    @FXML private RecordTable<ContractEnd> ends;
    @FXML private AnswerPane coverageAnswer;
    @FXML private VBox coveragePlace;
    @FXML private Label totalShortfall;
    @FXML private Label basisHint;
    @FXML private ComboBox<CoverageBasis> basis;
    @FXML private Tab fundTab;
    @FXML private RecordTable<PaceLine> paces;
    @FXML private RecordTable<CashLine> cash;
    @FXML private Button record;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public CashFlowView(CashFlowModel model) {
        this.model = model;
        texts = Fxml.load(this);
        sheet = new RecordCashView(model.record(), () -> model.recording.set(false));
        var tables = new CashFlowTables(texts);
        tables.months(months);
        tables.lines(lines, model);
        tables.ends(ends);
        tables.paces(paces);
        tables.cash(cash);
        VBox.setVgrow(chart, Priority.ALWAYS);
        chartPlace.getChildren().add(chart);
        coveragePlace.getChildren().addAll(bars, converted);
        fundTab.setContent(new FundPageView(model.fundPage(), model.currency));
        legend();
        choices();
        answers();
        recording();
    }

    @Override
    public void visited(String subject) {
        model.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.flow().asOfProperty();
    }

    @FXML
    void startRecord() {
        model.recording.set(true);
    }

    private void choices() {
        Choices.of(currency, List.of(), "");
        Choices.of(fund, CoverageBars.SOLD, word("all.funds"));
        Choices.of(client, List.of(), word("all.clients"));
        Choices.of(kind, List.of(CashFlowKind.values()), word("all.kinds"));
        Choices.of(basis, List.of(CoverageBasis.values()), "");
        currency.valueProperty().bindBidirectional(model.currency);
        fund.valueProperty().bindBidirectional(model.fund);
        client.valueProperty().bindBidirectional(model.client);
        kind.valueProperty().bindBidirectional(model.kind);
        basis.valueProperty().bindBidirectional(model.basis);
        withPrincipal.selectedProperty().bindBidirectional(model.withPrincipal);
        withPools.selectedProperty().bindBidirectional(model.withPools);
        withFees.selectedProperty().bindBidirectional(model.withFees);
        model.currency.addListener((_, _, _) -> show());
        model.kind.addListener(
                (_, _, _) -> {
                    show();
                    MonthLines opened = model.lines().value();
                    lines.rows(opened == null ? List.of() : model.shownLines(opened));
                });
        model.basis.addListener((_, _, _) -> coverage());
    }

    private void answers() {
        answer.bind(model.flow());
        coverageAnswer.bind(model.coverage());
        Listing.bind(paces, model.pace(), PaceReport::lines);
        Listing.bind(cash, model.cash(), CashList::lines);
        Listing.bind(lines, model.lines(), model::shownLines);
        model.flow().valueProperty().addListener((_, _, now) -> fill(now));
        model.coverage().valueProperty().addListener((_, _, _) -> coverage());
        months.onOpen(
                month -> {
                    model.openMonth(month);
                    linesTab.setText(word("tab.lines") + " " + month.month());
                    details.getSelectionModel().select(linesTab);
                });
        lines.onOpen(model::openContract);
    }

    private void recording() {
        record.setVisible(model.record().command().isAllowed());
        record.disableProperty()
                .bind(model.recording.or(model.shell().connection().onlineProperty().not()));
        cash.actions(record);
        model.record()
                .whenPrepared(
                        _ -> {
                            model.recording.set(false);
                            model.shell().notices().good(word("prepared"));
                            model.read();
                        });
        model.recording.addListener(
                (_, _, now) -> {
                    getChildren().remove(sheet);
                    if (now) {
                        getChildren().add(sheet);
                        CashList known = model.cash().value();
                        sheet.begin(
                                known == null ? List.of() : known.brokers(), model.currency.get());
                    }
                });
    }

    /// What the house always subtracts is no choice.
    private static void always(CheckBox box, boolean set) {
        box.setSelected(set || box.isSelected());
        box.setDisable(set);
    }

    private void fill(@Nullable CashFlow now) {
        if (now != null) {
            always(withPrincipal, now.always().contains(CashFlowKind.PRINCIPAL));
            always(withPools, now.always().contains(CashFlowKind.FRANCHISE_POOL));
            always(withFees, now.always().contains(CashFlowKind.MANAGER_FEE));
            Choices.fill(
                    currency,
                    now.currencies().stream().map(CashFlowCalendar::currency).toList(),
                    false);
            Choices.fill(client, now.clients(), true);
            show();
        }
    }

    private void show() {
        CashFlowCalendar now = model.calendar().orElse(null);
        chart.show(now, model.kind.get());
        months.rows(now == null ? List.of() : now.months());
        ends.rows(now == null ? List.of() : now.contractEnds());
        Shortfall said = Shortfall.of(now, texts);
        verdict.setVisible(now != null);
        verdict.getStyleClass().removeAll("good", "attention", "bad");
        verdict.getStyleClass().add(said.style());
        verdictIcon.setIconCode(said.icon());
        verdictTitle.setText(said.title());
        verdictMore.setText(said.more());
        coverage();
    }

    private void coverage() {
        CoverageBasis chosen = model.basis.get();
        var now = model.covered().orElse(null);
        bars.show(now, chosen);
        converted.show(model.coverage().value(), chosen);
        basisHint.setText(word("basis." + chosen));
        totalShortfall.setText(
                now == null
                        ? ""
                        : now.totalShortfall(chosen)
                                .map(
                                        sum ->
                                                sum.isZero()
                                                        ? word("shortfall.none")
                                                        : MessageFormat.format(
                                                                word("shortfall.total"),
                                                                Words.money(sum)))
                                .orElse(word("shortfall.unknown")));
    }

    private void legend() {
        for (CashFlowKind one : CashFlowKind.values()) {
            legend.getChildren().add(entry(Words.of(one), "swatch", MonthsChart.style(one)));
        }
        legend.getChildren().add(entry(word("legend.balance"), "line-swatch", "line"));
    }

    private static Label entry(String words, String... styles) {
        var swatch = new Region();
        swatch.getStyleClass().addAll(styles);
        var label = new Label(words, swatch);
        label.getStyleClass().add("legend");
        return label;
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
