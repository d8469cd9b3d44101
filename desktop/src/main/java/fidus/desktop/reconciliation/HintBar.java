package fidus.desktop.reconciliation;

import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// The single keys of a page in one line; with `?` what each of them does, in words.
public final class HintBar extends VBox {
    private static final int COLUMNS = 2;
    private static final String AGAIN = "AGAIN";

    /// The room at both sides of the words, with a bar to scroll them by.
    private static final double BESIDE_WORDS = 50;

    private final ResourceBundle texts;
    private boolean oneLine;

    @FXML private VBox help;
    @FXML private ScrollPane words;
    @FXML private GridPane all;
    @FXML private FlowPane line;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public HintBar() {
        texts = Fxml.load(this);
        help(false);
        layoutYProperty().addListener((_, _, _) -> requestLayout());
    }

    /// @param own names of the keys, as they stand in the words of this bar
    /// @param more of them
    public void show(List<String> own, String... more) {
        List<String> names = new ArrayList<>(own);
        names.addAll(List.of(more));
        names.add(AGAIN); // on every page, so it is said among the words only
        line.getChildren().clear();
        all.getChildren().clear();
        for (int i = 0; i < names.size(); i++) {
            String[] words = texts.getString(names.get(i)).split("\\|", 3);
            if (!names.get(i).equals(AGAIN)) {
                line.getChildren().add(new HBox(6, key(words[0]), fixed(words[1])));
            }
            var what = new Label(words[2]);
            what.setWrapText(true);
            what.setMinHeight(USE_PREF_SIZE);
            int column = i % COLUMNS * 2;
            all.add(key(words[0]), column, i / COLUMNS);
            all.add(what, column + 1, i / COLUMNS);
        }
        line.getChildren().add(new HBox(6, key("?"), fixed(texts.getString("more"))));
    }

    /// Keeps to one line, in which the last keys have no room where there is little; all of them
    /// are among the words.
    void inOneLine(boolean now) {
        if (oneLine != now) {
            oneLine = now;
            requestLayout();
        }
    }

    private void fit(double width) {
        List<Node> keys = line.getChildren();
        if (keys.isEmpty()) {
            return;
        }
        double room = width - keys.getLast().prefWidth(-1);
        for (Node key : keys.subList(0, keys.size() - 1)) {
            room -= key.prefWidth(-1) + line.getHgap();
            boolean shown = !oneLine || room >= 0;
            key.setVisible(shown);
            key.setManaged(shown);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        fit(width < 0 ? getWidth() : width);
        return super.computePrefHeight(width);
    }

    /// @return whether the key was about the help
    public boolean pressed(KeyEvent key) {
        boolean asks =
                key.getText().equals("?")
                        || key.getCode() == KeyCode.F1
                        || (key.getCode() == KeyCode.SLASH && key.isShiftDown());
        boolean closes = help.isVisible() && key.getCode() == KeyCode.ESCAPE;
        if (asks || closes) {
            help(!help.isVisible());
        }
        // what the words hide is not decided by a key meant for it
        boolean hides = help.isVisible() && !asks && !key.getCode().isModifierKey();
        if (hides) {
            help(false);
        }
        return asks || closes || hides;
    }

    /// Which digit a key is, 0 for any other.
    public static int digit(KeyCode code) {
        String name = code.getName();
        return code.isDigitKey() ? Character.digit(name.charAt(name.length() - 1), 10) : 0;
    }

    /// Whether the key belongs to what is typed, or to the window.
    public static boolean isTyped(KeyEvent key) {
        return key.getTarget() instanceof TextInputControl
                || key.getTarget() instanceof ComboBoxBase<?>
                || key.isShortcutDown()
                || key.isAltDown()
                || key.isMetaDown();
    }

    /// Enter, Down and Esc go from a text field back to the list, where single keys mean something.
    ///
    /// @param around what holds both
    static void backTo(Node list, Node around) {
        around.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    KeyCode code = key.getCode();
                    boolean leaves =
                            code == KeyCode.ENTER || code == KeyCode.DOWN || code == KeyCode.ESCAPE;
                    if (leaves && key.getTarget() instanceof TextInputControl) {
                        list.requestFocus();
                        key.consume();
                    }
                });
    }

    /// Says at a button which key does the same.
    static void tell(Control button, String key, String what) {
        button.setTooltip(new Tooltip(what + " (" + key + ")"));
    }

    @FXML
    void close() {
        help(false);
    }

    private void help(boolean shown) {
        help.setVisible(shown);
        requestLayout();
    }

    /// The words lie over the page above, as high as it at most: nothing moves when they come.
    @Override
    protected void layoutChildren() {
        fit(getWidth());
        super.layoutChildren();
        if (help.isVisible()) {
            double head = snappedTopInset() + getSpacing();
            words.setPrefViewportHeight(all.prefHeight(getWidth() - BESIDE_WORDS));
            double height = Math.min(help.prefHeight(getWidth()), getLayoutY() - head);
            help.resizeRelocate(0, -head - height, getWidth(), height);
        }
    }

    private static Label key(String name) {
        Label key = fixed(name);
        key.getStyleClass().add("key");
        return key;
    }

    private static Label fixed(String words) {
        var label = new Label(words);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
