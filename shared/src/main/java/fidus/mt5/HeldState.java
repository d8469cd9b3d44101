package fidus.mt5;

public enum HeldState {
    HELD,
    ACCEPTED,
    REJECTED
}
