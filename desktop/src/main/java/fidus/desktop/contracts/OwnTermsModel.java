package fidus.desktop.contracts;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.Percent;
import fidus.funds.DateConvention;
import fidus.funds.RoundingRule;
import fidus.investments.book.OwnTerms;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Where the terms of a contract that is taken over are not those of its fund. What is not chosen
/// and not typed is its fund's.
public final class OwnTermsModel {
    public final ObjectProperty<Optional<DateConvention>> convention =
            new SimpleObjectProperty<>(Optional.empty());
    public final ObjectProperty<Optional<RoundingRule>> rounding =
            new SimpleObjectProperty<>(Optional.empty());

    /// Percent a month.
    public final StringProperty rate = new SimpleStringProperty("");

    void begin() {
        convention.set(Optional.empty());
        rounding.set(Optional.empty());
        rate.set("");
    }

    void onChange(Runnable look) {
        convention.addListener((_, _, _) -> look.run());
        rounding.addListener((_, _, _) -> look.run());
        rate.addListener((_, _, _) -> look.run());
    }

    /// @param sharesPerformance whether there is no interest, and so neither rate nor rounding
    /// @return null where all terms are its fund's
    @Nullable OwnTerms read(boolean sharesPerformance, List<Problem.Field> faults) {
        DateConvention dates = convention.get().orElse(null);
        RoundingRule rounded = sharesPerformance ? null : rounding.get().orElse(null);
        BigDecimal typed = sharesPerformance ? null : rate(faults);
        return dates == null && rounded == null && typed == null
                ? null
                : new OwnTerms(dates, rounded, typed);
    }

    private @Nullable BigDecimal rate(List<Problem.Field> faults) {
        if (rate.get().isBlank()) {
            return null;
        }
        try {
            return Percent.parse(rate.get());
        } catch (Refused e) {
            faults.add(new Problem.Field("terms.monthlyRate", e.problem().message()));
            return null;
        }
    }
}
