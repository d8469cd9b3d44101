package fidus.server.reports;

import fidus.imports.Section;
import fidus.imports.SectionCount;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// Counts and adds up the rows of one section.
final class Tally {
    private static final int MOST_WORDS = 200;
    private static final String OTHER = "(other)";

    private final Section section;
    private final Map<String, Integer> byType = new TreeMap<>();
    private final Map<String, Integer> byDirection = new TreeMap<>();
    private final Map<String, Integer> byState = new TreeMap<>();
    private BigDecimal commission = BigDecimal.ZERO;
    private BigDecimal fee = BigDecimal.ZERO;
    private BigDecimal swap = BigDecimal.ZERO;
    private BigDecimal profit = BigDecimal.ZERO;
    private @Nullable Currency currency;
    private int rows;

    Tally(Section section) {
        this.section = section;
    }

    void row() {
        rows++;
    }

    void type(String word) {
        count(byType, word);
    }

    void direction(String word) {
        count(byDirection, word);
    }

    void state(String word) {
        count(byState, word);
    }

    /// A real table has a dozen words; one with hundreds is counted under one more.
    private static void count(Map<String, Integer> words, String word) {
        boolean room = words.size() < MOST_WORDS || words.containsKey(word);
        words.merge(room ? word : OTHER, 1, Integer::sum);
    }

    void add(DealRow deal) {
        add(deal.commission(), deal.fee(), deal.swap(), deal.dealProfit());
    }

    void add(Money ofCommission, Money ofFee, Money ofSwap, Money ofProfit) {
        currency = ofProfit.currency();
        commission = commission.add(ofCommission.amount());
        fee = fee.add(ofFee.amount());
        swap = swap.add(ofSwap.amount());
        profit = profit.add(ofProfit.amount());
    }

    int rows() {
        return rows;
    }

    SectionCount count() {
        Currency of = currency;
        return new SectionCount(
                section,
                rows,
                byType,
                byDirection,
                byState,
                of == null
                        ? null
                        : new SectionCount.Sums(
                                new Money(commission, of),
                                new Money(fee, of),
                                new Money(swap, of),
                                new Money(profit, of)));
    }
}
