package fidus.server.approvals;

import fidus.approvals.ApprovalRowPage;
import fidus.approvals.FindApprovalRows;
import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Cursors;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The rows of commands about many records, for those who may read the command.
final class ShownRows {
    private final PreparedStore store;
    private final Kinds kinds;
    private final Map<String, Approvals.Rows> known = new HashMap<>();
    private final Cursors cursors = new Cursors();

    ShownRows(PreparedStore store, Kinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    void add(String command, Approvals.Rows rows) {
        known.put(command, rows);
    }

    /// @throws Refused `NOT_FOUND` when there is no such command for the reader, or it has no rows
    ApprovalRowPage find(Asked asked, FindApprovalRows find) {
        Unit unit = asked.unit();
        Prepared prepared = store.get(unit, find.id());
        boolean seen = kinds.isSeenBy(asked.actor(), prepared);
        Approvals.Rows rows = known.get(prepared.command());
        if (!seen || rows == null) {
            throw Refused.at(
                    "id",
                    Problem.Code.NOT_FOUND,
                    seen
                            ? "All of this command is in its lines; it has no rows."
                            : "There is no such prepared command.");
        }
        String scope = asked.actor().id().value() + " rows of " + prepared.id().value();
        int page = page(scope, find.cursor());
        Approvals.RowPart part = rows.of(unit, prepared, page);
        return new ApprovalRowPage(
                part.rows(),
                part.count(),
                page + 1 < part.pages() ? cursors.at(scope, page + 1L) : null);
    }

    private int page(String scope, @Nullable String cursor) {
        return cursor == null ? 0 : Math.toIntExact(cursors.position(scope, cursor));
    }
}
