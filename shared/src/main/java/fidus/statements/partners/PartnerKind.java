package fidus.statements.partners;

/// Who gets a partner's statement.
public enum PartnerKind {
    AGENT,
    FRANCHISE
}
