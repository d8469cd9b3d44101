package fidus.desktop.shell;

import fidus.desktop.controls.MoneyField;
import fidus.money.Money;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The fields that a refusal names: each has a red frame until it says something else, and the
/// first of them the keyboard.
final class MarkedFields {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    /// What is seen above the field that is scrolled to.
    private static final double ABOVE = 32;

    private final List<Control> marked = new ArrayList<>();
    private Subscription watched = Subscription.EMPTY;

    void clear() {
        watched.unsubscribe();
        watched = Subscription.EMPTY;
        marked.forEach(one -> one.pseudoClassStateChanged(WRONG, false));
        marked.clear();
    }

    void mark(@Nullable Control field) {
        mark(field, () -> {});
    }

    /// @param corrected done once, when the field says something else
    void mark(@Nullable Control field, Runnable corrected) {
        if (field != null && isShown(field) && !marked.contains(field)) {
            field.pseudoClassStateChanged(WRONG, true);
            marked.add(field);
            Object refused = said(field);
            for (ObservableValue<?> source : sources(field)) {
                watched =
                        watched.and(
                                source.subscribe(
                                        (_, _) -> {
                                            if (!Objects.equals(refused, said(field))
                                                    && marked.remove(field)) {
                                                field.pseudoClassStateChanged(WRONG, false);
                                                corrected.run();
                                            }
                                        }));
            }
        }
    }

    /// What it says, however it is written: blanks and groups of digits say nothing.
    private static @Nullable Object said(Control field) {
        return switch (field) {
            case MoneyField sum -> {
                Money typed = sum.moneyProperty().get();
                yield typed == null ? bare(sum.getText()) : typed.amount();
            }
            case TextInputControl text -> bare(text.getText());
            case DatePicker day -> bare(day.getEditor().getText());
            case ComboBoxBase<?> choice -> choice.getValue();
            case ChoiceBox<?> choice -> choice.getValue();
            case Spinner<?> number -> bare(number.getEditor().getText());
            default -> null;
        };
    }

    private static String bare(@Nullable String text) {
        return text == null ? "" : BLANKS.matcher(text).replaceAll("");
    }

    /// What changes when a person types or chooses in it.
    private static List<ObservableValue<?>> sources(Control field) {
        return switch (field) {
            case TextInputControl text -> List.of(text.textProperty());
            case DatePicker day -> List.of(day.getEditor().textProperty(), day.valueProperty());
            case ComboBoxBase<?> choice -> List.of(choice.valueProperty());
            case ChoiceBox<?> choice -> List.of(choice.valueProperty());
            case Spinner<?> number -> List.of(number.getEditor().textProperty());
            default -> List.of();
        };
    }

    /// Takes the keyboard to the first of them. Who types somewhere is left there: some forms are
    /// looked at while they are typed.
    void takeKeyboard() {
        if (marked.isEmpty() || marked.getFirst().getScene() == null) {
            return;
        }
        Control first = marked.getFirst();
        Node now = first.getScene().getFocusOwner();
        if ((now == null || !isInput(now)) && !first.isDisabled()) {
            first.requestFocus();
            scrollTo(first);
        }
    }

    /// The field that the words below it are about.
    static @Nullable Control beside(Label words) {
        Parent box = words.getParent();
        List<Node> all = box == null ? List.of() : box.getChildrenUnmodifiable();
        for (int i = all.indexOf(words) - 1; i >= 0; i--) {
            Control field = input(all.get(i));
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    private static @Nullable Control input(Node node) {
        if (isInput(node)) {
            return (Control) node;
        }
        return node instanceof HBox row
                ? row.getChildren().stream()
                        .filter(MarkedFields::isInput)
                        .map(Control.class::cast)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static boolean isInput(Node node) {
        return node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof ChoiceBox<?>
                || node instanceof Spinner<?>;
    }

    private static boolean isShown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private static void scrollTo(Node field) {
        Node at = field.getParent();
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        if (at instanceof ScrollPane pane) {
            pane.layout();
            Node content = pane.getContent();
            Bounds seen = pane.getViewportBounds();
            double rest = content.getLayoutBounds().getHeight() - seen.getHeight();
            Bounds its = content.sceneToLocal(field.localToScene(field.getBoundsInLocal()));
            double top = pane.getVvalue() * Math.max(0, rest);
            boolean inView = its.getMinY() >= top && its.getMaxY() <= top + seen.getHeight();
            if (rest > 0 && !inView) {
                pane.setVvalue(Math.clamp((its.getMinY() - ABOVE) / rest, 0, 1));
            }
        }
    }
}
