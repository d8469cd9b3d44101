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
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;

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
