package fidus.desktop.banks;

import fidus.bank.desk.BankPreview;
import fidus.bank.desk.RawFile.BadCell;
import fidus.desktop.banks.CsvModel.Field;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// In which column of a CSV file each field stands. One that is no number, or that no line of the
/// file has, says so beside it.
final class CsvNumbers {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final CsvModel model;
    private final ResourceBundle texts;
    private final Map<Field, TextField> typed = new EnumMap<>(Field.class);
    private final Map<Field, Label> faults = new EnumMap<>(Field.class);
    private List<BadCell> bad = List.of();

    CsvNumbers(CsvModel model, ResourceBundle texts) {
        this.model = model;
        this.texts = texts;
    }

    /// @param changed told of each number that is typed
    /// @param again reads the file as it is typed now
    void in(FlowPane pane, Runnable changed, Runnable again) {
        for (Field field : Field.values()) {
            var number = new TextField();
            number.setId("csv-" + field);
            number.setPrefColumnCount(3);
            number.textProperty().bindBidirectional(model.number(field));
            number.setOnAction(_ -> again.run());
            number.textProperty()
                    .addListener(
                            (_, _, _) -> {
                                mark(field);
                                changed.run();
                            });
            var label = new Label(texts.getString("number." + field));
            label.setLabelFor(number);
            var fault = new Label(texts.getString("number.beyond"));
            fault.getStyleClass().add("field-fault");
            fault.managedProperty().bind(fault.visibleProperty());
            var box = new VBox(label, number, fault);
            box.getStyleClass().add("field");
            pane.getChildren().add(box);
            typed.put(field, number);
            faults.put(field, fault);
            mark(field);
        }
    }

    /// Marks what no line of the file has.
    void show(@Nullable BankPreview now) {
        bad = now == null || now.raw() == null ? List.of() : now.raw().bad();
        typed.keySet().forEach(this::mark);
    }

    /// The fields that are no number, by their words.
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        for (Field field : typed.keySet()) {
            if (!model.isNumber(field)) {
                wrong.add(texts.getString("number." + field));
            }
        }
        return wrong;
    }

    private void mark(Field field) {
        boolean number = model.isNumber(field);
        boolean beyond = number && isBeyond(field);
        TextField at = typed.get(field);
        Label fault = faults.get(field);
        if (at != null && fault != null) {
            at.pseudoClassStateChanged(WRONG, !number || beyond);
            fault.setVisible(beyond);
        }
    }

    /// Whether what is typed is the column that the reading found no line for.
    private boolean isBeyond(Field field) {
        int column = Integer.parseInt(model.number(field).get().strip());
        return bad.stream()
                .anyMatch(
                        cell ->
                                cell.record() == 0
                                        && cell.column() == column
                                        && cell.field().equals(name(field)));
    }

    /// As what is read from a column is named on the wire, such as `bookingDate`.
    private static String name(Field field) {
        var name = new StringBuilder();
        for (String word : field.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
