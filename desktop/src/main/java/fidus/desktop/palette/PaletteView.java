package fidus.desktop.palette;

import atlantafx.base.controls.CustomTextField;

import fidus.contract.Problem;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Screen;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// The palette over the window: one field, and under it what fits. The keyboard stays in the field;
/// the arrows move the choice, Enter goes there, Escape closes.
public final class PaletteView extends StackPane {
    private static final int ROW = 46;
    private static final int PADDING = 14;
    private static final int MOST_ROWS = 8;

    private final PaletteModel model;
    private final ResourceBundle texts;
    private @Nullable Node before;

    @FXML private CustomTextField query;
    @FXML private ListView<Goal> goals;
    @FXML private StackPane nothing;
    @FXML private ProgressIndicator wheel;
    @FXML private Label problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public PaletteView(PaletteModel model) {
        this.model = model;
        texts = Fxml.load(this);
        query.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        query.textProperty().bindBidirectional(model.queryProperty());
        goals.setFixedCellSize(ROW);
        goals.setCellFactory(_ -> new GoalCell());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::beside);
        visibleProperty().bind(model.openProperty());
        wheel.visibleProperty().bind(model.loadingProperty());
        model.openProperty().addListener((_, _, now) -> opened(now));
        model.foundProperty().addListener((_, _, now) -> found(now));
        model.queryProperty().addListener((_, _, _) -> nothing());
        model.loadingProperty().addListener((_, _, _) -> nothing());
        model.problemProperty().addListener((_, _, now) -> problem(now));
        problem(null);
    }

    private void opened(boolean now) {
        Scene scene = getScene();
        if (scene == null) {
            return;
        }
        if (now) {
            before = scene.getFocusOwner();
            query.requestFocus();
        } else if (before != null && query.isFocused()) {
            before.requestFocus();
            before = null;
        }
    }

    private void found(List<Goal> now) {
        goals.getItems().setAll(now);
        goals.getSelectionModel().selectFirst();
        goals.scrollTo(0);
        double height = Math.min(now.size(), MOST_ROWS) * ROW + PADDING;
        goals.setMinHeight(height);
        goals.setPrefHeight(height);
        visible(goals, !now.isEmpty());
        visible(nothing, now.isEmpty());
    }

    private void nothing() {
        String key = model.loadingProperty().get() ? "looking" : "nothing";
        String typed = model.queryProperty().get().strip();
        nothing.getChildren()
                .setAll(
                        new EmptyState(
                                MaterialDesignM.MAGNIFY_CLOSE,
                                MessageFormat.format(texts.getString(key), typed),
                                texts.getString("nothing.hint")));
    }

    private void problem(@Nullable Problem why) {
        visible(problem, why != null);
        problem.setText(
                why == null ? "" : MessageFormat.format(texts.getString("problem"), why.message()));
    }

    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case ESCAPE -> model.close();
            case ENTER -> go();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(MOST_ROWS);
            case PAGE_UP -> move(-MOST_ROWS);
            case TAB -> move(key.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void go() {
        Goal goal = goals.getSelectionModel().getSelectedItem();
        if (goal != null) {
            model.go(goal);
        }
    }

    /// One step beyond either end comes in at the other.
    private void move(int by) {
        int size = goals.getItems().size();
        if (size == 0) {
            return;
        }
        int now = goals.getSelectionModel().getSelectedIndex();
        int next = Math.abs(by) == 1 ? Math.floorMod(now + by, size) : now + by;
        int to = Math.clamp(next, 0, size - 1);
        goals.getSelectionModel().select(to);
        goals.scrollTo(Math.max(0, to - MOST_ROWS / 2));
    }

    private void beside(MouseEvent press) {
        if (press.getTarget() == this) {
            model.close();
        }
        press.consume();
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private final class GoalCell extends ListCell<Goal> {
        private final FontIcon icon = new FontIcon();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label kind = new Label();
        private final HBox row;

        GoalCell() {
            title.getStyleClass().add("goal-title");
            detail.getStyleClass().add("goal-detail");
            kind.getStyleClass().add("goal-kind");
            kind.setMinWidth(USE_PREF_SIZE);
            var words = new VBox(title, detail);
            words.getStyleClass().add("goal-words");
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new HBox(icon, words, kind);
            row.getStyleClass().add("goal");
            setPrefWidth(0);
            setOnMouseClicked(
                    _ -> {
                        Goal goal = getItem();
                        if (goal != null) {
                            model.go(goal);
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable Goal goal, boolean empty) {
            super.updateItem(goal, empty);
            setGraphic(goal == null ? null : row);
            if (goal == null) {
                return;
            }
            title.setText(goal.title());
            detail.setText(goal.detail());
            visible(detail, !goal.detail().isEmpty());
            kind.setText(goal.kind());
            model.screens().stream()
                    .filter(screen -> screen.id().equals(goal.screen()))
                    .map(Screen::icon)
                    .findFirst()
                    .ifPresent(icon::setIconCode);
        }
    }
}
