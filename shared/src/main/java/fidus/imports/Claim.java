package fidus.imports;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

/// What a file says about the account it belongs to. Reports are unsigned and forgers of
/// look-alikes exist, so none of it is believed until it is compared with the account on record.
///
/// @param server the exact server name; MT4 statements do not print it
/// @param tradeMode `real`, `demo` or `contest`
/// @param marginMode `Hedge` or `Netting` as printed, absent in old builds
public record Claim(
        @Nullable Long login,
        @Nullable String server,
        @Nullable String holder,
        @Nullable Currency currency,
        @Nullable String company,
        @Nullable String tradeMode,
        @Nullable String marginMode) {
    /// What a file says that names no account.
    public static final Claim NONE = new Claim(null, null, null, null, null, null, null);
}
