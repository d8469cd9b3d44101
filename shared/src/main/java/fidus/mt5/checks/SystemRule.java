package fidus.mt5.checks;

/// The reconciliation rules of the house that compare plain figures, by their numbers.
public enum SystemRule {
    /// A contract's mapping lines add up to its principal.
    R1,
    /// An account serves one client at a time.
    R2,
    /// An account is registered once.
    R3,
    /// A transfer has both legs.
    R8,
    /// A source answers for the accounts it was asked about.
    R12,
    /// A reading is young enough.
    R13,
    /// No reading is held for an unexplained jump.
    R14,
    /// No reading is held for an unexplained zero.
    R15,
    /// Deals explain the change of the balance.
    R16,
    /// A deal stands on one login.
    R17,
    /// An account at work has everything set that decides its totals.
    R18,
    /// A client id means exactly one client.
    R22,
    /// Every record has its parent.
    R23,
    /// Every record obeys the rules of its fields.
    R24
}
