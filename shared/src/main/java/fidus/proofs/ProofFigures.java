package fidus.proofs;

import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Figures of a line while it is written.
final class ProofFigures {
    private final List<ProofFigure> inputs = new ArrayList<>();
    private final List<ProofFigure> results = new ArrayList<>();

    ProofFigures given(String name, BigDecimal value) {
        inputs.add(ProofFigure.of(name, value));
        return this;
    }

    ProofFigures given(String name, BigDecimal value, LocalDate asOf) {
        inputs.add(ProofFigure.of(name, value, asOf));
        return this;
    }

    ProofFigures result(String name, Money value) {
        return result(name, value.amount());
    }

    ProofFigures result(String name, BigDecimal value) {
        results.add(ProofFigure.of(name, value));
        return this;
    }

    List<ProofFigure> inputs() {
        return inputs;
    }

    List<ProofFigure> results() {
        return results;
    }
}
