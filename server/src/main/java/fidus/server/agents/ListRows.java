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
import java.util.Objects;

/// The rows of a frozen list, and what changed about them since it was frozen.
final class ListRows {
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
                : "revoked since the list was shown";
    }

    Approvals.RowPart page(Unit unit, Prepared prepared, int page) {
        String list = prepared.subject().substring(ManyApprovals.SUBJECT.length());
        Head head = store.head(unit, list);
        List<ApprovalRow> rows =
                store.part(unit, list, page).rows().stream().map(row -> shown(unit, row)).toList();
        return new Approvals.RowPart(rows, head.count(), head.parts());
    }

    private ApprovalRow shown(Unit unit, Row row) {
        String left = row.left();
        String why = left == null ? changed(unit, row) : left;
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
