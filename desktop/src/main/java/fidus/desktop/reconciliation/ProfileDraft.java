package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.ProfileText;
import fidus.reconciliation.profiles.ProfileVersion;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/// A profile while it is edited: its passes in their order and its numbers.
final class ProfileDraft {
    static final List<String> NUMBERS =
            List.of(
                    "autoThreshold",
                    "suggestThreshold",
                    "ambiguityMargin",
                    "suggestionsPerRow",
                    "groupRows",
                    "subsetPool",
                    "subsetRows",
                    "subsetSolutions",
                    "reachDays");

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{1,29}");

    private final TypedNumbers numbers = new TypedNumbers(NUMBERS);
    private final ObservableList<MatchPass> passes = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<MatchProfile.Compared> compared =
            new SimpleObjectProperty<>(MatchProfile.Compared.TEXT);
    private @Nullable MatchProfile base;

    TypedNumbers numbers() {
        return numbers;
    }

    ObservableList<MatchPass> passes() {
        return passes;
    }

    /// Another name makes rules of their own, which begin with version 1.
    StringProperty nameProperty() {
        return name;
    }

    /// Which words of a row are compared.
    ObjectProperty<MatchProfile.Compared> comparedProperty() {
        return compared;
    }

    void from(MatchProfile profile) {
        base = profile;
        name.set(profile.name());
        compared.set(profile.compared());
        passes.setAll(profile.passes());
        numbers.set("autoThreshold", profile.autoThreshold());
        numbers.set("suggestThreshold", profile.suggestThreshold());
        numbers.set("ambiguityMargin", profile.ambiguityMargin());
        MatchProfile.Limits limits = profile.limits();
        numbers.set("suggestionsPerRow", limits.suggestionsPerRow());
        numbers.set("groupRows", limits.groupRows());
        numbers.set("subsetPool", limits.subsetPool());
        numbers.set("subsetRows", limits.subsetRows());
        numbers.set("subsetSolutions", limits.subsetSolutions());
        numbers.set("reachDays", limits.reachDays());
    }

    /// @param by −1 is earlier, 1 is later
    void move(int place, int by) {
        int other = place + by;
        if (place >= 0 && other >= 0 && Math.max(place, other) < passes.size()) {
            List<MatchPass> moved = new ArrayList<>(passes);
            Collections.swap(moved, place, other);
            passes.setAll(moved);
        }
    }

    void remove(int place) {
        if (place >= 0 && place < passes.size()) {
            passes.remove(place);
        }
    }

    /// A pass like the last one, under a code that is still free.
    void add() {
        if (passes.isEmpty() && base != null) {
            passes.add(base.passes().getFirst());
            return;
        }
        List<String> codes = passes.stream().map(MatchPass::code).toList();
        int number = passes.size() + 1;
        while (codes.contains("P" + number)) {
            number++;
        }
        MatchPass last = passes.getLast();
        passes.add(
                new MatchPass(
                        "P" + number,
                        last.shape(),
                        last.reference(),
                        last.similarity(),
                        last.minSimilarity(),
                        last.tolerance(),
                        last.window(),
                        last.suggestOnly()));
    }

    /// Whether a pass at another place has the code.
    boolean isTaken(String code, int place) {
        for (int i = 0; i < passes.size(); i++) {
            if (i != place && passes.get(i).code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    /// What the server numbers the next version of this name.
    int next(List<ProfileVersion> versions) {
        return 1
                + versions.stream()
                        .map(ProfileVersion::profile)
                        .filter(it -> it.name().equals(name.get().strip()))
                        .mapToInt(MatchProfile::version)
                        .max()
                        .orElse(0);
    }

    /// What it says otherwise than a version.
    List<String> changes(@Nullable ProfileVersion version, List<ProfileVersion> versions) {
        MatchProfile next = read(next(versions), new ArrayList<>());
        if (version == null || next == null) {
            return List.of();
        }
        List<String> changes = new ArrayList<>();
        if (!next.name().equals(version.profile().name())) {
            changes.add("New rules of their own: " + next.name());
        }
        changes.addAll(ProfileText.changes(version.profile(), next));
        return changes;
    }

    /// Why a version is not put in force while something else stands on the screen.
    static Problem otherThan(ProfileVersion version) {
        return Problem.of(
                Problem.Code.WRONG_STATE,
                "The rules on the screen are not version %d any more. Keep them as a version first (P), then put that one in force."
                        .formatted(version.profile().version()));
    }

    /// Null when something is wrong, which is then said in the faults.
    ///
    /// @param version what it is to be numbered
    @Nullable MatchProfile read(int version, List<Problem.Field> faults) {
        int before = faults.size();
        BigDecimal auto = numbers.decimal("autoThreshold", faults);
        BigDecimal suggest = numbers.decimal("suggestThreshold", faults);
        BigDecimal margin = numbers.decimal("ambiguityMargin", faults);
        int suggestions = numbers.whole("suggestionsPerRow", 1, 10, faults);
        int group = numbers.whole("groupRows", 2, 50, faults);
        int pool = numbers.whole("subsetPool", 2, 40, faults);
        int subset = numbers.whole("subsetRows", 2, 6, faults);
        int solutions = numbers.whole("subsetSolutions", 1, 10, faults);
        int reach = numbers.whole("reachDays", 1, 366, faults);
        if (!NAME.matcher(name.get().strip()).matches()) {
            faults.add(
                    new Problem.Field(
                            "name",
                            "2 to 30 capital letters, digits and underscores, such as BANK_EU."));
        }
        if (base == null || faults.size() > before) {
            return null;
        }
        try {
            return new MatchProfile(
                    name.get().strip(),
                    version,
                    passes,
                    compared.get(),
                    auto,
                    suggest,
                    margin,
                    new MatchProfile.Limits(suggestions, group, pool, subset, solutions, reach));
        } catch (Refused refused) {
            faults.addAll(refused.problem().fields());
            return null;
        }
    }
}
