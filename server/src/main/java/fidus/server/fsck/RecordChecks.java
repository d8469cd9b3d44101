package fidus.server.fsck;

import fidus.settings.SettingKey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records among each other: parents exist, mapping lines give the principal, one client per
/// account, deals under their own key, and no row in two matches.
final class RecordChecks {
    private final FsckStore store;
    private BigDecimal tolerance = new BigDecimal(SettingKey.MAPPING_TOLERANCE.standard());
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> clients = new HashSet<>();
    private final Map<String, String> clientOf = new HashMap<>();

    RecordChecks(FsckStore store) {
        this.store = store;
    }

    List<Finding> findings() {
        store.each("settings", "_id", this::tolerance);
        store.each("clients", "_id", client -> clients.add(client.text("_id")));
        store.each("tradingAccounts", "_id", this::account);
        store.each("investments", "_id", this::contract);
        store.each("deals", "_id", this::deal);
        store.each(
                "readings",
                "_id",
                reading -> parent("READING", reading.text("_id"), key(reading, "reading.account")));
        store.each("allocationEvents", "_id", this::allocation);
        matches();
        return findings;
    }

    /// A contract was placed under whatever held then, so the widest that ever held counts.
    private void tolerance(FsckStore.Stored setting) {
        if (setting.text("_id").equals(SettingKey.MAPPING_TOLERANCE.name())) {
            for (FsckStore.Stored value : setting.list("history.values")) {
                tolerance = tolerance.max(new BigDecimal(value.text("value")));
            }
        }
    }

    private void account(FsckStore.Stored account) {
        if (!accounts.add(key(account, "key"))) {
            findings.add(new Finding("ACCOUNT_ONCE", key(account, "key"), "is registered twice"));
        }
    }

    private void contract(FsckStore.Stored contract) {
        String name = "contract " + contract.text("number");
        if (!clients.contains(contract.text("clientId"))) {
            findings.add(new Finding("CONTRACT_CLIENT", name, "its client does not exist"));
        }
        BigDecimal sum = BigDecimal.ZERO;
        boolean active = false;
        for (FsckStore.Stored line : contract.list("mappings")) {
            if (line.has("until")) {
                continue;
            }
            active = true;
            sum = sum.add(number(line.text("mappedPrincipal.amount")));
            if (line.has("account")) {
                mapped(name, contract, key(line, "account"));
            }
        }
        BigDecimal rest = sum.subtract(number(contract.text("principal.amount"))).abs();
        if (active && rest.compareTo(tolerance) > 0) {
            findings.add(
                    new Finding(
                            "MAPPING_SUM",
                            name,
                            "its active lines differ from the principal by "
                                    + rest.toPlainString()));
        }
    }

    private void mapped(String name, FsckStore.Stored contract, String account) {
        parent("MAPPING", name, account);
        String before = clientOf.putIfAbsent(account, contract.text("clientId"));
        if (before != null && !before.equals(contract.text("clientId"))) {
            findings.add(new Finding("ONE_CLIENT", account, "serves two clients at a time"));
        }
    }

    private void deal(FsckStore.Stored deal) {
        String id = deal.text("_id");
        String key =
                deal.text("account.server")
                        + "/"
                        + deal.text("account.login")
                        + "/"
                        + deal.text("row.ticket");
        if (!id.equals(key)) {
            findings.add(
                    new Finding("DEAL_KEY", id, "stands under another key than its own, " + key));
        }
        parent("DEAL", id, key(deal, "account"));
    }

    private void allocation(FsckStore.Stored event) {
        String path = event.has("event.account") ? "event.account" : "account";
        parent("ALLOCATION", event.text("_id"), key(event, path));
    }

    private void matches() {
        Map<String, Integer> free = new HashMap<>();
        store.each(
                "reconciliationMatches",
                "_id",
                match -> {
                    if (match.text("recorded.matchState").equals("MATCHED")) {
                        free.put(
                                match.text("_id"),
                                match.size("recorded.match.bookRows")
                                        + match.size("recorded.match.statementRows"));
                    }
                });
        store.each(
                "matchedRows",
                "_id",
                row -> {
                    if (free.computeIfPresent(row.text("match"), (_, rows) -> rows - 1) == null) {
                        findings.add(
                                new Finding(
                                        "ROW_MATCHED",
                                        row.text("_id"),
                                        "is kept as used by a match that is not active"));
                    }
                });
        free.forEach(
                (match, rows) -> {
                    if (rows != 0) {
                        findings.add(
                                new Finding(
                                        "MATCH_ROWS",
                                        match,
                                        rows + " of its rows are not kept as used by it"));
                    }
                });
    }

    private void parent(String check, String name, String account) {
        if (!accounts.contains(account)) {
            findings.add(
                    new Finding(
                            check + "_ACCOUNT",
                            name,
                            "hangs on the account " + account + ", which is not registered"));
        }
    }

    private static String key(FsckStore.Stored stored, String path) {
        return stored.text(path + ".login") + "@" + stored.text(path + ".server");
    }

    private static BigDecimal number(String text) {
        return text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
