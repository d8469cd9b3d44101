package fidus.desktop.cashflow;

import fidus.cashflow.ClientChoice;
import fidus.desktop.controls.Words;
import fidus.funds.FundCode;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What may be chosen, in words, with or without a line for all.
final class Choices {
    private Choices() {}

    /// @param all the word for none of them; empty where one has to be chosen
    static <T> void of(ComboBox<T> box, List<? extends T> values, String all) {
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T one) {
                        return one == null ? all : words(one);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("A choice is not typed");
                    }
                });
        box.setButtonCell(
                new ListCell<>() {
                    @Override
                    protected void updateItem(@Nullable T one, boolean empty) {
                        super.updateItem(one, empty);
                        setText(one == null ? all : words(one));
                    }
                });
        fill(box, values, !all.isEmpty());
    }

    /// The same box with other values; what is chosen stays when it is still there.
    static <T> void fill(ComboBox<T> box, List<? extends T> values, boolean withAll) {
        T chosen = box.getValue();
        box.getItems().clear();
        if (withAll) {
            box.getItems().add(null);
        }
        box.getItems().addAll(values);
        if (chosen != null && values.contains(chosen)) {
            box.setValue(chosen);
        }
    }

    private static String words(Object one) {
        return switch (one) {
            case FundCode fund -> fund.name();
            case Enum<?> other -> Words.of(other);
            case ClientChoice client -> client.name();
            default -> one.toString();
        };
    }
}
