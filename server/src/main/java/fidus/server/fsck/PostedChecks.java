package fidus.server.fsck;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Wire;
import fidus.server.ledger.EntryDigest;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Entries that were posted many at once are told in the audit log by a digest: they are still the
/// ones it was made of, field by field.
final class PostedChecks {
    private record Told(String line, long last, String digest) {}

    private final FsckStore store;
    private final List<Finding> findings = new ArrayList<>();
    private final NavigableMap<Long, Told> told = new TreeMap<>();
    private final EntryDigest digest = new EntryDigest();
    private long reached;

    PostedChecks(FsckStore store) {
        this.store = store;
    }

    List<Finding> findings() {
        store.each("auditLines", "action", "POST_ENTRIES", "seq", this::take);
        if (!told.isEmpty()) {
            store.each("journalEntries", "number", this::add);
        }
        told.values()
                .forEach(one -> differs(one, "the journal does not reach the last of its entries"));
        return findings;
    }

    private void take(FsckStore.Stored line) {
        String name = "line " + line.text("seq");
        try {
            JsonNode after = Wire.LENIENT.readTree(line.text("line")).path("after");
            var one = new Told(name, after.path("last").asLong(), after.path("digest").asText());
            told.put(after.path("first").asLong(), one);
        } catch (JacksonException e) {
            findings.add(new Finding("AUDIT_ENTRIES", name, "the line is not readable"));
        }
    }

    private void add(FsckStore.Stored entry) {
        String text = entry.text("number");
        long number = text.matches("\\d{1,18}") ? Long.parseLong(text) : reached + 1;
        reached = number;
        var first = told.floorEntry(number);
        if (first == null || first.getValue().last < number) {
            return;
        }
        fields(entry);
        Told one = first.getValue();
        if (one.last == number) {
            told.remove(first.getKey());
            if (!digest.hex().equals(one.digest)) {
                differs(one, "the entries it tells of are not those that were posted");
            }
        }
    }

    private void differs(Told one, String what) {
        findings.add(new Finding("AUDIT_ENTRIES", one.line, what));
    }

    private void fields(FsckStore.Stored entry) {
        for (String name :
                List.of(
                        "_id",
                        "number",
                        "eventCode",
                        "source",
                        "leg",
                        "valueOn",
                        "period",
                        "bookedAt",
                        "makerId",
                        "checkerId",
                        "reverses",
                        "reason")) {
            digest.field(entry.text(name));
        }
        List<FsckStore.Stored> postings = entry.list("postings");
        digest.field(Integer.toString(postings.size()));
        postings.forEach(this::posting);
    }

    private void posting(FsckStore.Stored posting) {
        for (String name : List.of("account", "side", "money.amount", "money.currency")) {
            digest.field(posting.text(name));
        }
        List<String> names = posting.names("dimensions");
        digest.field(Integer.toString(names.size()));
        for (String name : names) {
            digest.field(name);
            digest.field(posting.text("dimensions." + name));
        }
    }
}
