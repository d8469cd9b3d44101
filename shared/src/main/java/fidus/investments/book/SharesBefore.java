package fidus.investments.book;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// How a contract that shares performance stood at its last valuation before it was taken over.
///
/// @param valuedOn a month's end; what the accounts earn after it counts here
/// @param performance C since `interestStart` on that day, a loss below zero
/// @param highWaterMark the greatest C on which a share was found
/// @param shares all that were found, the oldest first
/// @param units of a contract in a pool, whose gains then are `performance` and `highWaterMark`;
///   absent where it has a mark of its own
public record SharesBefore(
        LocalDate valuedOn,
        Money performance,
        Money highWaterMark,
        List<ShareBefore> shares,
        @Nullable UnitsBefore units) {
    public SharesBefore {
        shares = List.copyOf(shares);
    }

    /// Of a contract with a mark of its own.
    public SharesBefore(
            LocalDate valuedOn, Money performance, Money highWaterMark, List<ShareBefore> shares) {
        this(valuedOn, performance, highWaterMark, shares, null);
    }

    /// What must still be earned before there is a share again: the mark, counted from the last
    /// valuation.
    public Money toRecover() {
        return highWaterMark.minus(performance);
    }

    /// Whether both say the same, whatever has been paid of it; true where there is neither.
    public static boolean areLike(@Nullable SharesBefore one, @Nullable SharesBefore other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.isLike(other);
    }

    private boolean isLike(SharesBefore other) {
        boolean pooled = units != null && other.units != null && units.isLike(other.units);
        boolean alone = units == null && other.units == null;
        return valuedOn.equals(other.valuedOn)
                && performance.equals(other.performance)
                && highWaterMark.equals(other.highWaterMark)
                && (pooled || alone)
                && shares.size() == other.shares.size()
                && IntStream.range(0, shares.size())
                        .allMatch(i -> shares.get(i).isLike(other.shares.get(i)));
    }
}
