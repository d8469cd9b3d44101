package fidus.proofs;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.Derivation;
import fidus.money.Currency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of a run with all it was computed from.
///
/// @param line whose it is, unique in its file
/// @param decimals that money of the currency has
/// @param asOf the day it counts on
public record ProofLine(
        String line,
        ProofFormula formula,
        Currency currency,
        int decimals,
        LocalDate asOf,
        List<ProofFigure> inputs,
        List<ProofFigure> results) {
    public ProofLine {
        inputs = List.copyOf(inputs);
        results = List.copyOf(results);
    }

    static ProofLine of(
            String line,
            ProofFormula formula,
            Currency currency,
            LocalDate asOf,
            ProofFigures figures) {
        return new ProofLine(
                line,
                formula,
                currency,
                currency.scale(),
                asOf,
                figures.inputs(),
                figures.results());
    }

    /// Computes the line from its inputs: a tree for each result.
    ///
    /// @throws Refused `BAD_VALUE` where an input is missing or cannot be computed with
    public List<Derivation> derivations() {
        return Arithmetic.of(this);
    }

    /// @throws Refused `BAD_VALUE` when there is none of that name
    BigDecimal input(String name) {
        return optional(name)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.BAD_VALUE, line + " says no " + name + "."));
    }

    Optional<BigDecimal> optional(String name) {
        return find(inputs, name);
    }

    /// What comes after the colon of the inputs of a name, in their order.
    List<String> each(String name) {
        return inputs.stream()
                .map(ProofFigure::name)
                .filter(one -> one.startsWith(name + ": "))
                .map(one -> one.substring(name.length() + 2))
                .toList();
    }

    Optional<BigDecimal> result(String name) {
        return find(results, name);
    }

    private static Optional<BigDecimal> find(List<ProofFigure> figures, String name) {
        return figures.stream()
                .filter(one -> one.name().equals(name))
                .map(one -> one.value().value())
                .findFirst();
    }

    /// Where it says something else than its inputs give.
    @JsonIgnore
    public List<String> differences() {
        var found = new ArrayList<String>();
        List<Derivation> again = derivations();
        if (again.size() != results.size()) {
            found.add(line + ": it has " + results.size() + " results, not " + again.size());
        }
        for (Derivation one : again) {
            BigDecimal said = result(one.name()).orElse(null);
            if (said == null || said.compareTo(one.value().value()) != 0) {
                found.add(
                        line
                                + ", "
                                + one.name()
                                + ": the file says "
                                + (said == null ? "nothing" : said.toPlainString())
                                + ", computed again it is "
                                + one.value());
            }
        }
        return found;
    }
}
