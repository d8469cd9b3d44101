package fidus.server.bank;

import fidus.bank.desk.DepositProposal;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.audit.Audit;
import fidus.server.audit.Beforehand;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.Map;

/// The deposits that are proposed on an account at this moment. To find them reads all its books,
/// so that is done {@link Beforehand}.
final class ProposedDeposits {
    private static final int MOST = 100;

    private final Suggestions suggestions;
    private final Beforehand<HouseAccountId, Map<String, DepositProposal>> read;

    ProposedDeposits(Audit audit, Suggestions suggestions) {
        this.suggestions = suggestions;
        this.read = new Beforehand<>(audit, MOST);
    }

    /// By the ids of their rows.
    Map<String, DepositProposal> now(Unit unit, HouseAccount account) {
        return read.now(unit, account.id(), () -> byRow(unit, account));
    }

    private Map<String, DepositProposal> byRow(Unit unit, HouseAccount account) {
        Map<String, DepositProposal> byRow = new HashMap<>();
        suggestions.of(unit, account).deposits().forEach(one -> byRow.put(one.rowId(), one));
        return byRow;
    }
}
