package fidus.desktop.dashboard;

import fidus.dashboard.Dashboard;
import fidus.dashboard.Tally;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Visited;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.ReadingWords;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;

/// Can today's numbers be trusted, why not, and what waits for this person.
public final class DashboardView extends VBox implements Visited, Dated {
    private static final double LONGEST_BAR = 80;

    private final DashboardModel model;
    private final ResourceBundle texts;
    private final DashboardLines lines;

    @FXML private AnswerPane answer;
    @FXML private HBox verdict;
    @FXML private FontIcon verdictIcon;
    @FXML private Label verdictTitle;
    @FXML private Label verdictReasons;
    @FXML private Button toAccounts;
    @FXML private GridPane tiles;
    @FXML private GridPane freshness;
    @FXML private Button toBreaks;
    @FXML private GridPane breaks;
    @FXML private GridPane work;
    @FXML private GridPane pnl;
    @FXML private Button toImports;
    @FXML private VBox imports;
    @FXML private Button toRuns;
    @FXML private VBox runs;
    @FXML private Label store;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public DashboardView(DashboardModel model) {
        this.model = model;
        texts = Fxml.load(this);
        lines = new DashboardLines(texts);
        answer.bind(model.answer());
        toAccounts.setVisible(model.offers("accounts"));
        toBreaks.setVisible(model.offers("reconciliation"));
        toRuns.setVisible(model.offers("reconciliation"));
        toImports.setVisible(model.offers("imports"));
        Tiles.alike(breaks, AgeBucket.values().length + 1);
        Tiles.follow(tiles, work);
        model.dashboardProperty().addListener((_, _, now) -> show(now));
    }

    @Override
    public void visited(String subject) {
        model.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.answer().asOfProperty();
    }

    @FXML
    void openAccounts() {
        model.open("accounts", "");
    }

    @FXML
    void openBreaks() {
        model.open("reconciliation", "breaks/");
    }

    @FXML
    void openImports() {
        model.open("imports", "");
    }

    @FXML
    void openRuns() {
        model.open("reconciliation", "");
    }

    private void show(@Nullable Dashboard now) {
        if (now == null) {
            return;
        }
        verdict(Verdict.of(now));
        freshness(now.accounts());
        breaks(DashboardModel.breakRows(now.breaks()));
        work(now);
        lines.pnl(pnl, now.pnl());
        lines.imports(imports, now.lastImports());
        lines.runs(runs, now.lastRuns());
        store.setText(texts.getString("store") + " " + now.store());
    }

    private void verdict(Verdict now) {
        verdictTitle.setText(texts.getString("verdict." + now.answer()));
        verdictReasons.setText(
                now.reasons().isEmpty()
                        ? texts.getString("verdict.fine")
                        : String.join(" · ", now.reasons()));
        verdict.getStyleClass().removeAll("good", "attention", "bad");
        switch (now.answer()) {
            case YES -> tone("good", MaterialDesignC.CHECK_CIRCLE_OUTLINE);
            case WITH_CARE -> tone("attention", MaterialDesignA.ALERT_OUTLINE);
            case NO -> tone("bad", MaterialDesignC.CLOSE_OCTAGON_OUTLINE);
        }
    }

    private void tone(String style, org.kordamp.ikonli.Ikon icon) {
        verdict.getStyleClass().add(style);
        verdictIcon.setIconCode(icon);
    }

    private void freshness(List<Tally> tallies) {
        freshness.getChildren().clear();
        int most = tallies.stream().mapToInt(Tally::count).max().orElse(0);
        int row = 0;
        for (Tally tally : tallies) {
            var bar = new Region();
            bar.getStyleClass().addAll("tally-bar", toneOf(tally.name()));
            double length = most == 0 ? 0 : LONGEST_BAR * tally.count() / most;
            bar.setMinWidth(length);
            bar.setMaxWidth(length);
            var count = new Label(Integer.toString(tally.count()));
            count.getStyleClass().add("count");
            GridPane.setHalignment(count, HPos.RIGHT);
            String name = ReadingWords.band(tally.name(), Words.ofCode(tally.name()));
            freshness.addRow(row++, new Label(name), count, bar);
        }
    }

    private static String toneOf(String freshness) {
        return switch (freshness) {
            case "FRESH", "ACCEPTABLE" -> "good";
            case "DEGRADED", "STALE" -> "attention";
            default -> "bad";
        };
    }

    private void breaks(List<DashboardModel.BreakRow> rows) {
        breaks.getChildren().clear();
        int column = 1;
        for (AgeBucket age : AgeBucket.values()) {
            breaks.add(lines.head("age." + age, HPos.CENTER), column++, 0);
        }
        breaks.add(lines.head("age.all", HPos.CENTER), column, 0);
        int row = 1;
        for (DashboardModel.BreakRow one : rows) {
            breaks.add(new Label(Words.of(one.severity())), 0, row);
            for (int i = 0; i < one.byAge().size(); i++) {
                breaks.add(cell(one.byAge().get(i), one.severity()), i + 1, row);
            }
            breaks.add(cell(one.total(), one.severity()), one.byAge().size() + 1, row++);
        }
    }

    private static Label cell(int count, Severity severity) {
        var label = new Label(count == 0 ? "–" : Integer.toString(count));
        label.getStyleClass().add("heat");
        if (count > 0) {
            boolean stops = severity == Severity.BLOCKING || severity == Severity.CRITICAL;
            label.getStyleClass().add(stops ? "stops" : "some");
        }
        return label;
    }

    private void work(Dashboard now) {
        work.getChildren()
                .setAll(
                        item("work.approvals", now.approvals(), "approvals", ""),
                        item("work.review", now.toReview(), "review", ""),
                        item("work.held", now.heldReadings(), "review", "held/"),
                        item("work.unasked", now.unasked(), "deposits", ""),
                        item("work.suspected", now.suspected(), "breaks", ""),
                        item("work.own", now.ownWaiting(), "approvals", ""));
        Tiles.arrange(tiles, work);
    }

    private Button item(String key, int count, String screen, String subject) {
        var number = new Label(Integer.toString(count));
        number.getStyleClass().add("work-count");
        if (count == 0) {
            number.getStyleClass().add("zero");
        }
        var button = new Button(texts.getString(key), number);
        button.getStyleClass().setAll("work");
        button.setGraphicTextGap(12);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setDisable(!model.offers(screen));
        button.setId(key.replace('.', '-'));
        String hint = key + ".hint";
        button.setTooltip(new Tooltip(texts.getString(texts.containsKey(hint) ? hint : key)));
        button.setOnAction(_ -> model.open(screen, subject));
        return button;
    }
}
