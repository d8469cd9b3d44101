package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

/// The newest statements of one bank account of the house.
///
/// @param count 1 to {@link #MOST}; {@link #FIRST} of them when it is not said
public record FindBankStatements(HouseAccountId id, @Nullable Integer count) {
    /// Two years of days.
    public static final int FIRST = 500;

    public static final int MOST = 20_000;
}
