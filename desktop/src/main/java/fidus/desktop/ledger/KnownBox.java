package fidus.desktop.ledger;

import fidus.desktop.ledger.BelongsModel.Known;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/// Chooses among what is recorded by its words; something else may be typed and counts as it is.
final class KnownBox extends ComboBox<Known> {
    private final BelongsModel model;
    private final String name;

    KnownBox(BelongsModel model, String name) {
        super(model.known(name));
        this.model = model;
        this.name = name;
        setId("belongs-" + name);
        setEditable(true);
        setPrefWidth(230);
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Known one) {
                        return one == null ? "" : one.words();
                    }

                    @Override
                    public Known fromString(String text) {
                        return found(text);
                    }
                });
        getEditor().textProperty().addListener((_, _, now) -> typed(now));
        model.value(name).addListener((_, _, now) -> shown(now));
    }

    private Known found(String text) {
        String said = text.strip();
        return model.known(name).stream()
                .filter(one -> one.words().equals(said) || one.value().equals(said))
                .findFirst()
                .orElseGet(() -> Known.of(said));
    }

    /// Counts at once, so that nothing is lost that was typed and not confirmed.
    private void typed(String text) {
        model.value(name).set(found(text).value());
    }

    private void shown(String value) {
        if (!found(getEditor().getText()).value().equals(value)) {
            setValue(value.isEmpty() ? null : found(value));
            getEditor().setText(value.isEmpty() ? "" : found(value).words());
        }
    }
}
