package fidus.approvals;

/// One line of what both people see: a label and its value, exactly as digested.
public record Shown(String label, String value) {}
