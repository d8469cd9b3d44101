package fidus.growth;

import fidus.money.Money;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All deals of one position of an account.
///
/// @param number the broker's; of a closed MT4 order its ticket
/// @param deals in order of time and ticket
public record Position(long number, @Nullable String symbol, List<Deal> deals) {
    public Position {
        deals = List.copyOf(deals);
    }

    /// The positions of one account, by the time of their first deal. A deal given twice counts
    /// once.
    public static List<Position> of(List<Deal> deals) {
        Map<Long, Map<Long, Deal>> found = new LinkedHashMap<>();
        deals.stream()
                .filter(Deal::isTrade)
                .sorted(Comparator.comparing(Deal::time).thenComparingLong(Deal::ticket))
                .forEach(
                        deal ->
                                found.computeIfAbsent(number(deal), _ -> new LinkedHashMap<>())
                                        .putIfAbsent(deal.ticket(), deal));
        var positions = new ArrayList<Position>();
        found.forEach(
                (number, own) -> {
                    List<Deal> all = List.copyOf(own.values());
                    positions.add(new Position(number, all.getFirst().row().symbol(), all));
                });
        return List.copyOf(positions);
    }

    private static long number(Deal deal) {
        Long position = deal.row().position();
        return position == null ? deal.ticket() : position;
    }

    /// Σ net of all its deals.
    public Money net() {
        return sum(Instant.EPOCH, Instant.MAX);
    }

    /// Σ net of its deals after one instant and by another.
    Money sum(Instant after, Instant by) {
        Money sum = Money.zero(deals.getFirst().netAmount().currency());
        for (Deal deal : deals) {
            boolean within = deal.time().isAfter(after) && !deal.time().isAfter(by);
            sum = within ? sum.plus(deal.netAmount()) : sum;
        }
        return sum;
    }

    /// Whether nothing of it is open: what was bought was sold. One whose opening is not among the
    /// deals, as of every MT4 order, ended with the deals that are there.
    public boolean isClosed() {
        BigDecimal open = BigDecimal.ZERO;
        boolean opened = false;
        boolean closed = false;
        for (Deal deal : deals) {
            BigDecimal volume = deal.row().volume();
            DealEntry entry = deal.row().entry();
            if (volume != null) {
                open = deal.dealKind() == DealKind.BUY ? open.add(volume) : open.subtract(volume);
            }
            opened |= entry == DealEntry.IN || entry == DealEntry.INOUT;
            closed |= entry != null && entry != DealEntry.IN;
        }
        return closed && (!opened || open.signum() == 0);
    }

    /// When its last deal was done.
    public Instant lastAt() {
        return deals.getLast().time();
    }
}
