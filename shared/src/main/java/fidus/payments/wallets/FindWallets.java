package fidus.payments.wallets;

import org.jspecify.annotations.Nullable;

/// @param party one party's, absent for all
public record FindWallets(@Nullable String party) {}
