package fidus.bank;

import fidus.money.Money;

import java.math.BigDecimal;
import java.util.List;

/// Two figures of one file that should be the same. The difference is shown, never forced.
///
/// @param tie what is compared, such as `opening + rows = closing`
/// @param left computed from the rows
/// @param right as printed
/// @param unit the currency's code, or `rows` for counts
public record BankCheck(String tie, BigDecimal left, BigDecimal right, String unit) {
    /// S1: the balances and the rows between them.
    public static final String TIE = "opening + rows = closing";

    /// S1 where a bank closes with what is valued by that day: rows it booked already and values
    /// later stand outside its balance.
    public static final String VALUED_TIE = "opening + rows valued up to the closing day = closing";

    /// S1 where rows or balances of the file could not be read.
    public static final String READ = "rows and balances that could be read";

    /// How many entries are the sum of their details; each that is not has a check of its own, up
    /// to a number of them.
    public static final String ADDING_UP = "entries whose details add up";

    /// How many batches have right totals; likewise.
    public static final String BATCHES = "batches whose totals are right";

    /// The unit of counts.
    public static final String ROWS = "rows";

    public static BankCheck of(String tie, Money left, Money right) {
        return new BankCheck(tie, left.amount(), right.amount(), left.currency().code());
    }

    public static BankCheck count(String tie, long left, long right) {
        return new BankCheck(tie, BigDecimal.valueOf(left), BigDecimal.valueOf(right), ROWS);
    }

    public boolean ties() {
        return left.compareTo(right) == 0;
    }

    /// Whether it says that the rows lead from the opening balance to the closing one. All others
    /// are about parts and totals: what they miss is no missing money by itself.
    public boolean ofBalances() {
        return tie.equals(TIE) || tie.equals(VALUED_TIE);
    }

    /// Whether it says how much of the file could be read.
    public boolean ofReading() {
        return tie.equals(READ);
    }

    /// Whether it only counts how many parts are right, not saying which are not.
    public boolean ofCounts() {
        return tie.equals(ADDING_UP) || tie.equals(BATCHES);
    }

    /// How many parts are wrong by the counts among these, of which a file may have more than are
    /// named.
    public static long wrong(List<BankCheck> all) {
        return all.stream()
                .filter(BankCheck::ofCounts)
                .mapToLong(one -> one.difference().abs().longValue())
                .sum();
    }

    public BigDecimal difference() {
        return left.subtract(right);
    }
}
