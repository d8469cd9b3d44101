package fidus.fees.shares;

import fidus.fees.Exact;

/// Units of equal value. Dealing lots form one series, whose mark is that of the class.
///
/// @param price value per unit, after the last share was taken
/// @param mark value per unit up to which shares were paid
public record PoolSeries(String code, Exact units, Exact price, Exact mark) {}
