package fidus.auth;

public enum PersonState {
    ACTIVE,
    DISABLED
}
