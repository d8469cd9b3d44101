package fidus.desktop.reconciliation;

import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AcceptanceTrial;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ResourceBundle;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Accepts all suggestions of a run from the score of the one in hand on. What would be taken is
/// told by kind first; those whose texts were not compared are taken only where they are ticked.
public final class AcceptRunPane extends VBox {
    private final Button accept = new Button();
    private final Label told = new Label();
    private final CheckBox also = new CheckBox();
    private @Nullable AcceptanceTrial trial;
    private @Nullable BigDecimal score;
    private PassNames passes = PassNames.NONE;

    public AcceptRunPane() {
        super(8);
        accept.setId("acceptRun");
        told.setId("acceptRunTold");
        also.setId("acceptRunAlso");
        accept.setWrapText(true);
        also.setWrapText(true);
        told.setWrapText(true);
        told.getStyleClass().add("form-hint");
        for (Region one : List.of(accept, told, also)) {
            one.setMinHeight(USE_PREF_SIZE);
            one.managedProperty().bind(one.visibleProperty());
        }
        getChildren().setAll(told, also, accept);
    }

    void of(AcceptanceModel several, ResourceBundle texts) {
        accept.setOnAction(_ -> pressed(several, texts));
        also.setOnAction(_ -> show(texts));
    }

    /// Begins anew.
    ///
    /// @param rules of the run
    void about(Suggestion now, PassNames rules, boolean may, ResourceBundle texts) {
        passes = rules;
        score = now.score();
        trial = null;
        also.setSelected(false);
        show(texts);
        accept.setDisable(!may);
    }

    private void pressed(AcceptanceModel several, ResourceBundle texts) {
        BigDecimal least = score;
        if (least != null && trial != null) {
            several.acceptRun(least, also.isSelected());
            trial = null;
            show(texts);
        } else if (least != null) {
            several.tryRun(
                    least,
                    found -> {
                        if (score != null && least.compareTo(score) == 0) {
                            trial = found;
                            show(texts);
                        }
                    });
        }
    }

    private void show(ResourceBundle texts) {
        AcceptanceTrial found = trial;
        told.setVisible(found != null);
        also.setVisible(found != null && !found.uncompared().isEmpty());
        if (found == null) {
            String least = score == null ? "" : score.toPlainString();
            accept.setText(MessageFormat.format(texts.getString("acceptRun"), least));
            return;
        }
        told.setText(told(found, texts));
        also.setText(
                MessageFormat.format(
                        texts.getString("acceptRun.also"),
                        AcceptanceTrial.count(found.uncompared()),
                        String.join(", ", named(found.uncompared()).keySet())));
        int all =
                AcceptanceTrial.count(found.kinds())
                        + (also.isSelected() ? AcceptanceTrial.count(found.uncompared()) : 0);
        accept.setText(MessageFormat.format(texts.getString("acceptAll"), all));
        accept.setDisable(all == 0);
    }

    /// How many there are of each name; passes that look for the same have one.
    private SequencedMap<String, Integer> named(List<AcceptanceTrial.Kind> kinds) {
        SequencedMap<String, Integer> named = new LinkedHashMap<>();
        kinds.forEach(kind -> named.merge(passes.of(kind.pass()), kind.count(), Integer::sum));
        return named;
    }

    private String told(AcceptanceTrial found, ResourceBundle texts) {
        String kinds =
                named(found.kinds()).entrySet().stream()
                        .map(
                                kind ->
                                        MessageFormat.format(
                                                texts.getString("acceptRun.kind"),
                                                kind.getKey(),
                                                kind.getValue()))
                        .collect(Collectors.joining("\n"));
        String left =
                found.left() == 0
                        ? ""
                        : MessageFormat.format(texts.getString("acceptRun.left"), found.left());
        return (kinds.isEmpty() ? texts.getString("acceptRun.none") : kinds)
                + (left.isEmpty() ? "" : "\n" + left);
    }
}
