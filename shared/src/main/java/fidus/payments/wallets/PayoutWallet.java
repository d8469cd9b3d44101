package fidus.payments.wallets;

import fidus.auth.PersonId;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Where a party is paid. Never edited: a change is a new wallet. Of the verified wallets of a
/// party and currency exactly one is the primary, and money goes to that one alone.
///
/// @param party `client/<id>`, `agent/<id>`, `manager/<id>` or `franchise/<id>`
/// @param bank present for FIAT
/// @param chain present for CRYPTO
/// @param primary false until it is verified
/// @param payableFrom when the cooling time after verification is over
public record PayoutWallet(
        WalletId id,
        String party,
        String partyName,
        String label,
        Currency currency,
        WalletKind walletKind,
        @Nullable BankDetails bank,
        @Nullable ChainAddress chain,
        AddressCheck addressCheck,
        WalletState walletState,
        boolean primary,
        PersonId createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable PersonId verifiedBy,
        @Nullable Instant verifiedAt,
        @Nullable Instant payableFrom,
        long version) {
    /// The place itself in one line, for people.
    public String destination() {
        return Destination.line(bank, chain);
    }
}
