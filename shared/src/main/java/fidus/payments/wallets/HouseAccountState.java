package fidus.payments.wallets;

/// ACTIVE → RETIRED. It enters as ACTIVE, because another person approved it.
public enum HouseAccountState {
    ACTIVE,
    RETIRED
}
