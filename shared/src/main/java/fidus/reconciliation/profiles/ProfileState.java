package fidus.reconciliation.profiles;

/// DRAFT → IN_FORCE → PAST, and back to IN_FORCE when an older version is taken again. At most one
/// version of a profile is in force.
public enum ProfileState {
    DRAFT,
    IN_FORCE,
    PAST
}
