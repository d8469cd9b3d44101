package fidus.imports;

import fidus.money.Money;

/// Two figures of one file that should be the same. The difference is shown, never forced: a report
/// of a part of the account's life, or deals archived by the broker, differ for good reasons.
///
/// @param left computed from the rows
/// @param right as printed
/// @param difference left − right
/// @param rows how many rows differ, for {@link Tie#RUNNING_BALANCE}; else 0
public record Check(Tie tie, Money left, Money right, Money difference, int rows, boolean ties) {
    /// What is compared.
    public enum Tie {
        OPENING_BALANCE("balance before the first row = 0"),
        RUNNING_BALANCE("each row's balance = the balance before it + its cash"),
        LAST_BALANCE("last row's balance = printed balance"),
        TOTAL_COMMISSION("sum of commissions = totals row"),
        TOTAL_FEE("sum of fees or taxes = totals row"),
        TOTAL_SWAP("sum of swaps = totals row"),
        TOTAL_PROFIT("sum of profits = totals row"),
        DEPOSITS("sum of balance rows = printed deposit/withdrawal"),
        CLOSED_PROFIT("sum of closed trades = printed closed trade profit"),
        WHOLE_LIFE("deposits + closed trades = printed balance"),
        FLOATING("sum over open positions = printed floating profit"),
        EQUITY("balance + credit + floating + open swap = printed equity");

        private final String sentence;

        Tie(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    public static Check of(Tie tie, Money left, Money right) {
        Money difference = left.minus(right);
        return new Check(tie, left, right, difference, 0, difference.isZero());
    }
}
