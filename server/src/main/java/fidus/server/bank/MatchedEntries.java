package fidus.server.bank;

import fidus.ledger.JournalEntry;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which entries a match uses.
record MatchedEntries(BankStatements.Ground ground) {
    /// Whether a match uses a posting of an entry at a bank.
    boolean has(Unit unit, JournalEntry entry) {
        Map<String, Set<String>> postings = new HashMap<>();
        for (int i = 0; i < entry.postings().size(); i++) {
            String bank = entry.postings().get(i).dimensions().get("bankAccount");
            if (bank != null) {
                postings.computeIfAbsent(bank, _ -> new HashSet<>())
                        .add("ENTRY-" + entry.number() + "-" + (i + 1));
            }
        }
        for (HouseAccount house : ground.payments().wallets().houseAccounts().all(unit)) {
            Set<String> its = postings.getOrDefault(house.name(), Set.of());
            var rows = new Matching.Rows(house, its, Set.of());
            if (!its.isEmpty() && !ground.matching().among().apply(unit, rows).book().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
