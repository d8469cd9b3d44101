package fidus.server.agents;

import fidus.approvals.ApprovalRow;
import fidus.approvals.ApprovalRowState;
import fidus.approvals.Prepared;
import fidus.server.agents.ApprovalListStore.Head;
import fidus.server.agents.ApprovalListStore.Row;
import fidus.server.agents.ManyApprovals.Approving;
import fidus.server.agents.ManyApprovals.Waiting;
import fidus.server.approvals.Approvals;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The rows of a frozen list, and what changed about them since it was frozen.
final class ListRows {
    private static final String REVOKED = "revoked since the list was shown";

    private final ApprovalListStore store;
    private final Approving approving;

    ListRows(ApprovalListStore store, Approving approving) {
        this.store = store;
        this.approving = approving;
    }

    /// Empty while the row is what was frozen. An approval that was given and taken back since is a
    /// change, though the row looks the same.
    String changed(Unit unit, Row row) {
        return Objects.equals(row.revoked(), store.revoked(unit, row.item()))
                ? approving.changed(unit, waiting(row))
                : REVOKED;
    }

    Approvals.RowPart page(Unit unit, Prepared prepared, int page) {
        String list = prepared.subject().substring(ManyApprovals.SUBJECT.length());
        Head head = store.head(unit, list);
        List<Row> all = store.part(unit, list, page).rows();
        Function<Row, String> changed = changes(unit, all);
        List<ApprovalRow> rows = all.stream().map(row -> shown(row, changed)).toList();
        return new Approvals.RowPart(rows, head.count(), head.parts());
    }

    /// As {@link #changed} of those that wait, each collection asked once.
    private Function<Row, String> changes(Unit unit, List<Row> all) {
        List<Row> open = all.stream().filter(row -> row.left() == null).toList();
        if (open.isEmpty()) {
            return _ -> "";
        }
        Map<String, Integer> revoked = store.revoked(unit, open.stream().map(Row::item).toList());
        Function<Waiting, String> changed =
                approving.changes(unit, open.stream().map(ListRows::waiting).toList());
        return row ->
                Objects.equals(row.revoked(), revoked.get(row.item()))
                        ? changed.apply(waiting(row))
                        : REVOKED;
    }

    private static ApprovalRow shown(Row row, Function<Row, String> changed) {
        String left = row.left();
        String why = left == null ? changed.apply(row) : left;
        ApprovalRowState state =
                left == null
                        ? why.isEmpty() ? ApprovalRowState.AS_SHOWN : ApprovalRowState.CHANGED
                        : why.isEmpty() ? ApprovalRowState.DONE : ApprovalRowState.LEFT_OUT;
        String what = Objects.requireNonNullElse(row.what(), "");
        return new ApprovalRow(row.partyName(), what, row.earned(), row.dueOn(), state, why);
    }

    static Waiting waiting(Row row) {
        return new Waiting(
                row.item(),
                row.party(),
                row.partyName(),
                Objects.requireNonNullElse(row.what(), ""),
                row.earned(),
                row.dueOn());
    }
}
