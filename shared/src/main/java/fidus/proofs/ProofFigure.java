package fidus.proofs;

import fidus.fees.Exact;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A figure with its name in the words of the arithmetic.
///
/// @param asOf the day whose figure it is; absent for what was agreed and for results
public record ProofFigure(String name, Exact value, @Nullable LocalDate asOf) {
    public static ProofFigure of(String name, BigDecimal value) {
        return new ProofFigure(name, new Exact(value), null);
    }

    public static ProofFigure of(String name, BigDecimal value, LocalDate asOf) {
        return new ProofFigure(name, new Exact(value), asOf);
    }

    /// The name with the day, for a page.
    String named() {
        return asOf == null ? name : name + ", as of " + asOf;
    }
}
