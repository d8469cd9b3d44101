package fidus.desktop.approvals;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.ApprovalRow;
import fidus.approvals.ApprovalRowPage;
import fidus.approvals.ApprovalRowState;
import fidus.approvals.FindApprovalRows;
import fidus.approvals.Prepared;
import fidus.contract.Page;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicInteger;

/// Every row of a command about many records, as it was frozen, with what changed since.
final class ApprovalRowsPane extends VBox {
    private static final double HEIGHT = 340;

    private final Paged<ApprovalRow> rows;
    private final Label read = new Label();
    private final ResourceBundle texts;
    private final AtomicInteger count = new AtomicInteger();

    /// @param texts of the pane it stands in
    ApprovalRowsPane(Shell shell, Prepared command, ResourceBundle texts) {
        this.texts = texts;
        setId("approvalRows");
        setSpacing(6);
        rows =
                new Paged<>(
                        shell,
                        cursor -> {
                            ApprovalRowPage page =
                                    shell.server()
                                            .call(
                                                    ApprovalCalls.ROWS,
                                                    new FindApprovalRows(command.id(), cursor));
                            count.set(page.count());
                            return new Page<>(page.rows(), page.next());
                        });
        RecordTable<ApprovalRow> table = table(texts);
        var more = new Button(texts.getString("rows.more"));
        more.setId("approvalRowsMore");
        more.setOnAction(_ -> rows.readMore());
        Listing.bind(table, rows, more);
        more.visibleProperty().bind(rows.moreProperty());
        more.managedProperty().bind(more.visibleProperty());
        read.getStyleClass().add("form-hint");
        read.setWrapText(true);
        rows.rowsProperty().addListener((_, _, now) -> said(now.size()));
        var under = new HBox(8, more);
        getChildren().setAll(read, table, under);
        rows.read();
    }

    private static RecordTable<ApprovalRow> table(ResourceBundle texts) {
        var table = new RecordTable<ApprovalRow>();
        table.setId("approvalRowsTable");
        table.setPrefHeight(HEIGHT);
        table.setMinHeight(HEIGHT);
        table.exportName("approval-rows");
        table.columns(
                Columns.badge(
                        texts.getString("rows.state"),
                        100,
                        ApprovalRow::rowState,
                        ApprovalRowsPane::tone),
                Columns.text(texts.getString("rows.what"), 230, ApprovalRow::what, Words::sums),
                Columns.money(texts.getString("rows.earned"), ApprovalRow::earned),
                Columns.day(texts.getString("rows.due"), ApprovalRow::dueOn),
                Columns.text(texts.getString("rows.party"), 140, ApprovalRow::party),
                Columns.text(texts.getString("rows.why"), 220, ApprovalRow::why, Words::sums));
        return table;
    }

    private void said(int shown) {
        long changed =
                rows.rows().stream()
                        .filter(one -> one.rowState() == ApprovalRowState.CHANGED)
                        .count();
        String text = MessageFormat.format(texts.getString("rows.read"), shown, count.get());
        read.setText(
                changed == 0
                        ? text
                        : text
                                + " "
                                + MessageFormat.format(texts.getString("rows.changed"), changed));
    }

    private static StatusBadge.Tone tone(ApprovalRowState state) {
        return switch (state) {
            case AS_SHOWN -> StatusBadge.Tone.NEUTRAL;
            case CHANGED -> StatusBadge.Tone.ATTENTION;
            case DONE -> StatusBadge.Tone.GOOD;
            case LEFT_OUT -> StatusBadge.Tone.BAD;
        };
    }
}
