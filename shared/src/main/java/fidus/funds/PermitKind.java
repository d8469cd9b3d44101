package fidus.funds;

/// What a permit allows.
public enum PermitKind {
    /// A principal below the minimum.
    WAIVER,
    /// A contract in a fund that is closed to new clients.
    INVITATION
}
