package fidus.payments.wallets;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

/// @param party whose wallet
/// @param primary whether it becomes the primary when it is verified; the first one always does
public record AddWallet(
        String party,
        String partyName,
        String label,
        Currency currency,
        @Nullable BankDetails bank,
        @Nullable ChainAddress chain,
        boolean primary) {}
