package fidus.payments;

import fidus.payments.wallets.WalletKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// @param blocked absent when it can be put into a batch
/// @param payableFrom for a cooling wallet
/// @param walletKind of the wallet that would be paid
/// @param destination where the money would go; empty without a wallet
public record PayableRow(
        Payable payable,
        @Nullable PayableBlock blocked,
        @Nullable Instant payableFrom,
        @Nullable WalletKind walletKind,
        String destination) {}
