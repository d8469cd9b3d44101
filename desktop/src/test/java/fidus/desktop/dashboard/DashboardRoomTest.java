package fidus.desktop.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.dashboard.DashboardCalls;
import fidus.desktop.samples.Days;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Every figure of the dashboard has room in the windows people have.
@ExtendWith(ApplicationExtension.class)
class DashboardRoomTest {
    private FakeServer fake;

    @BeforeEach
    void answers() {
        fake = new FakeServer().signsIn(Role.APPROVER);
        fake.answer(DashboardCalls.DASHBOARD, _ -> Days.busy());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    /// The sizes are those of a page in windows of 1360 × 860, 1280 × 800 and 1040 × 740.
    @ParameterizedTest
    @CsvSource({"LIGHT, 1112, 720", "DARK, 1032, 640", "LIGHT, 832, 600", "DARK, 832, 600"})
    void noFigureOfTheBreaksLeavesItsTile(Theme theme, int width, int height) throws Exception {
        DashboardView[] view = new DashboardView[1];
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var shell = fake.shell(Instant.parse("2026-11-21T09:30:00Z"));
                            FakeServer.signIn(shell);
                            view[0] = new DashboardView(new DashboardModel(shell));
                            Screenshots.of(view[0], "dashboard-room-" + theme, width, height);
                            view[0].visited("");
                            view[0].applyCss();
                            view[0].layout();
                        })
                .get();
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            String name = "dashboard-room-" + theme + "-" + width;
                            Screenshots.of(view[0].getScene(), name);
                            inside(view[0].lookup("#breaks"), ".heat", ".grid-head");
                            for (Node tile : view[0].lookupAll(".tile")) {
                                whole(tile, ".section-title", ".button", ".work");
                            }
                        })
                .get();
    }

    /// In no frame: tiles that are placed anew while they are laid out have the heights of their
    /// former places.
    @ParameterizedTest
    @CsvSource({"1112, 832", "832, 1112"})
    void tilesHaveTheirHeightAfterAResize(int before, int after) throws Exception {
        DashboardView[] view = new DashboardView[1];
        Stage[] stage = new Stage[1];
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var shell = fake.shell(Instant.parse("2026-11-21T09:30:00Z"));
                            FakeServer.signIn(shell);
                            view[0] = new DashboardView(new DashboardModel(shell));
                            stage[0] = new Stage();
                            stage[0].setScene(Screenshots.scene(view[0], before, 720));
                            stage[0].show();
                            view[0].visited("");
                        })
                .get();
        eventually(() -> !view[0].lookupAll("#work .work").isEmpty() && fits(view[0]));
        List<Double> amiss = new ArrayList<>();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var tiles = (GridPane) view[0].lookup("#tiles");
                            Scene scene = stage[0].getScene();
                            scene.addPostLayoutPulseListener(() -> amiss.add(amiss(tiles)));
                            stage[0].setWidth(after);
                        })
                .get();
        eventually(() -> view[0].getWidth() == after && fits(view[0]));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            assertThat(amiss).isNotEmpty().allMatch(height -> height < 1);
                            stage[0].close();
                        })
                .get();
    }

    private static boolean fits(DashboardView view) {
        var tiles = (GridPane) view.lookup("#tiles");
        boolean below = GridPane.getRowIndex(tiles.getChildren().getLast()) == 1;
        return below == tiles.getWidth() < 940 && amiss(tiles) < 1;
    }

    private static double amiss(GridPane tiles) {
        return Math.abs(tiles.getHeight() - tiles.prefHeight(tiles.getWidth()));
    }

    private static void eventually(Callable<Boolean> holds) throws Exception {
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(holds).get());
    }

    private static void inside(Node grid, String... styles) {
        Node tile = grid.getParent();
        double end = tile.localToScene(tile.getLayoutBounds()).getMaxX() - 15;
        for (String style : styles) {
            assertThat(grid.lookupAll(style)).isNotEmpty();
            for (Node one : grid.lookupAll(style)) {
                assertThat(one.localToScene(one.getLayoutBounds()).getMaxX())
                        .as(((Labeled) one).getText())
                        .isLessThanOrEqualTo(end);
            }
        }
        whole(grid, styles);
    }

    private static void whole(Node within, String... styles) {
        for (String style : styles) {
            for (Node one : within.lookupAll(style)) {
                assertThat(((Labeled) one).isTextTruncated())
                        .as(((Labeled) one).getText())
                        .isFalse();
            }
        }
    }
}
