package fidus.mt5.rebates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lots of closed positions. A round turn counts once, at its closing deal; open positions and cash
/// movements give nothing. A closed MT4 order is one closing row.
///
/// @param lots one per closing deal, in order of time and ticket
/// @param unresolved keys of trades whose closed part cannot be known: without entry, volume or
///   symbol, or turning round a position whose opening is not among the deals. They count nothing
///   until somebody says what they are
public record ClosedVolume(List<ClosedLot> lots, List<String> unresolved) {
    public ClosedVolume {
        lots = List.copyOf(lots);
        unresolved = List.copyOf(unresolved);
    }

    /// Reads the deals of any accounts from the opening of their positions on. A deal given twice
    /// counts once.
    public static ClosedVolume of(List<Deal> deals) {
        Map<String, Deal> byKey = new LinkedHashMap<>();
        deals.stream()
                .filter(Deal::isTrade)
                .sorted(Comparator.comparing(Deal::time).thenComparingLong(Deal::ticket))
                .forEach(deal -> byKey.putIfAbsent(deal.key(), deal));
        Reader reader = new Reader();
        byKey.values().forEach(reader::read);
        return new ClosedVolume(reader.lots, reader.unresolved);
    }

    @JsonIgnore
    public BigDecimal total() {
        return lots.stream().map(ClosedLot::lots).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private record Market(AccountKey account, String symbol) {}

    /// Follows the net open volume per account and symbol: positions only turn round on accounts
    /// that net, which have one position per symbol.
    private static final class Reader {
        private final Map<Market, BigDecimal> open = new HashMap<>();
        private final List<ClosedLot> lots = new ArrayList<>();
        private final List<String> unresolved = new ArrayList<>();

        void read(Deal deal) {
            DealEntry entry = deal.row().entry();
            BigDecimal volume = deal.row().volume();
            String symbol = deal.row().symbol();
            if (entry == null || volume == null || symbol == null || volume.signum() < 0) {
                unresolved.add(deal.key());
                return;
            }
            Market market = new Market(deal.account(), symbol);
            BigDecimal before = open.getOrDefault(market, BigDecimal.ZERO);
            BigDecimal signed = deal.dealKind() == DealKind.BUY ? volume : volume.negate();
            open.put(market, before.add(signed));
            switch (entry) {
                case IN -> {}
                case OUT, OUT_BY -> close(deal, symbol, volume);
                case INOUT -> {
                    if (before.signum() * signed.signum() < 0) {
                        close(deal, symbol, volume.min(before.abs()));
                    } else {
                        unresolved.add(deal.key());
                    }
                }
            }
        }

        private void close(Deal deal, String symbol, BigDecimal closed) {
            if (closed.signum() > 0) {
                lots.add(
                        new ClosedLot(
                                deal.key(),
                                deal.account(),
                                deal.row().serverTime().toLocalDate(),
                                symbol,
                                closed));
            }
        }
    }
}
