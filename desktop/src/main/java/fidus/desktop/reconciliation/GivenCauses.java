package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Words;
import fidus.reconciliation.CauseCode;

import javafx.scene.control.ComboBox;

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

    /// Offers them all.
    static void into(ComboBox<CauseCode> box) {
        box.getItems().setAll(ALL);
        box.setConverter(Choice.words(Words::of));
    }

    /// How much a note must say.
    static String hint(ResourceBundle texts, @Nullable CauseCode now) {
        String least = texts.getString("note.least").formatted(now == null ? 10 : now.leastNote());
        return now != null && now.alertsCompliance()
                ? least + " " + texts.getString("note.compliance")
                : least;
    }
}
