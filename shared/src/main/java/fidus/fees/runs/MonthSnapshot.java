package fidus.fees.runs;

import fidus.auth.PersonId;
import fidus.contract.Canonical;
import fidus.mt5.AccountKey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All ACTIVE accounts at a month's end, stored once and never changed. A month may have several;
/// runs are computed from the last one at that time.
///
/// @param revision 1 for the first of the month
/// @param hash SHA-256 over the canonical text of period and accounts
public record MonthSnapshot(
        SnapshotId id,
        String period,
        int revision,
        Instant takenAt,
        PersonId takenBy,
        List<MonthAccount> accounts,
        String hash) {
    public MonthSnapshot {
        accounts = List.copyOf(accounts);
    }

    public static String hash(String period, List<MonthAccount> accounts) {
        return Canonical.digest(Map.of("period", period, "accounts", accounts));
    }

    public Optional<MonthAccount> account(AccountKey key) {
        return accounts.stream().filter(one -> one.account().equals(key)).findFirst();
    }
}
