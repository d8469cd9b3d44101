package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.jobs.JobCalls;
import fidus.jobs.JobList;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.List;

/// News are read without covering anything.
@ExtendWith(ApplicationExtension.class)
class NoticePlaceTest {
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        shell = fake.shell(Instant.parse("2026-11-23T10:33:00Z"));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1040, 740", "DARK, 1040, 740"})
    void newsCoverNothingAndAreReadInWhole(Theme theme, int width, int height) throws Exception {
        shell.navigation().offer(Screens.of(shell));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Settings settings = Settings.inMemory();
                            theme.use(settings);
                            var window =
                                    new MainWindowView(
                                            new MainWindowModel(shell, settings),
                                            Texts.of(Desktop.class));
                            shell.connection().look();
                            FakeServer.signIn(shell);
                            shell.navigation().open("approvals");
                            shell.notices()
                                    .good(
                                            "Waits for a second person: Book that 50000.00 USD left"
                                                + " Northern Bank USD for 510003@NorthBridge-Live");
                            Screenshots.of(window, "notice-" + theme + "-" + width, width, height);

                            Node notice = window.lookup("#notice");
                            assertThat(notice.isVisible()).isTrue();
                            coversNothing(window, notice);
                            var text = (Label) window.lookup("#noticeText");
                            assertThat(text.isTextTruncated()).isFalse();
                            assertThat(text.getText()).contains("50\u202f000.00 USD");
                        })
                .get();
    }

    @Test
    void theStatusLineIsLowAgainAfterALongNotice() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var window =
                                    new MainWindowView(
                                            new MainWindowModel(shell, Settings.inMemory()),
                                            Texts.of(Desktop.class));
                            FakeServer.signIn(shell);
                            var _ = Screenshots.scene(window, 1040, 740);
                            var line = (Region) window.lookup("#notice").getParent();
                            double low = height(window, line);
                            shell.notices().good("Waits for a second person. ".repeat(20));
                            assertThat(height(window, line)).isGreaterThan(low);
                            shell.notices().clear();
                            assertThat(height(window, line)).isEqualTo(low);
                        })
                .get();
    }

    private static double height(MainWindowView window, Region line) {
        window.applyCss();
        window.layout();
        return line.getHeight();
    }

    private static void coversNothing(MainWindowView window, Node notice) {
        for (String id :
                List.of(
                        "#title",
                        "#asOf",
                        "#search",
                        "#theme",
                        "#person",
                        "#content",
                        "#connection",
                        "#jobs")) {
            assertThat(inScene(window.lookup(id)).intersects(inScene(notice))).as(id).isFalse();
        }
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
