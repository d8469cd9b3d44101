package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;

import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// Parts beside and above each other keep their shares at every size of the window.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class SharedSplitTest {
    private static final String DIVIDED = ".above-each-other > .split-pane-divider";

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void open(int width, int height) throws Exception {
        Theme.LIGHT.use(at.settings);
        at.open(width, height);
        at.openRun();
        laid();
    }

    /// What a layout moves, the next one lays out.
    private void laid() {
        for (int i = 0; i < 3; i++) {
            at.layout();
        }
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void bothSidesAreEqualAtEverySizeUntilSomebodyMovesThem() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(1600, 900);
                    for (int width : List.of(1600, 1283, 1024, 1401, 1280, 1119, 1600, 1024)) {
                        at.view().resize(width, 720);
                        laid();
                        assertThat(share()).as("at %s", width).isCloseTo(0.5, within());
                    }
                    at.view().resize(1600, 900);
                    laid();
                    move(beside(at), 160);
                    laid();
                    double chosen = share();
                    assertThat(chosen).isGreaterThan(0.6);
                    for (int width : List.of(1283, 1400, 1280, 1600)) {
                        at.view().resize(width, 720);
                        laid();
                        assertThat(share()).as("at %s", width).isCloseTo(chosen, within());
                    }
                    press(beside(at), 2);
                    laid();
                    assertThat(share()).as("a double click").isCloseTo(0.5, within());
                    return at.view();
                });
    }

    @Test
    void theHeightSomebodyChoseForARowStaysAtEverySize() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(1280, 900);
                    at.select("#book", 1);
                    laid();
                    move(at.lookup(DIVIDED), -80);
                    laid();
                    double chosen = height();
                    for (int tall : List.of(840, 1000, 1111, 900)) {
                        at.view().resize(1280, tall);
                        laid();
                        assertThat(height()).as("at %s", tall).isCloseTo(chosen, within());
                    }
                    at.table("#book").getSelectionModel().clearSelection();
                    laid();
                    assertThat(height()).isGreaterThan(0.9);
                    at.select("#book", 1);
                    laid();
                    assertThat(height()).isCloseTo(chosen, within());
                    return at.view();
                });
    }

    /// The list gets lower for what is said of the row, which would hide it.
    @Test
    void aRowPickedAtTheEndOfTheListStaysInSight() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(1280, 720);
                    ((ToggleButton) at.lookup("#all")).fire();
                    laid();
                    int last = shown("#book").getLastVisibleCell().getIndex() - 1;
                    assertThat(last).as("rows while nothing is picked").isGreaterThan(8);
                    at.select("#book", last);
                    laid();
                    at.picture("split-picked-last");
                    for (String side : List.of("#book", "#statement")) {
                        int picked = at.table(side).getSelectionModel().getSelectedIndex();
                        assertThat(picked)
                                .as(side)
                                .isGreaterThan(shown(side).getFirstVisibleCell().getIndex())
                                .isLessThan(shown(side).getLastVisibleCell().getIndex());
                    }
                    return at.view();
                });
    }

    private VirtualFlow<?> shown(String side) {
        return (VirtualFlow<?>) at.table(side).lookup(".virtual-flow");
    }

    private static Offset<Double> within() {
        return Offset.offset(0.006);
    }

    static Node beside(ReconciliationWindow at) {
        return at.lookup("#book").getParent().getParent().lookup(".split-pane-divider");
    }

    private double share() {
        double book = ((Region) at.lookup("#book")).getWidth();
        return book / (book + ((Region) at.lookup("#statement")).getWidth());
    }

    private double height() {
        Bounds whole = bounds(at.lookup(".above-each-other"));
        Bounds divider = bounds(at.lookup(DIVIDED));
        return (divider.getMinY() - whole.getMinY()) / (whole.getHeight() - divider.getHeight());
    }

    /// Drags it as far to the right, or down.
    static void move(Node divider, double by) {
        Bounds from = bounds(divider);
        boolean flat = from.getWidth() > from.getHeight();
        double x = from.getCenterX();
        double y = from.getCenterY();
        drag(divider, MouseEvent.MOUSE_PRESSED, x, y);
        drag(divider, MouseEvent.MOUSE_DRAGGED, flat ? x : x + by, flat ? y + by : y);
        drag(divider, MouseEvent.MOUSE_RELEASED, flat ? x : x + by, flat ? y + by : y);
    }

    private static void press(Node divider, int clicks) {
        Bounds at = bounds(divider);
        double x = at.getCenterX();
        double y = at.getCenterY();
        fire(divider, MouseEvent.MOUSE_PRESSED, x, y, clicks);
        fire(divider, MouseEvent.MOUSE_RELEASED, x, y, clicks);
    }

    private static void drag(Node divider, EventType<MouseEvent> what, double x, double y) {
        fire(divider, what, x, y, 1);
    }

    private static void fire(
            Node divider, EventType<MouseEvent> what, double x, double y, int clicks) {
        boolean down = what != MouseEvent.MOUSE_RELEASED;
        divider.fireEvent(
                new MouseEvent(
                        what,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        clicks,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }
}
