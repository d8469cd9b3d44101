package fidus.clients;

/// ONBOARDING → ACTIVE ↔ ON_HOLD; ACTIVE → CLOSED. Who is still ONBOARDING may be put on hold too,
/// and is ONBOARDING again afterwards.
public enum ClientState {
    ONBOARDING,
    ACTIVE,
    ON_HOLD,
    CLOSED
}
