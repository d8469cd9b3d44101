package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.server.approvals.Approvals;
import fidus.server.deposits.Heed;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.Map;

/// Rows of statements that money in transit is to be booked on, while another person has to agree.
public final class RowsAsked {
    private RowsAsked() {}

    /// What waits, by the row that the second person reads as its evidence; few at any time.
    public static Map<String, Prepared> of(Unit unit, Approvals approvals) {
        Map<String, Prepared> byRow = new HashMap<>();
        for (Prepared one : approvals.waitingAmong(unit, BankTransits.KIND)) {
            for (Shown line : one.shown()) {
                if (line.label().startsWith(Heed.ROW)) {
                    byRow.putIfAbsent(line.label().substring(Heed.ROW.length()), one);
                }
            }
        }
        return byRow;
    }
}
