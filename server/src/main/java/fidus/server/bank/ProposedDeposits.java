package fidus.server.bank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import fidus.bank.desk.DepositProposal;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The deposits that are proposed on an account at this moment. To find them reads all its books,
/// so that is done before the transaction that needs them; there they count while nobody changed
/// anything since, else they are found again.
final class ProposedDeposits {
    private static final int MOST = 100;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Audit audit;
    private final Suggestions suggestions;
    private final Cache<HouseAccountId, Read> read =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /// @param log how far the audit log went before they were found
    /// @param byRow by the ids of their rows
    private record Read(long log, Map<String, DepositProposal> byRow) {}

    ProposedDeposits(Audit audit, Suggestions suggestions) {
        this.audit = audit;
        this.suggestions = suggestions;
    }

    /// By the ids of their rows.
    Map<String, DepositProposal> now(Unit unit, HouseAccount account) {
        long log = audit.before(unit);
        Read known = read.getIfPresent(account.id());
        if (known != null && known.log == log) {
            return known.byRow;
        }
        Map<String, DepositProposal> byRow = new HashMap<>();
        suggestions.of(unit, account).deposits().forEach(one -> byRow.put(one.rowId(), one));
        if (!unit.writes()) {
            // of a transaction that may fail nothing is remembered
            read.put(account.id(), new Read(log, byRow));
        }
        return byRow;
    }
}
