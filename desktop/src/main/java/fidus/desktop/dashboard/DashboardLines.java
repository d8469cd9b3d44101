package fidus.desktop.dashboard;

import fidus.dashboard.PnlTotal;
import fidus.dashboard.RunLine;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.reconciliation.desk.RecordWords;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.ResourceBundle;

/// The dashboard's lists, drawn line by line: they are short, and every line must fit.
final class DashboardLines {
    private static final int MOST = 5;

    private final ResourceBundle texts;

    DashboardLines(ResourceBundle texts) {
        this.texts = texts;
    }

    Label head(String key, HPos where) {
        var label = new Label(texts.getString(key));
        label.getStyleClass().add("grid-head");
        GridPane.setHalignment(label, where);
        return label;
    }

    void pnl(GridPane grid, List<PnlTotal> totals) {
        grid.getChildren().clear();
        if (totals.isEmpty()) {
            grid.add(hint("pnl.none"), 0, 0);
            return;
        }
        grid.addRow(
                0,
                head("pnl.tier", HPos.LEFT),
                head("pnl.sum", HPos.RIGHT),
                head("pnl.return", HPos.RIGHT),
                head("pnl.basis", HPos.LEFT),
                head("pnl.asOf", HPos.LEFT));
        int row = 1;
        for (PnlTotal total : totals) {
            grid.addRow(row++, line(total));
        }
    }

    private Node[] line(PnlTotal total) {
        String key = "tier." + total.tier();
        var tier =
                new Label(
                        texts.containsKey(key) ? texts.getString(key) : Words.ofCode(total.tier()));
        var money = total.truePnl();
        var sum = new Label(money == null ? texts.getString("pnl.unknown") : Words.money(money));
        sum.getStyleClass().add("pnl-sum");
        if (money != null && money.signum() < 0) {
            sum.getStyleClass().add("negative");
        }
        var percent = total.returnPercent();
        var rate = new Label(percent == null ? "–" : Words.number(percent) + " %");
        GridPane.setHalignment(sum, HPos.RIGHT);
        GridPane.setHalignment(rate, HPos.RIGHT);
        var asOf = total.asOf();
        return new Node[] {
            tier, sum, rate, basis(total), new Label(asOf == null ? "–" : Words.brief(asOf))
        };
    }

    private static Node basis(PnlTotal total) {
        Tone tone =
                switch (total.completeness()) {
                    case "COMPLETE" -> Tone.GOOD;
                    case "PARTIAL" -> Tone.ATTENTION;
                    default -> Tone.BAD;
                };
        int known = total.parts() - total.missing();
        var line =
                new HBox(
                        8,
                        new StatusBadge(Words.ofCode(total.completeness()), tone),
                        new Label(known + " of " + total.parts()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void imports(VBox box, List<ImportRecord> records) {
        box.getChildren().clear();
        if (records.isEmpty()) {
            box.getChildren().add(hint("imports.none"));
        }
        for (ImportRecord one : records.stream().limit(MOST).toList()) {
            String counts =
                    one.fresh()
                            + " "
                            + texts.getString("imports.fresh")
                            + (one.toReview() == 0
                                    ? ""
                                    : ", "
                                            + one.toReview()
                                            + " "
                                            + texts.getString("imports.review"));
            box.getChildren()
                    .add(
                            line(
                                    one.account() + " · " + one.fileName(),
                                    counts,
                                    new StatusBadge(one.importState(), tone(one.importState())),
                                    Words.brief(one.startedAt())));
        }
    }

    void runs(VBox box, List<RunLine> lines) {
        box.getChildren().clear();
        if (lines.isEmpty()) {
            box.getChildren().add(hint("runs.none"));
        }
        for (RunLine one : lines.stream().limit(MOST).toList()) {
            String key = one.openBreaks() == 1 ? "runs.break" : "runs.breaks";
            box.getChildren()
                    .add(
                            line(
                                    RecordWords.account(one.account())
                                            + " · "
                                            + one.periodFrom()
                                            + " – "
                                            + one.periodTo(),
                                    one.openBreaks() + " " + texts.getString(key),
                                    new StatusBadge(
                                            Words.ofCode(one.runState()),
                                            one.openBreaks() == 0 ? Tone.GOOD : Tone.ATTENTION),
                                    Words.brief(one.at())));
        }
    }

    private static HBox line(String what, String counts, StatusBadge state, String when) {
        var title = new Label(what);
        var quiet = new Label(counts + " · " + when);
        quiet.getStyleClass().add("form-hint");
        var words = new VBox(title, quiet);
        words.setMinWidth(60);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(10, words, state);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Label hint(String key) {
        var label = new Label(texts.getString(key));
        label.getStyleClass().add("form-hint");
        label.setWrapText(true);
        return label;
    }

    private static Tone tone(ImportState state) {
        return switch (state) {
            case RUNNING -> Tone.INFO;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }
}
