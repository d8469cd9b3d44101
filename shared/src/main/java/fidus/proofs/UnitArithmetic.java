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
        BigDecimal earned = line.optional("earned").orElseGet(() -> earned(line, found));
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

    /// Where the file says what was earned on each account.
    private static BigDecimal earned(ProofLine line, List<Derivation> found) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String account : line.each("mapped")) {
            BigDecimal gained =
                    line.input("true P&L: " + account)
                            .subtract(line.input("true P&L before: " + account));
            sum =
                    sum.add(
                            gained.multiply(line.input("mapped: " + account))
                                    .divide(
                                            line.input("mapped by all: " + account),
                                            Decimals.DIVISION));
        }
        BigDecimal earned = sum.setScale(DIGITS, RoundingMode.HALF_EVEN);
        found.add(
                Derivation.computed(
                        "earned",
                        "Σ mapped ÷ mapped by all × (true P&L − true P&L before)",
                        earned,
                        given(line)));
        return earned;
    }

    private static List<Derivation> given(ProofLine line) {
        var given = new ArrayList<Derivation>();
        line.inputs().forEach(one -> given.add(Derivation.given(one.named(), one.value().value())));
        return given;
    }
}
