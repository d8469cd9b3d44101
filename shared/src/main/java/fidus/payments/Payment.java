package fidus.payments;

import fidus.ledger.EntryId;
import fidus.money.Money;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.Destination;
import fidus.payments.wallets.WalletId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One payment to one party: the sum of its items, sent to the wallet as it stood when the batch
/// was made.
///
/// @param sequence in its batch, from 1
/// @param walletVersion of the wallet that was copied
/// @param instructionId unique, what the house calls the instruction
/// @param endToEndId unique, what comes back on statements
/// @param confirmed how it is known to have left
/// @param ended how it is known to have come back, or not to have left at all
/// @param entries what was posted for it
public record Payment(
        PaymentId id,
        BatchId batchId,
        int sequence,
        String party,
        String partyName,
        Money paymentAmount,
        WalletId walletId,
        long walletVersion,
        @Nullable BankDetails bank,
        @Nullable ChainAddress chain,
        List<Payable> items,
        String instructionId,
        String endToEndId,
        PaymentState paymentState,
        @Nullable Settlement confirmed,
        @Nullable Settlement ended,
        List<EntryId> entries,
        long version) {
    public String destination() {
        return Destination.line(bank, chain);
    }
}
