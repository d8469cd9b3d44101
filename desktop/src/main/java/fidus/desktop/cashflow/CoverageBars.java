package fidus.desktop.cashflow;

import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageResult;
import fidus.cashflow.CoverageSum;
import fidus.cashflow.FundCoverage;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.mt5.pnl.Basis;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;

/// Assets against obligations as bars with their figures: each fund alone, then the pool without
/// and with the house. A figure nobody knows is said to be unknown, never drawn as nothing.
final class CoverageBars extends GridPane {
    static final List<FundCode> SOLD =
            List.of(FundCode.CORE, FundCode.BALANCE, FundCode.DYNAMIC, FundCode.UNLIMITED);

    private static final double BAR = 10;

    private final ResourceBundle texts = Texts.of(CoverageBars.class);
    private double longest;

    CoverageBars() {
        getStyleClass().add("coverage-bars");
        for (int i = 0; i < 6; i++) {
            var column = new ColumnConstraints();
            column.setMinWidth(i == 1 ? 90 : USE_PREF_SIZE);
            column.setHgrow(i == 1 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(i >= 2 && i <= 4 ? HPos.RIGHT : HPos.LEFT);
            getColumnConstraints().add(column);
        }
    }

    void show(@Nullable Coverage now, CoverageBasis basis) {
        getChildren().clear();
        if (now == null) {
            return;
        }
        CoverageResult pool = now.pooled(basis, false);
        CoverageResult whole = now.pooled(basis, true);
        longest =
                Math.max(
                        1,
                        Math.max(
                                sum(whole.assets().sum()),
                                Math.max(sum(pool.assets().sum()), sum(whole.obligations()))));
        head();
        int row = 1;
        for (FundCoverage fund : now.funds()) {
            row(row++, fund.fundCode().name(), fund.result(basis), "fund-row");
        }
        row(row++, texts.getString("pool"), pool, "pool-row");
        row(row++, texts.getString("pool.house"), whole, "pool-row");
        line(row++, texts.getString("house"), now.house());
        line(row++, texts.getString("unattributed"), now.unattributed());
        if (!now.owedByNoFund().isZero()) {
            add(new Label(texts.getString("fees.none")), 0, row);
            add(figure(now.owedByNoFund()), 3, row);
        }
    }

    private void head() {
        int column = 2;
        for (String key : List.of("assets", "obligations", "surplus", "ratio")) {
            var label = new Label(texts.getString(key));
            label.getStyleClass().add("bars-head");
            add(label, column++, 0);
        }
    }

    private void row(int row, String name, CoverageResult result, String style) {
        var title = new Label(name);
        title.getStyleClass().add(style);
        Money assets = result.assets().sum();
        Money surplus = result.surplus().orElse(null);
        boolean bad = surplus != null && surplus.signum() < 0;
        var bars =
                new VBox(
                        2,
                        bar(sum(assets), bad ? "bar-short" : "bar-assets"),
                        bar(sum(result.obligations()), "bar-obligations"));
        bars.setAlignment(Pos.CENTER_LEFT);
        add(title, 0, row);
        add(bars, 1, row);
        add(figure(assets), 2, row);
        add(figure(result.obligations()), 3, row);
        add(figure(surplus), 4, row);
        add(state(result), 5, row);
    }

    private void line(int row, String name, CoverageSum sum) {
        add(new Label(name), 0, row);
        add(figure(sum.sum()), 2, row);
        add(stood(sum.basis()), 5, row);
    }

    private VBox state(CoverageResult result) {
        String percent =
                result.coverageRatio()
                        .map(ratio -> Words.number(ratio) + " %")
                        .orElse(
                                texts.getString(
                                        result.obligations().isZero() ? "nothing" : "unknown"));
        Money surplus = result.surplus().orElse(null);
        StatusBadge.Tone tone =
                surplus == null
                        ? StatusBadge.Tone.ATTENTION
                        : surplus.signum() < 0 ? StatusBadge.Tone.BAD : StatusBadge.Tone.GOOD;
        if (result.obligations().isZero()) {
            tone = StatusBadge.Tone.NEUTRAL;
        }
        return new VBox(2, new StatusBadge(percent, tone), stood(result.assets().basis()));
    }

    /// How far a figure can be relied on, and how old it is.
    private Label stood(Basis basis) {
        String words =
                switch (basis.completeness()) {
                    case COMPLETE -> "";
                    case PARTIAL -> texts.getString("partial");
                    case INCOMPLETE ->
                            texts.getString("incomplete")
                                    + " "
                                    + basis.known()
                                    + " "
                                    + texts.getString("of")
                                    + " "
                                    + basis.of();
                };
        var asOf = basis.asOf();
        String age = asOf == null ? "" : "as of " + Words.brief(asOf) + " UTC";
        var label = new Label(words + (words.isEmpty() || age.isEmpty() ? "" : " · ") + age);
        label.getStyleClass().add("stood");
        if (basis.known() < basis.of()) {
            label.getStyleClass().add("lacking");
        }
        return label;
    }

    private Label figure(@Nullable Money sum) {
        var label = new Label(sum == null ? texts.getString("unknown") : Words.number(sum));
        label.getStyleClass().add(sum == null ? "unknown" : "figure");
        if (sum != null && sum.signum() < 0) {
            label.getStyleClass().add("negative");
        }
        return label;
    }

    private Region bar(double sum, String style) {
        var bar = new Region();
        bar.getStyleClass().addAll("coverage-bar", style);
        bar.setMinHeight(BAR);
        bar.setMaxHeight(BAR);
        var track = new StackPane(bar);
        track.setAlignment(Pos.CENTER_LEFT);
        double share = Math.max(0, Math.min(1, sum / longest));
        bar.maxWidthProperty().bind(track.widthProperty().multiply(share));
        bar.setMinWidth(0);
        track.setMinHeight(BAR);
        return track;
    }

    private static double sum(@Nullable Money money) {
        return money == null ? 0 : money.amount().doubleValue();
    }
}
