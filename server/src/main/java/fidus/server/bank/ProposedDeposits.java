package fidus.server.bank;

import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.Proposals;
import fidus.clients.ClientId;
import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.audit.Audit;
import fidus.server.audit.Beforehand;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The deposits that are proposed on an account at this moment. To find them reads all its books,
/// so that is done {@link Beforehand}.
final class ProposedDeposits {
    private static final int MOST = 100;

    private final Suggestions suggestions;
    private final Beforehand<Key, Map<String, DepositProposal>> read;

    /// @param of whose doubts are asked for, absent where all that is proposed is
    private record Key(HouseAccountId account, @Nullable Of of) {}

    /// What of a deposit its doubts depend on: the same while it is recorded and afterwards.
    private record Of(DepositId id, ClientId client, Money sum, String evidence) {}

    ProposedDeposits(Audit audit, Suggestions suggestions) {
        this.suggestions = suggestions;
        this.read = new Beforehand<>(audit, MOST);
    }

    /// By the ids of their rows.
    Map<String, DepositProposal> now(Unit unit, HouseAccount account) {
        return read.now(
                unit, new Key(account.id(), null), () -> byRow(suggestions.of(unit, account)));
    }

    /// The rows that a deposit stands on, by their ids, as they are proposed once it is recorded,
    /// whether that is done yet or not: so its doubts are the same before and after.
    Map<String, DepositProposal> of(Unit unit, HouseAccount account, Deposit deposit) {
        var of = new Of(deposit.id(), deposit.clientId(), deposit.deposited(), deposit.evidence());
        return read.now(
                unit,
                new Key(account.id(), of),
                () -> {
                    var proposals = byRow(suggestions.of(unit, account, deposit));
                    proposals.keySet().retainAll(RowNames.in(deposit.evidence()));
                    return proposals;
                });
    }

    private static Map<String, DepositProposal> byRow(Proposals proposals) {
        Map<String, DepositProposal> byRow = new HashMap<>();
        proposals.deposits().forEach(one -> byRow.put(one.rowId(), one));
        return byRow;
    }
}
