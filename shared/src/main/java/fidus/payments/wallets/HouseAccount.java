package fidus.payments.wallets;

import fidus.auth.PersonId;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

/// An account of the house that payments leave from.
///
/// @param name what people of the house call it; the `bankAccount` of the journal
/// @param bank present for FIAT, always with an IBAN
/// @param chain present for CRYPTO
public record HouseAccount(
        HouseAccountId id,
        String name,
        WalletKind walletKind,
        @Nullable BankDetails bank,
        @Nullable ChainAddress chain,
        Currency currency,
        HouseAccountState houseAccountState,
        PersonId makerId,
        PersonId checkerId,
        long version) {}
