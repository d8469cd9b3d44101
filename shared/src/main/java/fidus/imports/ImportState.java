package fidus.imports;

public enum ImportState {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
