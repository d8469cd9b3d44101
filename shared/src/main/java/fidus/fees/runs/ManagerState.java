package fidus.fees.runs;

public enum ManagerState {
    ACTIVE,
    /// Takes no new mandate; what runs, runs on.
    RETIRED
}
