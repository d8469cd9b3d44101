package fidus.desktop.reconciliation;

import fidus.desktop.shell.Faults;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ResourceBundle;

/// A field for each number that is typed, with what is wrong with it below.
final class NumberFields {
    private static final int WIDEST_FAULT = 320;

    private NumberFields() {}

    /// What is wrong is as wide as its field: the fields beside it stay where they are.
    static void narrow(Label... faults) {
        for (Label fault : faults) {
            fault.setWrapText(true);
            fault.setMinHeight(Region.USE_PREF_SIZE);
            if (fault.getParent() instanceof Region box) {
                fault.maxWidthProperty().bind(box.widthProperty());
            }
        }
    }

    static void into(FlowPane into, TypedNumbers numbers, ResourceBundle texts, Faults faults) {
        for (String field : numbers.fields()) {
            var name = new Label(texts.getString("field." + field));
            var typed = new TextField();
            typed.setId(field);
            typed.setPrefColumnCount(7);
            typed.textProperty().bindBidirectional(numbers.text(field));
            name.setLabelFor(typed);
            var fault = new Label();
            fault.getStyleClass().add("field-fault");
            fault.setWrapText(true);
            fault.setMaxWidth(WIDEST_FAULT);
            var box = new VBox(name, typed, fault);
            box.getStyleClass().add("field");
            narrow(fault);
            faults.at(field, fault);
            into.getChildren().add(box);
        }
    }
}
