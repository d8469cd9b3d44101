package fidus.fees;

/// What the hurdle is measured on.
public enum HurdleBase {
    /// Capital at work × yearly rate × its days: the house.
    ALLOCATION,
    /// Opening value of the period × yearly rate; always of the period only.
    OPENING_VALUE,
    /// High-water mark × yearly rate, simple.
    MARK,
    /// High-water mark × (1 + rate × part of a year) for each span, multiplied.
    MARK_COMPOUNDED,
    /// A stated sum per crystallisation period.
    FIXED_AMOUNT,
    /// Capital of each span × the return of the benchmark in it.
    BENCHMARK,
    /// Capital of each span × ((1 + rate)^(days ÷ 365) − 1).
    DAILY_GEOMETRIC
}
