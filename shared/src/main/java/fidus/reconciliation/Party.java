package fidus.reconciliation;

import java.util.List;

/// One side of a candidate: a single row or a group of rows, with everything a comparison needs in
/// whole numbers.
///
/// @param rows positions in row order, ascending
/// @param sum signed minor units
/// @param sign of every row, 0 when they differ
/// @param text what is compared; empty for groups
/// @param key the batch reference, empty when there is none
record Party(
        Side side, List<Integer> rows, long sum, int sign, TextView text, TextView key, Days days) {

    static Party group(List<Party> members) {
        Party first = members.getFirst();
        long sum = 0;
        int sign = first.sign;
        Days days = first.days;
        for (Party member : members) {
            sum = saturated(sum, member.sum);
            sign = member.sign == sign ? sign : 0;
            days = days.with(member.days);
        }
        List<Integer> rows = members.stream().map(Party::position).toList();
        return new Party(first.side, rows, sum, sign, TextView.EMPTY, first.key, days);
    }

    /// A group that could overflow is far beyond the size that may be matched.
    private static long saturated(long sum, long more) {
        long total = sum + more;
        boolean overflow = ((sum ^ total) & (more ^ total)) < 0;
        return overflow ? (sum < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE) : total;
    }

    /// Position of the first row.
    int position() {
        return rows.getFirst();
    }

    long magnitude() {
        return Math.abs(sum);
    }

    int size() {
        return rows.size();
    }
}
