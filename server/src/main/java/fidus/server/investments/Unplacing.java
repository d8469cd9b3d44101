package fidus.server.investments;

import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.approvals.Approvals.Decided;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes a contract's principal off an account.
final class Unplacing {
    private Unplacing() {}

    /// The mappings after the ones on this account ended. What was on it joins the contract's one
    /// line of unallocated cash; that line is ended and a new one begun, so that history stays.
    static List<AccountMapping> without(
            Investment contract, AccountKey key, Decided by, Instant at, String reason) {
        var mappings = new ArrayList<AccountMapping>();
        Money cash = Money.zero(contract.principal().currency());
        boolean placed =
                contract.mappings().stream()
                        .anyMatch(mapping -> mapping.active() && key.equals(mapping.account()));
        if (!placed) {
            return contract.mappings();
        }
        for (AccountMapping mapping : contract.mappings()) {
            boolean ends =
                    mapping.active()
                            && (mapping.account() == null || key.equals(mapping.account()));
            mappings.add(ends ? mapping.ended(at) : mapping);
            cash = ends ? cash.plus(mapping.mappedPrincipal()) : cash;
        }
        mappings.add(
                new AccountMapping(
                        null, cash, reason, at, null, by.maker().id(), by.checker().id()));
        return List.copyOf(mappings);
    }
}
