package fidus.mt5.readings;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.List;

/// What becomes of a reading.
///
/// @param findings failed and skipped rules in the order of the rules
public record QuarantineResult(Outcome outcome, List<QuarantineFinding> findings) {
    /// Where the reading goes.
    public enum Outcome {
        ACCEPTED,
        /// Waits for a person; the last accepted reading ages on.
        HELD,
        /// Never used; the answer's deals are refused too.
        REJECTED,
        /// Out of order: something at least as new is already accepted.
        IGNORED
    }

    public QuarantineResult {
        findings = List.copyOf(findings);
    }

    /// The rules that failed, in order.
    @JsonIgnore
    public List<QuarantineRule> failedRules() {
        return findings.stream()
                .filter(finding -> !finding.skipped())
                .map(QuarantineFinding::rule)
                .toList();
    }
}
