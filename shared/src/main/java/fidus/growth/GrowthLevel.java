package fidus.growth;

/// What a line of growth is of, from the whole to the single account.
public enum GrowthLevel {
    PORTFOLIO,
    FUND,
    MANAGER,
    ACCOUNT
}
