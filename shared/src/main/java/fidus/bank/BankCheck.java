package fidus.bank;

import fidus.money.Money;

import java.math.BigDecimal;

/// Two figures of one file that should be the same. The difference is shown, never forced.
///
/// @param tie what is compared, such as `opening + rows = closing`
/// @param left computed from the rows
/// @param right as printed
/// @param unit the currency's code, or `rows` for counts
public record BankCheck(String tie, BigDecimal left, BigDecimal right, String unit) {
    public static BankCheck of(String tie, Money left, Money right) {
        return new BankCheck(tie, left.amount(), right.amount(), left.currency().code());
    }

    public static BankCheck count(String tie, long left, long right) {
        return new BankCheck(tie, BigDecimal.valueOf(left), BigDecimal.valueOf(right), "rows");
    }

    public boolean ties() {
        return left.compareTo(right) == 0;
    }

    public BigDecimal difference() {
        return left.subtract(right);
    }
}
