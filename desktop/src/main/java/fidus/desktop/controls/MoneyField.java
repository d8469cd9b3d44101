package fidus.desktop.controls;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

/// Where a person types a sum. Blanks between digits are ignored; a comma is refused, because half
/// the world reads it as a decimal point and the other half does not.
public final class MoneyField extends CustomTextField {
    private final ObjectProperty<Currency> currency = new SimpleObjectProperty<>(Currency.USD);
    private final ReadOnlyObjectWrapper<@Nullable Money> money = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");

    public MoneyField() {
        getStyleClass().add("money-field");
        var code = new Label();
        code.getStyleClass().add("money-currency");
        code.textProperty().bind(currency.map(Currency::code));
        setRight(code);
        textProperty().addListener((_, _, _) -> read());
        currency.addListener((_, _, _) -> read());
        focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            Money typed = money.get();
                            if (!focused && typed != null) {
                                write(typed);
                            }
                        });
    }

    public ObjectProperty<Currency> currencyProperty() {
        return currency;
    }

    /// Null while the field is empty or holds no sum.
    public ReadOnlyObjectProperty<@Nullable Money> moneyProperty() {
        return money.getReadOnlyProperty();
    }

    /// Why the text is no sum, empty when it is one or there is none.
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    public void setMoney(@Nullable Money sum) {
        if (sum == null) {
            clear();
        } else {
            currency.set(sum.currency());
            write(sum);
        }
    }

    private void write(Money sum) {
        String text = Words.number(sum);
        if (!text.equals(getText())) {
            setText(text);
        }
    }

    private void read() {
        boolean wrong = !fault.get().isEmpty();
        String typed =
                getText() == null
                        ? ""
                        : getText()
                                .replaceAll("[\\s\\u00a0\\u2009\\u202f]", "")
                                .replace(Words.MINUS, '-');
        money.set(null);
        fault.set("");
        if (!typed.isEmpty()) {
            try {
                money.set(new Money(Decimals.parse(typed), currency.get()));
            } catch (Refused e) {
                fault.set(
                        typed.contains(",")
                                ? "Use a point before the decimals and no commas."
                                : e.problem().message());
            }
        }
        // a frame that a refusal set stays while the text is only written in groups
        if (wrong == fault.get().isEmpty()) {
            pseudoClassStateChanged(Styles.STATE_DANGER, !wrong);
        }
    }
}
