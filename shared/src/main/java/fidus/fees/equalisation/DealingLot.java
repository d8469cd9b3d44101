package fidus.fees.equalisation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;

import java.math.BigDecimal;

/// One subscription with its own high-water mark.
///
/// @param lot unique in its register
/// @param mark gross value per unit up to which fees have been paid: the dealing price at first
public record DealingLot(
        String lot, String investor, BigDecimal units, BigDecimal price, BigDecimal mark) {
    /// @throws Refused `BAD_VALUE` for units below zero or a price or mark not above it
    public DealingLot {
        if (units.signum() < 0 || price.signum() <= 0 || mark.signum() <= 0) {
            throw Refused.at(
                    "lot",
                    Problem.Code.BAD_VALUE,
                    "A lot has no negative units, and its price and mark are positive.");
        }
    }

    /// The lot a sum of money buys; units are not rounded (34 digits).
    public static DealingLot bought(
            String lot, String investor, BigDecimal money, BigDecimal price) {
        if (price.signum() <= 0) {
            throw Refused.at("price", Problem.Code.BAD_VALUE, "A price is positive.");
        }
        return new DealingLot(lot, investor, money.divide(price, Decimals.DIVISION), price, price);
    }

    public DealingLot withUnits(BigDecimal left) {
        return new DealingLot(lot, investor, left, price, mark);
    }

    public DealingLot withMark(BigDecimal raised) {
        return new DealingLot(lot, investor, units, price, raised);
    }
}
