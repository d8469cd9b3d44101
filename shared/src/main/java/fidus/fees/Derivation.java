package fidus.fees;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a figure comes from: a tree whose leaves are what somebody stated and whose nodes say the
/// formula, the value before rounding and the rounding.
///
/// @param name what the figure is called, in the words of the agreement
/// @param formula the arithmetic in terms of the inputs' names; absent for a stated figure
/// @param unrounded the value with all digits
/// @param rounding how it was rounded; absent where it was not
/// @param value the figure itself; equal to `unrounded` where nothing was rounded
public record Derivation(
        String name,
        @Nullable String formula,
        Exact unrounded,
        @Nullable FeeRounding rounding,
        Exact value,
        List<Derivation> inputs) {
    public Derivation {
        inputs = List.copyOf(inputs);
    }

    /// A figure somebody stated.
    public static Derivation given(String name, BigDecimal value) {
        Exact exact = new Exact(value);
        return new Derivation(name, null, exact, null, exact, List.of());
    }

    /// A figure computed and not rounded.
    public static Derivation computed(
            String name, String formula, BigDecimal value, List<Derivation> inputs) {
        Exact exact = new Exact(value);
        return new Derivation(name, formula, exact, null, exact, inputs);
    }

    /// The same figure, rounded once.
    public Derivation rounded(FeeRounding how) {
        return rounded(how, how.round(unrounded.value()));
    }

    /// The same figure with what rounding it once gave.
    Derivation rounded(FeeRounding how, BigDecimal result) {
        return new Derivation(name, formula, unrounded, how, new Exact(result), inputs);
    }

    /// The first figure of that name, this one included, top down.
    public Optional<Derivation> find(String wanted) {
        if (name.equals(wanted)) {
            return Optional.of(this);
        }
        return inputs.stream().flatMap(input -> input.find(wanted).stream()).findFirst();
    }

    /// The tree as indented lines, for a page that shows how a figure was found.
    @JsonIgnore
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        write(lines, "");
        return lines;
    }

    private void write(List<String> lines, String indent) {
        String how = formula == null ? "" : " = " + formula;
        String before = rounding == null ? "" : " ← " + unrounded + " " + rounding.mode();
        lines.add(indent + name + how + ": " + value + before);
        inputs.forEach(input -> input.write(lines, indent + "  "));
    }
}
