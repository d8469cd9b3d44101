package fidus.desktop.controls;

import fidus.contract.Problem;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ArrayList;
import java.util.List;

/// Why something was refused, beside what was asked, in words; what a program calls it goes with a
/// copy for support only. Takes no room while there is no problem. A person may close it.
public final class ProblemPane extends HBox {
    private static final String STYLE = "problem-pane";

    private static final String AGAIN = "Try again";
    private static final String COPY = "Copy details for support";

    private final VBox lines = new VBox(4);
    private final Button retry = new Button(AGAIN);
    private final Button copy = new Button("", new FontIcon(MaterialDesignC.CONTENT_COPY));
    private final Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
    private final List<Runnable> ended = new ArrayList<>();
    private final List<Runnable> closed = new ArrayList<>();
    private @Nullable Problem shown;

    public ProblemPane() {
        getStyleClass().add(STYLE);
        setAlignment(Pos.CENTER_LEFT);
        lines.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(lines, Priority.ALWAYS);
        retry.setMinWidth(USE_PREF_SIZE);
        copy.getStyleClass().addAll("flat", "button-icon", "problem-copy");
        copy.setAccessibleText(COPY);
        copy.setTooltip(new Tooltip(COPY));
        copy.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE),
                        lines,
                        copy,
                        retry,
                        close);
        close.getStyleClass().addAll("flat", "button-icon", "problem-close");
        close.setAccessibleText("Close");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(
                _ -> {
                    closed.forEach(Runnable::run);
                    end();
                });
        show(null);
    }

    /// Puts the buttons below the words, which have the width of a narrow pane to themselves.
    public void buttonsBelow() {
        Node icon = getChildren().getFirst();
        var buttons = new HBox(4, retry, copy, close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var all = new VBox(2, lines, buttons);
        HBox.setHgrow(all, Priority.ALWAYS);
        setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(icon, all);
    }

    public void show(@Nullable Problem problem) {
        show(problem, null);
    }

    /// @param again what the button does; without it there is no button
    public void show(@Nullable Problem problem, @Nullable Runnable again) {
        shown = problem;
        setVisible(problem != null);
        setManaged(problem != null);
        lines.getChildren().clear();
        if (problem == null) {
            return;
        }
        line(Words.told(problem.message()), "problem-message");
        for (Problem.Field field : problem.fields()) {
            if (!field.message().equals(problem.message())) {
                line(
                        Words.ofCode(spaced(field.field())) + ": " + Words.told(field.message()),
                        "problem-field");
            }
        }
        String incident = problem.incident();
        if (incident != null) {
            line("Reference " + incident, "problem-code");
        }
        offer(copy, () -> copied(details()));
        retry.setText(AGAIN);
        offer(retry, again);
        closable(again == null);
    }

    /// Ends what was refused on a page, because something else succeeded there or the page is left.
    /// What could not be read stays until it is.
    public static void endAll(Node page) {
        for (Node node : page.lookupAll("." + STYLE)) {
            if (node instanceof ProblemPane pane && pane.isVisible() && pane.close.isManaged()) {
                pane.end();
            }
        }
    }

    /// Told when a person closes what is shown, or it ends with {@link #endAll}: what else says it
    /// on the page ends too.
    public void whenEnded(Runnable too) {
        ended.add(too);
    }

    /// Told when a person closes what is shown, and not when it ends otherwise: it was read.
    public void whenClosed(Runnable then) {
        closed.add(then);
    }

    private void end() {
        show(null);
        ended.forEach(Runnable::run);
    }

    /// What support needs of the shown refusal: its words, the code that programs know it by, the
    /// fields it names and its reference. Empty while none is shown.
    public String details() {
        Problem now = shown;
        if (now == null) {
            return "";
        }
        var all = new ArrayList<>(List.of(now.message(), "Code " + now.code()));
        now.fields().forEach(one -> all.add("Field " + one.field() + ": " + one.message()));
        String incident = now.incident();
        if (incident != null) {
            all.add("Reference " + incident);
        }
        return String.join("\n", all);
    }

    private void closable(boolean now) {
        close.setVisible(now);
        close.setManaged(now);
    }

    /// What came between, in words, until a person closes it.
    public void tell(String message) {
        show(null);
        setVisible(true);
        setManaged(true);
        line(message, "problem-message");
        offer(copy, null);
        offer(retry, null);
        closable(true);
    }

    private void line(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMinHeight(USE_PREF_SIZE);
        lines.getChildren().add(label);
    }

    private static void offer(Button button, @Nullable Runnable action) {
        button.setVisible(action != null);
        button.setManaged(action != null);
        button.setOnAction(
                _ -> {
                    if (action != null) {
                        action.run();
                    }
                });
    }

    private static void copied(String details) {
        var content = new ClipboardContent();
        content.putString(details);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String spaced(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    }
}
