package fidus.desktop.fees;

import fidus.desktop.shell.Fetched;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.AgreedTerm;
import fidus.fees.runs.AgreedTerms;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MandateList;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// One mandate's page, and its terms side by side: one row per term, one value per version.
final class MandatePageModel {
    private final ObjectProperty<@Nullable MandateId> open = new SimpleObjectProperty<>();
    private final ObservableValue<@Nullable Mandate> shown;

    MandatePageModel(Fetched<MandateList> mandates) {
        shown =
                Bindings.createObjectBinding(
                        () -> find(mandates.value()), open, mandates.valueProperty());
    }

    /// The mandate as it was read last, null while none is open.
    ObservableValue<@Nullable Mandate> shown() {
        return shown;
    }

    /// @param id null closes the page
    void open(@Nullable MandateId id) {
        open.set(id);
    }

    private @Nullable Mandate find(@Nullable MandateList known) {
        return known == null
                ? null
                : known.mandates().stream()
                        .filter(one -> one.id().equals(open.get()))
                        .findFirst()
                        .orElse(null);
    }

    /// A term in every version of the agreement.
    ///
    /// @param values oldest version first
    /// @param changed where versions differ, such as `2027-04-01: 20 % → 15 %`; empty where they
    ///   agree
    record Row(String name, List<String> values, String changed) {
        Row {
            values = List.copyOf(values);
        }
    }

    /// The first days of the versions, oldest first.
    static List<LocalDate> versions(Mandate mandate) {
        return mandate.agreements().stream().map(AgreedFrom::from).toList();
    }

    static List<Row> rows(Mandate mandate) {
        List<List<AgreedTerm>> said =
                mandate.agreements().stream()
                        .map(agreed -> AgreedTerms.of(agreed.agreement()))
                        .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < said.getFirst().size(); i++) {
            rows.add(row(mandate, said, i));
        }
        return rows;
    }

    private static Row row(Mandate mandate, List<List<AgreedTerm>> said, int term) {
        List<String> values = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (int version = 0; version < said.size(); version++) {
            String value = said.get(version).get(term).value();
            if (version > 0 && !value.equals(values.getLast())) {
                changed.add(
                        mandate.agreements().get(version).from()
                                + ": "
                                + values.getLast()
                                + " → "
                                + value);
            }
            values.add(value);
        }
        return new Row(said.getFirst().get(term).name(), values, String.join(" · ", changed));
    }
}
