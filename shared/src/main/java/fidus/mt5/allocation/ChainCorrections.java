package fidus.mt5.allocation;

import fidus.mt5.CashCategory;
import fidus.mt5.transfers.TransferChain;

import java.util.Optional;

/// What a completed chain changes in the allocation of its ends. Money that went from a trading
/// account over a hub to separation was profit after all: it stops being a transfer of capital,
/// from the instant it left, so the P&L is the same before and after.
public final class ChainCorrections {
    private ChainCorrections() {}

    /// The event to append on the origin's account; empty when nothing changes or it is already
    /// there.
    public static Optional<AllocationEvent> atOrigin(TransferChain chain, AllocationLedger ledger) {
        return chain.originBecomes().flatMap(_ -> correction(chain, chain.origin().key(), ledger));
    }

    /// The event to append on the target's account; empty when nothing changes or it is already
    /// there. A reinvestment stays capital put to work and needs none.
    public static Optional<AllocationEvent> atTarget(TransferChain chain, AllocationLedger ledger) {
        return chain.targetBecomes()
                .filter(category -> category == CashCategory.PROFIT_RETURN)
                .flatMap(_ -> correction(chain, chain.target().key(), ledger));
    }

    private static Optional<AllocationEvent> correction(
            TransferChain chain, String dealKey, AllocationLedger ledger) {
        String why =
                "Chain from "
                        + chain.origin().account()
                        + " arrived at "
                        + chain.target().account();
        return ledger.event(dealKey)
                .map(event -> event.takenBack(why))
                .filter(correction -> ledger.event(correction.eventId()).isEmpty());
    }
}
