package fidus.franchises;

import fidus.investments.book.PoolBefore;
import fidus.investments.commissions.PoolRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A pool row on its way to those who share it.
///
/// @param paid the parts that were paid
/// @param before how both were paid before the contract was taken over; absent otherwise
public record PoolLine(
        PoolRow row, PoolState poolState, List<PoolPart> paid, @Nullable PoolBefore before) {
    public PoolLine {
        paid = List.copyOf(paid);
    }

    public PoolLine(PoolRow row, PoolState poolState, List<PoolPart> paid) {
        this(row, poolState, paid, null);
    }

    /// Both parts were paid before the contract was taken over.
    public PoolLine paidBefore(PoolBefore by) {
        return new PoolLine(row, PoolState.PAID, owed(), by);
    }

    public static PoolLine scheduled(PoolRow row) {
        return new PoolLine(row, PoolState.SCHEDULED, List.of());
    }

    public PoolLine become(PoolState to) {
        return new PoolLine(row, to, paid, before);
    }

    /// With one part paid; PAID when it was the last that is owed.
    public PoolLine paid(PoolPart part) {
        var parts = new ArrayList<>(paid);
        parts.add(part);
        boolean all = owed().stream().allMatch(parts::contains);
        return new PoolLine(row, all ? PoolState.PAID : poolState, parts);
    }

    /// The payment of one part came back.
    public PoolLine unpaid(PoolPart part) {
        var parts = new ArrayList<>(paid);
        parts.remove(part);
        return new PoolLine(row, PoolState.APPROVED, parts);
    }

    /// The parts that are not nothing.
    private List<PoolPart> owed() {
        var owed = new ArrayList<PoolPart>();
        if (row.agentPart().signum() > 0) {
            owed.add(PoolPart.AGENT);
        }
        if (row.companyPart().signum() > 0) {
            owed.add(PoolPart.COMPANY);
        }
        return owed;
    }
}
