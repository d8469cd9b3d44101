package fidus.fees.equalisation;

import fidus.fees.Derivation;
import fidus.fees.FeeRounding;

import java.math.BigDecimal;
import java.util.List;

/// The fee of one lot by its own mark: rate × (price − mark) × units, zero below the mark. Nobody
/// rides free and nobody pays for gains before their time.
///
/// @param after the lot with its mark raised to the price, where a fee was charged
public record LotFee(DealingLot before, BigDecimal fee, DealingLot after, Derivation derivation) {
    public static LotFee of(
            DealingLot lot, BigDecimal price, BigDecimal rate, FeeRounding rounding) {
        BigDecimal gain = price.subtract(lot.mark()).max(BigDecimal.ZERO);
        BigDecimal exact = gain.multiply(rate).multiply(lot.units());
        Derivation derivation =
                Derivation.computed(
                                "lotFee",
                                "rate × max(0, price − mark) × units",
                                exact,
                                List.of(
                                        Derivation.given("rate", rate),
                                        Derivation.given("price", price),
                                        Derivation.given("mark", lot.mark()),
                                        Derivation.given("units", lot.units())))
                        .rounded(rounding);
        BigDecimal fee = rounding.round(exact);
        return new LotFee(lot, fee, fee.signum() > 0 ? lot.withMark(price) : lot, derivation);
    }
}
