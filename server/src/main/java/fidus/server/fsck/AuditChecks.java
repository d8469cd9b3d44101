package fidus.server.fsck;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Canonical;
import fidus.contract.Wire;

import java.util.ArrayList;
import java.util.List;

/// The audit log: gapless from 0, every line canonical, and its searchable copies say the same as
/// the line.
final class AuditChecks {
    private final FsckStore store;
    private final List<Finding> findings = new ArrayList<>();
    private long next;

    AuditChecks(FsckStore store) {
        this.store = store;
    }

    List<Finding> findings() {
        store.each("auditLines", "seq", this::check);
        store.each("auditHead", "_id", this::checkEnd);
        return findings;
    }

    /// The counter knows how many lines were ever written, so that lines cut off the end are
    /// missed.
    private void checkEnd(FsckStore.Stored head) {
        if (!head.text("next").equals(Long.toString(next))) {
            findings.add(
                    new Finding(
                            "AUDIT_GAPLESS",
                            "line " + next,
                            "the log ends here, but line "
                                    + head.text("next")
                                    + " is the next to be written"));
        }
    }

    private void check(FsckStore.Stored line) {
        String seq = line.text("seq");
        if (!seq.equals(Long.toString(next))) {
            findings.add(
                    new Finding(
                            "AUDIT_GAPLESS", "line " + seq, "line " + next + " should stand here"));
        }
        next = seq.matches("\\d{1,18}") ? Long.parseLong(seq) + 1 : next + 1;
        try {
            JsonNode read = Wire.LENIENT.readTree(line.text("line"));
            boolean same =
                    read.path("seq").asText().equals(seq)
                            && read.path("action").asText().equals(line.text("action"))
                            && read.path("target").asText().equals(line.text("subject"));
            if (!same) {
                findings.add(
                        new Finding(
                                "AUDIT_COPIES",
                                "line " + seq,
                                "the searchable copy differs from the line"));
            }
            if (!Canonical.text(read).equals(line.text("line"))) {
                findings.add(
                        new Finding(
                                "AUDIT_CANONICAL",
                                "line " + seq,
                                "the line is not in canonical form"));
            }
        } catch (JacksonException e) {
            findings.add(new Finding("AUDIT_CANONICAL", "line " + seq, "the line is not readable"));
        }
    }
}
