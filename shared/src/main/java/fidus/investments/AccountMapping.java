package fidus.investments;

import fidus.auth.PersonId;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Part of a contract's principal placed on an account, or kept as cash that is on no account.
///
/// @param account absent for unallocated cash
/// @param until absent while the mapping is active
public record AccountMapping(
        @Nullable AccountKey account,
        Money mappedPrincipal,
        String note,
        Instant from,
        @Nullable Instant until,
        PersonId makerId,
        PersonId checkerId) {
    public boolean active() {
        return until == null;
    }

    public AccountMapping ended(Instant at) {
        return new AccountMapping(account, mappedPrincipal, note, from, at, makerId, checkerId);
    }
}
