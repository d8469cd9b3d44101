package fidus.fees.equalisation;

import fidus.fees.Derivation;
import fidus.fees.FeeRounding;

import java.math.BigDecimal;
import java.util.List;

/// The equalisation of one subscription: rate × |price − mark| × units, rounded once. Both methods
/// are those of the fund administrators' equalisation factor (credit) and depreciation deposit
/// (contingent redemption).
///
/// @param sum of the credit or of what may be redeemed; zero at the mark
public record Equalisation(EqualisationKind kind, BigDecimal sum, Derivation derivation) {
    /// @param price gross value per unit at dealing
    /// @param mark the class's high-water mark per unit
    public static Equalisation of(
            BigDecimal price,
            BigDecimal mark,
            BigDecimal units,
            BigDecimal rate,
            FeeRounding rounding) {
        EqualisationKind kind =
                switch (price.compareTo(mark)) {
                    case 1 -> EqualisationKind.CREDIT;
                    case -1 -> EqualisationKind.CONTINGENT_REDEMPTION;
                    default -> EqualisationKind.NONE;
                };
        BigDecimal exact = price.subtract(mark).abs().multiply(rate).multiply(units);
        Derivation derivation =
                Derivation.computed(
                                "equalisation",
                                "rate × |price − mark| × units",
                                exact,
                                List.of(
                                        Derivation.given("rate", rate),
                                        Derivation.given("price", price),
                                        Derivation.given("mark", mark),
                                        Derivation.given("units", units)))
                        .rounded(rounding);
        return new Equalisation(kind, rounding.round(exact), derivation);
    }
}
