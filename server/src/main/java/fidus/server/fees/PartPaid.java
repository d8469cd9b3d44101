package fidus.server.fees;

import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.money.Money;

import java.util.ArrayList;
import java.util.List;

/// A part of a run with what was paid of it.
///
/// @param pieces of payments
public record PartPaid(FeePart part, List<FeePaid> pieces) {
    public PartPaid {
        pieces = List.copyOf(pieces);
    }

    /// The payments fall on the first parts first; what was paid beyond the fee is on the last one.
    public static List<PartPaid> of(FeeRun run, List<FeePaid> payments) {
        var left = new ArrayList<>(payments);
        var parts = new ArrayList<PartPaid>();
        for (int i = 0; i < run.parts().size(); i++) {
            FeePart part = run.parts().get(i);
            boolean last = i == run.parts().size() - 1;
            parts.add(new PartPaid(part, last ? left : taken(left, part.fee())));
        }
        return parts;
    }

    /// What is still to be paid of it, never below zero.
    public Money open() {
        Money open = part.fee();
        for (FeePaid piece : pieces) {
            open = open.minus(piece.money());
        }
        return open.signum() < 0 ? Money.zero(open.currency()) : open;
    }

    private static List<FeePaid> taken(List<FeePaid> left, Money upTo) {
        var pieces = new ArrayList<FeePaid>();
        Money room = upTo;
        while (room.signum() > 0 && !left.isEmpty()) {
            FeePaid next = left.removeFirst();
            Money piece = next.money().compareTo(room) <= 0 ? next.money() : room;
            pieces.add(FeePaid.of(next.payment(), next.paidOn(), piece));
            Money rest = next.money().minus(piece);
            if (rest.signum() > 0) {
                left.addFirst(FeePaid.of(next.payment(), next.paidOn(), rest));
            }
            room = room.minus(piece);
        }
        return pieces;
    }
}
