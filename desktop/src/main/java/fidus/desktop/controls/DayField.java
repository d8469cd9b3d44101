package fidus.desktop.controls;

import javafx.css.PseudoClass;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What is said below a field when what is typed there is no day, or none that can be meant.
public final class DayField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final String KEY = DayField.class.getName();
    private static final double WIDEST = 200;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private final DatePicker picker;
    private final Label fault = new Label();
    private boolean near;

    private DayField(DatePicker picker) {
        this.picker = picker;
        fault.getStyleClass().add("field-fault");
        fault.setWrapText(true);
        fault.setMaxWidth(WIDEST);
        fault.setMinHeight(Label.USE_PREF_SIZE);
        picker.getProperties().put(KEY, this);
        picker.setConverter(new DayText(this::say));
        picker.getEditor().textProperty().addListener((_, _, now) -> typed(now));
        picker.valueProperty().addListener((_, _, now) -> chosen(now));
    }

    /// A day of any century.
    public static void of(DatePicker picker) {
        var _ = new DayField(picker);
    }

    /// A day that chooses what is listed or compared: nothing is of another century.
    public static void near(DatePicker picker) {
        new DayField(picker).near = true;
    }

    /// Whether something was typed there that is no day, which stands below it.
    public static boolean isWrong(DatePicker picker) {
        return picker.getProperties().get(KEY) instanceof DayField field && !field.why().isEmpty();
    }

    /// Why it is none that can be meant, absent when it can.
    static @Nullable String far(LocalDate day) {
        return day.isBefore(EARLIEST) || day.isAfter(LATEST)
                ? "%s is no day of the books: they lie between %s and %s."
                        .formatted(day, EARLIEST, LATEST)
                : null;
    }

    /// What was wrong stays said while the field is empty.
    private void typed(String now) {
        if (!now.isEmpty()) {
            say("");
        }
    }

    private void chosen(@Nullable LocalDate now) {
        String why = now == null || !near ? null : far(now);
        if (why != null) {
            picker.setValue(null);
            say(why);
        } else if (now != null) {
            say("");
        }
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
