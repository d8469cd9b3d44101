package fidus.desktop.controls;

import javafx.css.PseudoClass;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import java.util.Arrays;

/// What is said below a field when what is typed there is no day, or none that can be meant.
public final class DayField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final String KEY = DayField.class.getName();
    private static final double WIDEST = 200;

    /// A whole day, the room around it and the button.
    private static final double NARROWEST = 144;

    private final DatePicker picker;
    private final Label fault = new Label();
    private boolean emptied;

    private DayField(DatePicker picker, boolean near) {
        this.picker = picker;
        picker.setMinWidth(NARROWEST);
        fault.getStyleClass().add("field-fault");
        fault.setWrapText(true);
        fault.setMaxWidth(WIDEST);
        fault.setMinHeight(Label.USE_PREF_SIZE);
        picker.getProperties().put(KEY, this);
        picker.setConverter(new DayText(near, this::refused));
        picker.getEditor().addEventFilter(KeyEvent.KEY_PRESSED, _ -> emptied = false);
        picker.getEditor().textProperty().addListener((_, _, now) -> typed(now));
    }

    /// A day of any century.
    public static void of(DatePicker picker) {
        var _ = new DayField(picker, false);
    }

    /// A day that chooses what is listed or compared: nothing is of another century.
    public static void near(DatePicker picker) {
        var _ = new DayField(picker, true);
    }

    /// Whether something was typed there that is no day, which stands below it.
    public static boolean isWrong(DatePicker picker) {
        return picker.getProperties().get(KEY) instanceof DayField field && !field.why().isEmpty();
    }

    /// Takes what is typed and not taken yet, as a default button fires before Enter does that.
    ///
    /// @return whether each is a day or empty
    public static boolean take(DatePicker... pickers) {
        for (DatePicker picker : pickers) {
            picker.commitValue();
        }
        return Arrays.stream(pickers).noneMatch(DayField::isWrong);
    }

    /// The field may be emptied in the same step, before another key is pressed: nobody typed that.
    private void refused(String why) {
        emptied = true;
        say(why);
    }

    /// What was wrong stays said until something is typed or chosen.
    private void typed(String now) {
        if (!emptied || !now.isEmpty()) {
            say("");
        }
        emptied = false;
    }

    private String why() {
        return fault.getText();
    }

    private void say(String why) {
        fault.setText(why);
        picker.pseudoClassStateChanged(WRONG, !why.isEmpty());
        if (picker.getParent() instanceof VBox field) {
            field.getChildren().remove(fault);
            if (!why.isEmpty()) {
                field.getChildren().add(field.getChildren().indexOf(picker) + 1, fault);
            }
        }
    }
}
