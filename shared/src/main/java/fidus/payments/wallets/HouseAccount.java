package fidus.payments.wallets;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.auth.PersonId;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

/// An account of the house; payments leave from it where a file can name it.
///
/// @param name what people of the house call it; the `bankAccount` of the journal
/// @param bank present for FIAT
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
        long version) {
    /// Whether payments can leave from it: payment files name an account at a bank by its IBAN, so
    /// one without only receives and is reconciled.
    @JsonIgnore
    public boolean paysOut() {
        return bank == null || bank.iban() != null;
    }
}
