package fidus.funds;

/// The product families. SEPARATION is internal and never sold.
public enum FundCode {
    CORE,
    BALANCE,
    DYNAMIC,
    UNLIMITED,
    SEPARATION
}
