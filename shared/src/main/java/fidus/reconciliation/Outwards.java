package fidus.reconciliation;

/// Walks the rows of one sign in a span outwards from an amount, the nearer first, so that whoever
/// finds what is wanted early sees few others.
final class Outwards {
    private final long[] sums;
    private final int from;
    private final int to;
    private final int sign;
    private final long target;
    private final long low;
    private final long high;
    private int up;
    private int down;

    /// Between which magnitudes rows are looked at.
    record Limits(long low, long high) {}

    /// @param magnitude of the amount, above zero
    Outwards(Nearby.Span span, int sign, long magnitude, Limits limits) {
        sums = span.sums;
        from = span.from;
        to = span.to;
        this.sign = sign;
        target = sign * magnitude;
        low = Math.max(1, limits.low);
        high = limits.high;
        up = IntSort.firstFrom(sums, from, to, target);
        down = up - 1;
    }

    /// The place of the next row.
    ///
    /// @param most how far its amount may be away
    /// @return −1 when there is none
    int next(long most) {
        long above = up < to && fits(sums[up]) ? sums[up] - target : Long.MAX_VALUE;
        long below = down >= from && fits(sums[down]) ? target - sums[down] : Long.MAX_VALUE;
        if (Math.min(above, below) > most || Math.min(above, below) == Long.MAX_VALUE) {
            return -1;
        }
        return above <= below ? up++ : down--;
    }

    private boolean fits(long sum) {
        long magnitude = sum * sign;
        return magnitude >= low && magnitude <= high;
    }
}
