package fidus.payments.wallets;

import java.time.Instant;
import java.util.List;

/// By party, newest first.
///
/// @param asOf the instant against which cooling is measured
public record WalletList(Instant asOf, List<PayoutWallet> wallets) {}
