package fidus.rates;

/// What a rate of a file is beside those that are approved.
public enum RateStanding {
    /// None is approved for its day.
    NEW,
    /// Another one is approved for its day; it is replaced with a reason.
    DIFFERENT,
    /// The same is approved already.
    KNOWN,
    /// It cannot be taken.
    REFUSED
}
