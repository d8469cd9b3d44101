package fidus.approvals;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// @param count of all rows
/// @param next where the next page begins; absent on the last one
public record ApprovalRowPage(List<ApprovalRow> rows, int count, @Nullable String next) {
    public ApprovalRowPage {
        rows = List.copyOf(rows);
    }
}
