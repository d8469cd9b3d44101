package fidus.desktop.controls;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Choosing among few things by their words.
public final class Choice {
    private Choice() {}

    /// What is chosen and the value follow each other.
    public static <T> void bind(
            ComboBox<T> box, ObjectProperty<T> value, List<T> offered, Function<T, String> words) {
        box.getItems().setAll(offered);
        box.setConverter(words(words));
        box.valueProperty().bindBidirectional(value);
    }

    /// One of the kind, or every one of them.
    ///
    /// @param every the words for no choice
    public static <E extends Enum<E>> void among(
            ComboBox<Optional<E>> box,
            ObjectProperty<Optional<E>> value,
            Class<E> kind,
            String every) {
        var offered = new ArrayList<Optional<E>>();
        offered.add(Optional.empty());
        Arrays.stream(kind.getEnumConstants()).map(Optional::of).forEach(offered::add);
        bind(box, value, offered, one -> one.map(Words::of).orElse(every));
    }

    /// Words for things that are chosen and never typed.
    public static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("A choice is not typed");
            }
        };
    }

    /// Days that choose what is listed or compared.
    public static void nearDay(DatePicker picker, ObjectProperty<@Nullable LocalDate> value) {
        DayField.near(picker);
        picker.setPromptText("yyyy-mm-dd");
        picker.valueProperty().bindBidirectional(value);
    }

    /// Days are typed or picked, and written the same everywhere.
    public static void day(DatePicker picker, ObjectProperty<@Nullable LocalDate> value) {
        DayField.of(picker);
        picker.setPromptText("yyyy-mm-dd");
        picker.valueProperty().bindBidirectional(value);
    }
}
