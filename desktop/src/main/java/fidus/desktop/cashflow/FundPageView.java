package fidus.desktop.cashflow;

import fidus.cashflow.ConvertedFundPage;
import fidus.cashflow.FundPageSection;
import fidus.cashflow.FundPart;
import fidus.desktop.cashflow.FundPageModel.Figure;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Fxml;
import fidus.money.Currency;
import fidus.mt5.pnl.Completeness;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.pnl.FundReturn;
import fidus.mt5.pnl.ReturnBand;
import fidus.mt5.pnl.TruePnl;
import fidus.rates.ExchangeRate;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the house has, owes and earns, each figure opening into its parts; under it what the funds
/// returned.
final class FundPageView extends VBox {
    private static final int MOST_RATES = 8;

    private final FundPageModel model;
    private final ObservableValue<@Nullable Currency> currency;
    private final ResourceBundle texts;

    @FXML private CheckBox inOne;
    @FXML private StatusBadge completeness;
    @FXML private Label missing;
    @FXML private AnswerPane pageAnswer;
    @FXML private RecordTable<Figure> figures;
    @FXML private RecordTable<FundPart> parts;
    @FXML private RecordTable<FundReturn> funds;
    @FXML private Label tableTotal;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    FundPageView(FundPageModel model, ObservableValue<@Nullable Currency> currency) {
        this.model = model;
        this.currency = currency;
        texts = Fxml.load(this);
        figures.columns(
                Columns.text(word("figure"), 140, one -> word("figure." + one.key())),
                Columns.money(word("figure.sum"), Figure::money),
                Columns.text(word("figure.how"), 330, one -> word("figure.how." + one.key())));
        figures.exportName("fund-accounting");
        parts.columns(
                Columns.text(word("part.kind"), 120, one -> Words.of(one.fundPartKind())),
                Columns.text(word("part.name"), 130, FundPart::name),
                Columns.money(word("part.sum"), FundPart::part));
        parts.exportName("fund-accounting-parts");
        parts.whenEmpty(
                new EmptyState(MaterialDesignS.SIGMA, word("part.empty"), word("part.empty.hint")));
        parts.onOpen(model::open);
        funds();
        pageAnswer.bind(model.page());
        figures.selectedProperty().addListener((_, _, now) -> opened(now));
        model.page().valueProperty().addListener((_, _, _) -> show());
        currency.addListener((_, _, _) -> show());
        inOne.selectedProperty().addListener((_, _, _) -> show());
        show();
    }

    private void funds() {
        funds.columns(
                Columns.text(word("fund"), 110, one -> one.fundCode().name()),
                Columns.badge(
                        word("fund.band"), 130, one -> one.band().orElse(null), FundPageView::tone),
                Columns.money(word("fund.capital"), pnl(TruePnl::adjustedAllocation)),
                Columns.money(word("fund.pnl"), pnl(TruePnl::truePnl)),
                Columns.text(word("fund.return"), 90, FundPageView::percent),
                Columns.text(
                        word("fund.known"),
                        110,
                        one -> one.total().basis().known() + " of " + one.total().basis().of()));
        funds.exportName("fund-returns");
    }

    private static <V> Function<FundReturn, @Nullable V> pnl(Function<TruePnl, V> of) {
        return one -> {
            TruePnl pnl = one.total().pnl();
            return pnl == null ? null : of.apply(pnl);
        };
    }

    private static @Nullable String percent(FundReturn one) {
        TruePnl pnl = one.total().pnl();
        return pnl == null
                ? null
                : pnl.returnPercent().map(percent -> Words.number(percent) + " %").orElse(null);
    }

    private void show() {
        ConvertedFundPage all = model.converted().orElse(null);
        inOne.setVisible(all != null);
        inOne.setManaged(all != null);
        if (all != null && inOne.isSelected()) {
            show(all);
        } else {
            showOne();
        }
    }

    /// All currencies in one. Its parts stand with their own currencies.
    private void show(ConvertedFundPage all) {
        FundAccounting of = all.figures();
        figures.rows(of == null ? List.of() : FundPageModel.figures(of));
        funds.rows(all.funds());
        parts.rows(List.of());
        completeness.setVisible(false);
        missing.setText(String.join(" ", all.missing()));
        tableTotal.setText(
                MessageFormat.format(
                        word("in.one.rates"), rates(all.rates()), rates(all.flowRates())));
    }

    private String rates(List<ExchangeRate> rates) {
        String said =
                rates.stream()
                        .limit(MOST_RATES)
                        .map(ConvertedPane::said)
                        .collect(Collectors.joining(" · "));
        return rates.size() > MOST_RATES
                ? said + " · " + MessageFormat.format(word("more"), rates.size() - MOST_RATES)
                : rates.isEmpty() ? word("none") : said;
    }

    private void showOne() {
        FundPageSection now = model.section(currency.getValue()).orElse(null);
        figures.rows(now == null ? List.of() : FundPageModel.figures(now.figures()));
        funds.rows(now == null ? List.of() : now.funds());
        opened(null);
        completeness.setVisible(now != null);
        missing.setText("");
        tableTotal.setText("");
        if (now == null) {
            return;
        }
        Completeness state = FundPageModel.completeness(now);
        completeness.show(Words.of(state), tone(state));
        missing.setText(String.join(" · ", now.missing()));
        tableTotal.setText(
                now.tableTotal()
                        .map(sum -> MessageFormat.format(word("table.total"), Words.money(sum)))
                        .orElse(word("table.unknown")));
    }

    private void opened(@Nullable Figure figure) {
        if (inOne.isVisible() && inOne.isSelected()) {
            return;
        }
        parts.rows(
                model.section(currency.getValue())
                        .map(one -> FundPageModel.parts(one, figure))
                        .orElse(List.of()));
    }

    private static StatusBadge.Tone tone(Completeness state) {
        return switch (state) {
            case COMPLETE -> StatusBadge.Tone.GOOD;
            case PARTIAL -> StatusBadge.Tone.ATTENTION;
            case INCOMPLETE -> StatusBadge.Tone.BAD;
        };
    }

    private static StatusBadge.Tone tone(ReturnBand band) {
        return switch (band) {
            case EXCELLENT, POSITIVE -> StatusBadge.Tone.GOOD;
            case UNDERPERFORMING -> StatusBadge.Tone.ATTENTION;
            case POOR -> StatusBadge.Tone.BAD;
        };
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
