package fidus.cashflow;

import fidus.ledger.EntryId;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What the journal moved after balances of banks and wallets were read. A balance is of an instant
/// and a booking of a day: on that day itself, what left counts unless it was booked before, and
/// what came in does not, so that nothing is held twice; nor does what takes such a move back.
public final class CashSince {
    private final BusinessDays days;
    private final List<UnallocatedCash> recorded;
    private final Set<EntryId> counted = new HashSet<>();

    /// What came in on the day itself and was booked after the balance was read.
    private final Set<EntryId> passedOver = new HashSet<>();

    private CashSince(BusinessDays days, List<UnallocatedCash> recorded) {
        this.days = days;
        this.recorded = recorded;
    }

    /// @param days on which a balance was taken and a move counts
    /// @param recorded the youngest balance of every holding
    /// @param moves in the order of their booking
    public static List<CashMoved> of(
            BusinessDays days, List<UnallocatedCash> recorded, List<CashMove> moves) {
        var since = new CashSince(days, recorded);
        var moved = new ArrayList<CashMoved>();
        moves.forEach(move -> since.add(moved, move));
        return List.copyOf(moved);
    }

    private void add(List<CashMoved> moved, CashMove move) {
        List<UnallocatedCash> places = places(move);
        if (places.isEmpty()) {
            return;
        }
        UnallocatedCash meant = meant(places, move);
        Instant asOf = meant == null ? youngest(places) : meant.asOf();
        boolean undone = move.reverses() != null && counted.contains(move.reverses());
        boolean never = move.reverses() != null && passedOver.contains(move.reverses());
        if (undone || (!never && isLater(move, asOf))) {
            counted.add(move.entryId());
            moved.add(new CashMoved(move, meant == null ? null : meant.holding()));
        } else if (isOnTheDay(move, asOf) && move.moved().signum() > 0) {
            passedOver.add(move.entryId());
        }
    }

    /// What is held where the journal says; where no balance is recorded under that name, what is
    /// held at places of that kind.
    private List<UnallocatedCash> places(CashMove move) {
        List<UnallocatedCash> named =
                in(move, one -> one.heldAt().strip().equalsIgnoreCase(move.heldAt().strip()));
        return named.isEmpty() ? in(move, one -> one.place() == move.place()) : named;
    }

    private List<UnallocatedCash> in(CashMove move, Predicate<CashHolding> where) {
        return recorded.stream()
                .filter(one -> one.cashBalance().currency().equals(move.moved().currency()))
                .filter(one -> where.test(one.holding()))
                .toList();
    }

    /// The only one, else the owner's of that fund, else the owner's of no fund.
    private static @Nullable UnallocatedCash meant(List<UnallocatedCash> places, CashMove move) {
        if (places.size() == 1) {
            return places.getFirst();
        }
        List<UnallocatedCash> owned =
                places.stream().filter(one -> one.holding().owner() == move.owner()).toList();
        List<UnallocatedCash> ofFund =
                owned.stream()
                        .filter(one -> one.holding().fundCode() != null)
                        .filter(one -> one.holding().fundCode() == move.fundCode())
                        .toList();
        List<UnallocatedCash> fitting =
                ofFund.isEmpty()
                        ? owned.stream().filter(one -> one.holding().fundCode() == null).toList()
                        : ofFund;
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }

    private static Instant youngest(List<UnallocatedCash> places) {
        return places.stream()
                .map(UnallocatedCash::asOf)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean isLater(CashMove move, Instant asOf) {
        return move.valueOn().isAfter(days.of(asOf))
                || (isOnTheDay(move, asOf) && move.moved().signum() < 0);
    }

    /// On the day of the balance and not booked before it.
    private boolean isOnTheDay(CashMove move, Instant asOf) {
        return move.valueOn().equals(days.of(asOf)) && !move.bookedAt().isBefore(asOf);
    }
}
