package fidus.clients;

/// ONBOARDING → ACTIVE ↔ ON_HOLD; ACTIVE → CLOSED.
public enum ClientState {
    ONBOARDING,
    ACTIVE,
    ON_HOLD,
    CLOSED
}
