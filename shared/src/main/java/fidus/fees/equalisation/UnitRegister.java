package fidus.fees.equalisation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.FeeRounding;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Who holds which units of a share class, lot by lot. Each change answers a new register.
///
/// @param classMark the highest gross value per unit seen so far
public record UnitRegister(
        BigDecimal classMark, BigDecimal rate, FeeRounding rounding, List<Holding> holdings) {
    /// A lot and the equalisation it was bought with.
    public record Holding(DealingLot lot, Equalisation equalisation) {}

    public UnitRegister {
        holdings = List.copyOf(holdings);
    }

    public static UnitRegister opened(BigDecimal price, BigDecimal rate, FeeRounding rounding) {
        return new UnitRegister(price, rate, rounding, List.of());
    }

    /// @throws Refused `ALREADY_EXISTS` when the lot is there already
    public UnitRegister subscribe(String lot, String investor, BigDecimal money, BigDecimal price) {
        if (holdings.stream().anyMatch(held -> held.lot().lot().equals(lot))) {
            throw Refused.at("lot", Problem.Code.ALREADY_EXISTS, "Lot " + lot + " is there.");
        }
        DealingLot bought = DealingLot.bought(lot, investor, money, price);
        List<Holding> more = new ArrayList<>(holdings);
        more.add(
                new Holding(
                        bought, Equalisation.of(price, classMark, bought.units(), rate, rounding)));
        return with(more);
    }

    /// Redeems an investor's units, the oldest lots first.
    ///
    /// @throws Refused `BAD_VALUE` when the investor holds fewer
    public UnitRegister redeem(String investor, BigDecimal units) {
        if (units.signum() <= 0 || units.compareTo(unitsOf(investor)) > 0) {
            throw Refused.at(
                    "units",
                    Problem.Code.BAD_VALUE,
                    investor
                            + " holds "
                            + unitsOf(investor).toPlainString()
                            + " units; "
                            + units.toPlainString()
                            + " cannot be redeemed.");
        }
        BigDecimal left = units;
        List<Holding> after = new ArrayList<>();
        for (Holding held : holdings) {
            boolean theirs = held.lot().investor().equals(investor);
            BigDecimal taken = theirs ? left.min(held.lot().units()) : BigDecimal.ZERO;
            left = left.subtract(taken);
            BigDecimal rest = held.lot().units().subtract(taken);
            if (rest.signum() > 0) {
                after.add(new Holding(held.lot().withUnits(rest), held.equalisation()));
            }
        }
        return with(after);
    }

    /// A crystallisation at a gross price per unit: the class mark rises to it, if it is higher.
    public UnitRegister crystallised(BigDecimal price) {
        return new UnitRegister(classMark.max(price), rate, rounding, holdings);
    }

    public BigDecimal units() {
        return holdings.stream()
                .map(held -> held.lot().units())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal unitsOf(String investor) {
        return holdings.stream()
                .filter(held -> held.lot().investor().equals(investor))
                .map(held -> held.lot().units())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// @throws Refused `BAD_VALUE` when nobody holds a unit
    public BigDecimal pricePerUnit(BigDecimal netAssets) {
        if (units().signum() == 0) {
            throw Refused.at("units", Problem.Code.BAD_VALUE, "Nobody holds a unit.");
        }
        return netAssets.divide(units(), Decimals.DIVISION);
    }

    private UnitRegister with(List<Holding> changed) {
        return new UnitRegister(classMark, rate, rounding, changed);
    }
}
