package fidus.fees.equalisation;

import java.math.BigDecimal;
import java.util.List;

/// One crystallisation of a share class that charges all units the same and corrects each lot: with
/// class mark m, lot price s and gross price g, the class fee is rate × (g − m), the credit
/// returned rate × (min(g, s) − m) where s > m, and the contingent redemption rate × (min(g, m) −
/// s) where s < m. Together each lot bears rate × (g − s), its own gain.
///
/// @param lots in the order given
/// @param classMark after it: never below the mark before
public record ClassSettlement(List<LotPart> lots, BigDecimal classMark) {
    /// What one lot bears, per unit and not rounded.
    ///
    /// @param classFee taken from the value of every unit
    /// @param creditReturned in new units
    /// @param redeemed for the gain below the class mark
    public record LotPart(
            DealingLot lot, BigDecimal classFee, BigDecimal creditReturned, BigDecimal redeemed) {
        /// The lot's fee per unit after all: its own gain × rate.
        public BigDecimal borne() {
            return classFee.subtract(creditReturned).add(redeemed);
        }
    }

    public ClassSettlement {
        lots = List.copyOf(lots);
    }

    /// @param price gross value per unit
    public static ClassSettlement of(
            List<DealingLot> lots, BigDecimal classMark, BigDecimal price, BigDecimal rate) {
        List<LotPart> parts =
                lots.stream()
                        .map(
                                lot ->
                                        new LotPart(
                                                lot,
                                                gain(price, classMark).multiply(rate),
                                                gain(price.min(lot.mark()), classMark)
                                                        .multiply(rate),
                                                gain(price.min(classMark), lot.mark())
                                                        .multiply(rate)))
                        .toList();
        return new ClassSettlement(parts, classMark.max(price));
    }

    private static BigDecimal gain(BigDecimal price, BigDecimal mark) {
        return price.subtract(mark).max(BigDecimal.ZERO);
    }
}
