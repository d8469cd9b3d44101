package fidus.deposits;

import fidus.contract.Confidential;
import fidus.payments.wallets.Network;

import org.jspecify.annotations.Nullable;

/// Where a deposit came from, as its wire or its transaction says. The reference or the hash itself
/// is the deposit's evidence.
///
/// @param senderName who sent a wire; absent over a chain
/// @param senderIban the account it came from; absent where the wire does not say it, and over a
///   chain
/// @param network the chain; absent for a wire
/// @param fromAddress the address it came from; absent where several sent it, and for a wire
public record DepositSource(
        @Nullable String senderName,
        @Confidential @Nullable String senderIban,
        @Nullable Network network,
        @Nullable String fromAddress) {
    public static DepositSource wire(String senderName, @Nullable String senderIban) {
        return new DepositSource(senderName, senderIban, null, null);
    }

    public static DepositSource chain(Network network, @Nullable String fromAddress) {
        return new DepositSource(null, null, network, fromAddress);
    }
}
