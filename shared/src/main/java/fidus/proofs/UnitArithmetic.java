package fidus.proofs;

import fidus.fees.Derivation;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What units are worth after their pool earned something: every unit earns the same on its value.
final class UnitArithmetic {
    private static final int DIGITS = 24;

    private UnitArithmetic() {}

    static void prices(ProofLine line, List<Derivation> found) {
        BigDecimal value = BigDecimal.ZERO;
        for (String series : line.each("units")) {
            BigDecimal units = line.input("units: " + series);
            value = value.add(units.multiply(line.input("price: " + series)));
        }
        BigDecimal earned = line.input("earned");
        BigDecimal growth =
                earned.signum() == 0
                        ? BigDecimal.ONE
                        : value.add(earned).divide(value, Decimals.DIVISION);
        for (String series : line.each("units")) {
            BigDecimal price = line.input("price: " + series).multiply(growth);
            found.add(
                    Derivation.computed(
                            "price: " + series,
                            "price × (value + earned) ÷ value, value = Σ units × price",
                            price.setScale(Math.min(price.scale(), DIGITS), RoundingMode.HALF_EVEN),
                            given(line)));
        }
    }

    private static List<Derivation> given(ProofLine line) {
        var given = new ArrayList<Derivation>();
        line.inputs().forEach(one -> given.add(Derivation.given(one.named(), one.value().value())));
        return given;
    }
}
