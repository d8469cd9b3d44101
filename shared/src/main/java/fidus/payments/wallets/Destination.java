package fidus.payments.wallets;

import org.jspecify.annotations.Nullable;

/// Spells where money goes.
public final class Destination {
    private Destination() {}

    /// One line for people: everything that decides where the money arrives.
    public static String line(@Nullable BankDetails bank, @Nullable ChainAddress chain) {
        if (bank != null) {
            return bank.account();
        }
        return chain == null ? "" : chain.network() + " " + chain.address();
    }
}
