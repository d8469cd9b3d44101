package fidus.server.bank;

import fidus.bank.desk.OwnTransfer;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.List;

/// Transfers between bank accounts of the house, for those who ask what stands on 1140.
public final class OwnTransits {
    private final OwnTransferStore store = new OwnTransferStore();

    /// Those of which one end is booked, oldest first.
    public List<OwnTransfer> waiting(Unit unit) {
        return store.inTransit(unit);
    }

    /// By the names that 1140 has for them; other names are passed over.
    public List<OwnTransfer> named(Unit unit, Collection<String> names) {
        return store.named(unit, names);
    }

    /// Whether any was ever booked at an account.
    public boolean isKnownAt(Unit unit, HouseAccount account) {
        return store.has(unit, account.id());
    }
}
