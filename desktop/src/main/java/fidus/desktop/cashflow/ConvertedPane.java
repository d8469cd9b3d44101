package fidus.desktop.cashflow;

import fidus.cashflow.ConvertedCoverage;
import fidus.cashflow.ConvertedLine;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageReport;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.mt5.pnl.Basis;
import fidus.rates.ExchangeRate;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// Coverage of all currencies in one, with the rates it was converted with; hidden where there is
/// but one currency.
final class ConvertedPane extends VBox {
    private final ResourceBundle texts = Texts.of(ConvertedPane.class);
    private final Label rates = new Label();
    private final Label missing = new Label();
    private final RecordTable<ConvertedLine> lines = new RecordTable<>();

    ConvertedPane() {
        setSpacing(6);
        setId("converted");
        var title = new Label(texts.getString("title"));
        title.getStyleClass().add("section-title");
        rates.getStyleClass().add("form-hint");
        rates.setWrapText(true);
        missing.getStyleClass().add("field-fault");
        missing.setWrapText(true);
        lines.columns(
                Columns.text(word("name"), 150, one -> name(one.name())),
                Columns.money(word("assets"), ConvertedLine::assets),
                Columns.money(word("obligations"), ConvertedLine::obligations),
                Columns.money(word("surplus"), ConvertedLine::surplus),
                Columns.text(word("ratio"), 100, one -> percent(one.coverageRatio())),
                Columns.text(word("stands"), 120, one -> stands(one.stands())));
        lines.exportName("coverage-converted");
        lines.setPrefHeight(260);
        getChildren().setAll(title, rates, missing, lines);
        show(null, CoverageBasis.FULL_TERM);
    }

    void show(@Nullable CoverageReport report, CoverageBasis basis) {
        ConvertedCoverage now = report == null ? null : report.converted();
        setVisible(now != null);
        setManaged(now != null);
        if (now == null) {
            return;
        }
        boolean known = now.missing().isEmpty();
        rates.setText(
                word("display")
                        + " "
                        + now.rates().stream()
                                .map(ConvertedPane::said)
                                .collect(Collectors.joining(" · ")));
        missing.setText(String.join("\n", now.missing()));
        missing.setVisible(!known);
        missing.setManaged(!known);
        lines.setVisible(known);
        lines.setManaged(known);
        lines.rows(now.of(basis));
    }

    static String said(ExchangeRate rate) {
        return rate.words() + " (" + rate.on() + ", " + rate.source() + ")";
    }

    private String name(String name) {
        return switch (name) {
            case ConvertedLine.POOL -> word("pool");
            case ConvertedLine.POOL_WITH_HOUSE -> word("pool.house");
            default -> name;
        };
    }

    private String percent(@Nullable BigDecimal ratio) {
        return ratio == null ? "" : Words.number(ratio) + " %";
    }

    private String stands(Basis basis) {
        return switch (basis.completeness()) {
            case COMPLETE -> "";
            case PARTIAL -> word("partial");
            case INCOMPLETE -> basis.known() + " " + word("of") + " " + basis.of();
        };
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
