package fidus.desktop.payments;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.WalletKind;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An account at a bank or an address on a chain while it is typed, with its currency.
public final class PlaceModel {
    public final ObjectProperty<WalletKind> kind = new SimpleObjectProperty<>(WalletKind.FIAT);
    public final ObjectProperty<Network> network = new SimpleObjectProperty<>(Network.TRC20);
    public final StringProperty currency = new SimpleStringProperty("USD");
    public final StringProperty holder = new SimpleStringProperty("");
    public final StringProperty bank = new SimpleStringProperty("");
    public final StringProperty account = new SimpleStringProperty("");
    public final StringProperty bic = new SimpleStringProperty("");
    public final StringProperty routing = new SimpleStringProperty("");
    public final StringProperty country = new SimpleStringProperty("");

    /// Kind, network and currency stay: the next one is often alike.
    void clear() {
        for (StringProperty one : List.of(holder, bank, account, bic, routing, country)) {
            one.set("");
        }
    }

    /// Names what is missing; what the digits must be is for the server to say.
    ///
    /// @return the currency, null when it is none
    @Nullable Currency check(List<Problem.Field> faults) {
        Currency in = currencyOr(faults);
        boolean fiat = isFiat();
        needs(faults, !account.get().isBlank(), "account", "This is needed.");
        needs(faults, !fiat || !holder.get().isBlank(), "bank.holder", "This is needed.");
        needs(faults, !fiat || !bank.get().isBlank(), "bank.bank", "This is needed.");
        needs(faults, !fiat || !country.get().isBlank(), "bank.country", "Two letters.");
        return in;
    }

    @Nullable ChainAddress chainAddress() {
        return isFiat() ? null : new ChainAddress(network.get(), account.get().strip());
    }

    /// What starts with two letters and two digits is meant as an IBAN, and then must be one.
    @Nullable BankDetails bankDetails() {
        if (!isFiat()) {
            return null;
        }
        String typed = account.get().replaceAll("\\s", "");
        boolean iban = typed.matches("[A-Za-z]{2}\\d{2}.*");
        return new BankDetails(
                bank.get().strip(),
                holder.get().strip(),
                iban ? typed : null,
                iban ? null : typed,
                given(bic),
                given(routing),
                country.get().strip());
    }

    private boolean isFiat() {
        return kind.get() == WalletKind.FIAT;
    }

    private static @Nullable String given(StringProperty typed) {
        return typed.get().isBlank() ? null : typed.get().strip();
    }

    private @Nullable Currency currencyOr(List<Problem.Field> faults) {
        try {
            return new Currency(currency.get().strip());
        } catch (Refused e) {
            faults.add(new Problem.Field("currency", "Three capitals, such as USD."));
            return null;
        }
    }

    static void needs(List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
