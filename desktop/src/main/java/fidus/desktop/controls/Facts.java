package fidus.desktop.controls;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// Named values of a record, side by side as long as there is room.
public final class Facts extends FlowPane {
    public Facts() {
        setHgap(28);
        setVgap(8);
        getStyleClass().add("facts");
    }

    /// Begins anew.
    public Facts none() {
        getChildren().clear();
        return this;
    }

    /// @param id what a test finds the value by
    /// @param value nothing is added when it is null
    public Facts add(String id, String name, @Nullable String value) {
        return add(id, name, value, "");
    }

    /// @param hint smaller, under the value
    public Facts add(String id, String name, @Nullable String value, String hint) {
        if (value == null) {
            return this;
        }
        var label = new Label(name);
        label.getStyleClass().add("fact-label");
        var text = new Label(value);
        text.setId(id);
        text.getStyleClass().add("fact-value");
        fit(text);
        var fact = new VBox(1, label, text);
        if (!hint.isEmpty()) {
            var under = new Label(hint);
            under.getStyleClass().add("fact-label");
            fit(under);
            fact.getChildren().add(under);
        }
        getChildren().add(fact);
        return this;
    }

    /// No fact keeps the page wide: it wraps.
    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset();
    }

    /// What is longer than a line goes on in the next one.
    private void fit(Label text) {
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.maxWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> {
                                    double room =
                                            getWidth() - snappedLeftInset() - snappedRightInset();
                                    return room > 0 ? room : Double.MAX_VALUE;
                                },
                                widthProperty(),
                                insetsProperty()));
    }
}
