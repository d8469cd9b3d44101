package fidus.desktop.reconciliation;

import fidus.reconciliation.CauseCode;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;

/// The causes a person may give.
final class GivenCauses {
    static final List<CauseCode> ALL =
            Arrays.stream(CauseCode.values())
                    .filter(code -> code != CauseCode.CLEARED_BY_DATA)
                    .toList();

    private GivenCauses() {}

    /// How much a note must say.
    static String hint(ResourceBundle texts, @Nullable CauseCode now) {
        String least = texts.getString("note.least").formatted(now == null ? 10 : now.leastNote());
        return now != null && now.alertsCompliance()
                ? least + " " + texts.getString("note.compliance")
                : least;
    }
}
