package fidus.desktop.contracts;

import atlantafx.base.theme.Styles;

import fidus.contract.Problem;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.ResourceBundle;

/// A schedule that is not in force yet: its dates, its totals and its rows.
public final class PreviewPane extends VBox {
    private static final double ROW = 30;
    private static final int MOST_ROWS = 8;

    private final Facts facts = new Facts();
    private final TableView<PayoutRow> rows = new TableView<>();
    private final Label fault = new Label();
    private final TableColumn<PayoutRow, String> was;
    private final ResourceBundle texts = Texts.of(PreviewPane.class);
    private Preview shown = Preview.NOTHING;

    public PreviewPane() {
        super(8);
        setId("preview");
        getStyleClass().add("panel");
        var title = new Label(texts.getString("title"));
        title.getStyleClass().add("section-title");
        fault.getStyleClass().addAll("field-fault", "preview-fault");
        fault.setId("previewFault");
        fault.setWrapText(true);
        rows.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        rows.setId("previewRows");
        rows.setFocusTraversable(false);
        rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        was = Columns.text(texts.getString("was"), 170, row -> shown.was(row));
        rows.getColumns()
                .setAll(
                        List.of(
                                Columns.text(texts.getString("row"), 96, PreviewPane::name),
                                Columns.day(texts.getString("due"), PayoutRow::dueOn),
                                Columns.money(texts.getString("amount"), PayoutRow::payoutAmount),
                                was));
        getChildren().addAll(title, fault, facts, rows);
        show(Preview.NOTHING);
    }

    /// Takes no room while there is nothing to show.
    public void show(Preview preview) {
        shown = preview;
        PayoutSchedule schedule = preview.schedule();
        Problem problem = preview.problem();
        visible(this, schedule != null || problem != null);
        visible(facts, schedule != null);
        visible(rows, schedule != null);
        visible(fault, problem != null);
        fault.setText(problem == null ? "" : Words.sums(problem.message()));
        if (schedule == null) {
            rows.getItems().clear();
            return;
        }
        PayoutSchedule before = preview.before();
        was.setVisible(before != null);
        facts.none()
                .add(
                        "preview-interestStart",
                        texts.getString("interestStart"),
                        schedule.dates().interestStart().toString())
                .add(
                        "preview-end",
                        texts.getString("end"),
                        schedule.dates().contractEnd().toString())
                .add(
                        "preview-interest",
                        texts.getString("interest"),
                        Words.money(schedule.interest()),
                        before == null || before.interest().equals(schedule.interest())
                                ? ""
                                : texts.getString("was") + " " + Words.money(before.interest()))
                .add(
                        "preview-total",
                        texts.getString("total"),
                        Words.money(schedule.maturityTotal()));
        rows.getItems().setAll(schedule.rows());
        high(ROW * (Math.min(MOST_ROWS, schedule.rows().size()) + 1) + 12);
    }

    private void high(double height) {
        rows.setMinHeight(height);
        rows.setPrefHeight(height);
        rows.setMaxHeight(height);
    }

    private static String name(PayoutRow row) {
        String words = Words.of(row.payoutKind());
        return row.payoutKind() == PayoutKind.PRINCIPAL ? words : words + " " + row.sequence();
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
