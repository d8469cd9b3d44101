package fidus.desktop.controls;

import fidus.contract.Problem;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Why something was refused, beside what was asked. Takes no room while there is no problem. A
/// person may close it.
public final class ProblemPane extends HBox {
    private static final String STYLE = "problem-pane";

    private static final String AGAIN = "Try again";

    private final VBox lines = new VBox(4);
    private final Button retry = new Button(AGAIN);
    private final Button copy = new Button("Copy incident");
    private final Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));

    public ProblemPane() {
        getStyleClass().add(STYLE);
        setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(lines, Priority.ALWAYS);
        retry.setMinWidth(USE_PREF_SIZE);
        copy.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE),
                        lines,
                        copy,
                        retry,
                        close);
        close.getStyleClass().addAll("flat", "button-icon");
        close.setAccessibleText("Close");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> show(null));
        show(null);
    }

    public void show(@Nullable Problem problem) {
        show(problem, null);
    }

    /// @param again what the button does; without it there is no button
    public void show(@Nullable Problem problem, @Nullable Runnable again) {
        setVisible(problem != null);
        setManaged(problem != null);
        lines.getChildren().clear();
        if (problem == null) {
            return;
        }
        line(problem.message(), "problem-message");
        for (Problem.Field field : problem.fields()) {
            if (!field.message().equals(problem.message())) {
                line(Words.ofCode(spaced(field.field())) + ": " + field.message(), "problem-field");
            }
        }
        String incident = problem.incident();
        line(problem.code() + (incident == null ? "" : " · incident " + incident), "problem-code");
        offer(copy, incident == null ? null : () -> copied(incident));
        retry.setText(AGAIN);
        offer(retry, again);
        closable(again == null);
    }

    /// Ends what was refused on a page, because something else succeeded there or the page is left.
    /// What could not be read, and what leads on, stays until it is done.
    public static void endAll(Node page) {
        for (Node node : page.lookupAll("." + STYLE)) {
            if (node instanceof ProblemPane pane && pane.close.isManaged()) {
                pane.show(null);
            }
        }
    }

    private void closable(boolean now) {
        close.setVisible(now);
        close.setManaged(now);
    }

    /// What came between, in words, and one button that leads on.
    public void tell(String message, String leads, Runnable on) {
        setVisible(true);
        setManaged(true);
        lines.getChildren().clear();
        line(message, "problem-message");
        offer(copy, null);
        retry.setText(leads);
        offer(retry, on);
        closable(false);
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

    private static void copied(String incident) {
        var content = new ClipboardContent();
        content.putString(incident);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String spaced(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    }
}
