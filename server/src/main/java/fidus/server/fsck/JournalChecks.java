package fidus.server.fsck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The journal: every entry balanced per currency, numbers gapless, sources unique, reversals of
/// existing entries and at most one each, no principal on a day that has not come.
final class JournalChecks {
    private final FsckStore store;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    private final Map<String, String> reversals = new HashMap<>();
    private final Map<String, String> ahead = new LinkedHashMap<>();
    private final String latest;
    private long next = 1;

    /// @param latest the last day that has come somewhere, whatever the zone of the house
    JournalChecks(FsckStore store, LocalDate latest) {
        this.store = store;
        this.latest = latest.toString();
    }

    List<Finding> findings() {
        store.each("journalEntries", "number", this::check);
        store.each("journalHead", "_id", this::checkEnd);
        reversals.forEach(
                (reversed, by) -> {
                    if (!ids.contains(reversed)) {
                        findings.add(
                                new Finding(
                                        "JOURNAL_REVERSAL",
                                        by,
                                        "reverses an entry that does not exist"));
                    }
                });
        ahead.keySet().removeAll(reversals.keySet());
        ahead.values()
                .forEach(
                        name ->
                                findings.add(
                                        new Finding(
                                                "PRINCIPAL_AHEAD",
                                                name,
                                                "a contract's principal is in the books on a day"
                                                    + " only that has not come; while none of its"
                                                    + " payouts is due, correct its start date,"
                                                    + " which posts it as of the start")));
        return findings;
    }

    /// The counter knows how many entries were ever posted.
    private void checkEnd(FsckStore.Stored head) {
        if (!head.text("next").equals(Long.toString(next))) {
            findings.add(
                    new Finding(
                            "JOURNAL_GAPLESS",
                            "entry " + next,
                            "the journal ends here, but entry "
                                    + head.text("next")
                                    + " is the next to be posted"));
        }
    }

    private void check(FsckStore.Stored entry) {
        String name = "entry " + entry.text("number");
        ids.add(entry.text("_id"));
        if (!entry.text("number").equals(Long.toString(next))) {
            findings.add(
                    new Finding("JOURNAL_GAPLESS", name, "entry " + next + " should stand here"));
        }
        next =
                entry.text("number").matches("\\d{1,18}")
                        ? Long.parseLong(entry.text("number")) + 1
                        : next + 1;
        if (!sources.add(
                entry.text("eventCode") + "|" + entry.text("source") + "|" + entry.text("leg"))) {
            findings.add(new Finding("JOURNAL_ONCE", name, "its source was posted before"));
        }
        if (entry.text("eventCode").equals("E2") && entry.text("valueOn").compareTo(latest) > 0) {
            ahead.put(
                    entry.text("_id"),
                    name + ", " + entry.text("source") + ", on " + entry.text("valueOn"));
        }
        if (entry.has("reverses") && reversals.put(entry.text("reverses"), name) != null) {
            findings.add(
                    new Finding(
                            "JOURNAL_REVERSAL",
                            name,
                            "reverses an entry that was reversed before"));
        }
        balance(name, entry);
    }

    private void balance(String name, FsckStore.Stored entry) {
        Map<String, BigDecimal> sums = new HashMap<>();
        List<FsckStore.Stored> postings = entry.list("postings");
        if (postings.size() < 2) {
            findings.add(new Finding("JOURNAL_BALANCED", name, "has fewer than two postings"));
        }
        for (FsckStore.Stored posting : postings) {
            String amount = posting.text("money.amount");
            if (!amount.matches("\\d+(\\.\\d+)?") || new BigDecimal(amount).signum() <= 0) {
                findings.add(
                        new Finding(
                                "JOURNAL_BALANCED", name, "has a posting that is not above zero"));
                continue;
            }
            BigDecimal signed =
                    posting.text("side").equals("DEBIT")
                            ? new BigDecimal(amount)
                            : new BigDecimal(amount).negate();
            sums.merge(posting.text("money.currency"), signed, BigDecimal::add);
        }
        sums.forEach(
                (currency, sum) -> {
                    if (sum.signum() != 0) {
                        findings.add(
                                new Finding(
                                        "JOURNAL_BALANCED",
                                        name,
                                        "debit and credit differ by "
                                                + sum.toPlainString()
                                                + " "
                                                + currency));
                    }
                });
    }
}
