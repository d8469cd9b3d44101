package fidus.server.audit;

import fidus.auth.Permission;
import fidus.auth.Role;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Of which records somebody may read the history: of those they may see themselves.
///
/// @param kinds the part of a subject before the stroke
/// @param shown whether these kinds are all that is shown; otherwise they are what is not
record Sight(Set<String> kinds, boolean shown) {
    private static final Set<String> PAYING =
            Set.of(
                    "payment",
                    "paymentBatch",
                    "owedBack",
                    "wallet",
                    "houseAccount",
                    "bank",
                    "bankDay",
                    "bankStatement",
                    "bankTransit",
                    "ownTransfer",
                    "statementRow");
    private static final Set<String> GUARDED =
            Set.of("client", "contract", "statement", "wallet", "fraudSuspicion");

    static Sight of(List<Role> roles) {
        if (Permission.SEE_PAYMENTS.allows(roles) && Permission.SEE_USERS.allows(roles)) {
            return new Sight(Set.of(), false);
        }
        if (!Permission.SEE_TRADING.allows(roles)) {
            return new Sight(GUARDED, true);
        }
        Set<String> hidden = new HashSet<>(PAYING);
        if (Permission.SEE_WALLETS.allows(roles)) {
            hidden.remove("wallet");
        }
        return new Sight(Set.copyOf(hidden), false);
    }
}
