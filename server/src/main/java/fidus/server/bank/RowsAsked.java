package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.server.approvals.Approvals;
import fidus.server.deposits.Deposits;
import fidus.server.deposits.Heed;
import fidus.server.mongo.Unit;
import fidus.server.payments.Stated;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rows of statements that something is to be booked on while another person has to agree: money in
/// transit, deposits, money between accounts of the house, and payments that left or came back.
public final class RowsAsked {
    private static final Set<String> COMMANDS = commands();

    private RowsAsked() {}

    private static Set<String> commands() {
        Set<String> commands = new HashSet<>(Stated.COMMANDS);
        commands.addAll(
                List.of(
                        BankTransits.BOOK,
                        OwnBookings.BOOK,
                        Deposits.CONFIRM,
                        DepositLists.RECORD));
        return Set.copyOf(commands);
    }

    /// What waits, by the rows that the second person reads as its evidence; few at any time, and
    /// read by one question. A row of which a part is to be booked is there as well.
    public static Map<String, Prepared> of(Unit unit, Approvals approvals) {
        Map<String, Prepared> byRow = new HashMap<>();
        for (Prepared one : approvals.waitingOf(unit, COMMANDS)) {
            for (Shown line : one.shown()) {
                for (String row : rows(line)) {
                    byRow.putIfAbsent(row, one);
                    byRow.putIfAbsent(RowNames.whole(row), one);
                }
            }
        }
        return byRow;
    }

    private static Collection<String> rows(Shown line) {
        if (line.label().startsWith(Heed.ROW)) {
            return List.of(line.label().substring(Heed.ROW.length()));
        }
        return line.label().equals(Stated.LABEL) ? RowNames.in(line.value()) : List.of();
    }
}
