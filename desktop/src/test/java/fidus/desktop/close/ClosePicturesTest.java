package fidus.desktop.close;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.contract.Wire;
import fidus.desktop.Desktop;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.jobs.JobCalls;
import fidus.jobs.JobList;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.image.PixelFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// Opens the screen of the close in the real window and leaves pictures in target/pictures.
@ExtendWith(ApplicationExtension.class)
class ClosePicturesTest {
    private FakeServer fake;
    private Shell shell;
    private final AtomicReference<CloseMonth> month = new AtomicReference<>(Sample.open());
    private final Settings settings = Settings.inMemory();

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR, Role.APPROVER, Role.ADMIN);
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(CloseCalls.MONTHS, _ -> Sample.months());
        fake.answer(CloseCalls.MONTH, _ -> month.get());
        fake.answer(CloseCalls.VERSION, _ -> Sample.signed());
        fake.answer(
                CloseCalls.FREEZE,
                _ -> {
                    month.set(Sample.closing());
                    return Sample.closing();
                });
        shell = fake.shell(Sample.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aMonthFromItsFreezeToItsLock(Theme theme) throws Exception {
        offer();
        WaitForAsyncUtils.asyncFx(() -> look(theme)).get();
    }

    private Scene window(String name, int width, int height) {
        var window =
                new MainWindowView(new MainWindowModel(shell, settings), Texts.of(Desktop.class));
        shell.connection().look();
        FakeServer.signIn(shell);
        Screenshots.of(window, name, width, height);
        return window.getScene();
    }

    private void offer() {
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        CloseModel.SCREEN,
                                        "screen.close",
                                        MaterialDesignC.CALENDAR_CHECK,
                                        Permission.SEE_LEDGER,
                                        () -> new CloseView(new CloseModel(shell)))));
    }

    @Test
    void aMonthInTheSmallestWindow() throws Exception {
        month.set(Sample.closing());
        offer();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(settings);
                            Scene scene = window("close-small-start", 1024, 640);
                            shell.navigation().open(CloseModel.SCREEN);
                            picture(scene, "close-small");
                            tab(scene, 1);
                            rules(scene).select(one -> one.rule().name().equals("R10"));
                            picture(scene, "close-small-rules");
                            return scene;
                        })
                .get();
    }

    @Test
    void aStepThatSomebodyElseSkippedCanBeSkippedInTheirPlace() throws Exception {
        ObjectNode skipped = Wire.STRICT.valueToTree(Sample.closing());
        for (JsonNode step : skipped.get("steps")) {
            if (step.get("stepKind").asText().equals("CASH_MOVEMENTS")) {
                ((ObjectNode) step)
                        .put("stepState", "SKIPPED")
                        .set(
                                "skipped",
                                Wire.STRICT.valueToTree(
                                        new SkippedStep(
                                                StepKind.CASH_MOVEMENTS,
                                                "Both ends are at one bank",
                                                new PersonId(new UUID(0, 77)),
                                                "Paul Approver",
                                                Sample.NOW,
                                                List.of())));
            }
        }
        month.set(Wire.STRICT.treeToValue(skipped, CloseMonth.class));
        offer();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.DARK.use(settings);
                            Scene scene = window("close-skipped-start", 1024, 640);
                            shell.navigation().open(CloseModel.SCREEN);
                            steps(scene).select(it -> it.stepKind() == StepKind.CASH_MOVEMENTS);
                            picture(scene, "close-skipped-dark");
                            assertThat(((Button) scene.lookup("#skip")).getText())
                                    .isEqualTo("Skip in their place…");
                            return scene;
                        })
                .get();
    }

    private Scene look(Theme theme) throws Exception {
        theme.use(settings);
        Scene scene = window("close-start-" + theme, 1440, 900);
        shell.navigation().open(CloseModel.SCREEN);
        picture(scene, "close-open-" + theme);
        assertThat(((Label) scene.lookup("#period")).getText()).isEqualTo("March 2027");
        var act = (Button) scene.lookup("#act");
        assertThat(act.getText()).isEqualTo("Freeze");

        int[] before = panel(scene);
        act.fire();

        picture(scene, "close-" + theme);
        assertThat(panel(scene)).as("the panel of the former step").isNotEqualTo(before);
        assertThat(((Label) scene.lookup("#stepName")).getText()).isEqualTo("Cash movements");
        assertThat(scene.lookup("#act").isVisible()).isFalse();
        assertThat(scene.lookup("#skip").isVisible()).isTrue();
        steps(scene).select(one -> one.stepKind() == StepKind.MARK_TO_MARKET);
        picture(scene, "close-step-" + theme);
        tab(scene, 1);
        rules(scene).select(one -> one.rule().name().equals("L2"));
        picture(scene, "close-ties-" + theme);
        assertThat(table(scene, "#ties").rows()).hasSize(2);
        said(scene, theme);
        month.set(Sample.locked());
        shell.navigation().open(CloseModel.SCREEN, "close/2027-03");
        assertThat(scene.lookup("#reopen").isVisible()).isTrue();
        started(scene, theme);
        tab(scene, 3);
        table(scene, "#versions").select(_ -> true);
        picture(scene, "close-versions-" + theme);
        assertThat(table(scene, "#books").rows()).hasSize(3);
        return scene;
    }

    /// What is said of single lines, and what stands behind the month.
    private void said(Scene scene, Theme theme) throws Exception {
        rules(scene).select(one -> one.rule().name().equals("R10"));
        assertThat(scene.lookup("#explain").isVisible()).isFalse();
        table(scene, "#ties").select(_ -> true);
        assertThat(scene.lookup("#explain").isVisible()).isTrue();
        ((Button) scene.lookup("#explain")).fire();
        picture(scene, "close-explain-" + theme);
        rules(scene).select(one -> one.rule().name().equals("L11"));
        ties(scene).select(one -> one.key().equals("1050 Broker"));
        ((Button) scene.lookup("#attest")).fire();
        picture(scene, "close-attest-" + theme);
        assertThat(((Label) scene.lookup("#wallet")).getText())
                .isEqualTo("1050 Broker at the end of 2027-03-31");
        ((Button) scene.lookup(".sheet #send")).fire();
        assertThat(scene.lookup("#balanceFault").isVisible()).isTrue();
        ((Button) scene.lookup(".sheet-head .button")).fire();
        tab(scene, 2);
        picture(scene, "close-coverage-" + theme);
        assertThat(table(scene, "#coverage").rows()).hasSize(4);
        tab(scene, 0);
    }

    private void started(Scene scene, Theme theme) throws Exception {
        ((Button) scene.lookup("#act")).fire();
        picture(scene, "close-month-start-" + theme);
        assertThat(scene.lookup("#totals")).isNotNull();
        ((Button) scene.lookup(".sheet-head .button")).fire();
    }

    private static int[] panel(Scene scene) {
        var image = Screenshots.snapshot(scene);
        Node side = scene.lookup(".close-side");
        Bounds at = side.localToScene(side.getLayoutBounds());
        int width = (int) Math.min(at.getWidth(), image.getWidth() - at.getMinX());
        var pixels = new int[width * 200];
        image.getPixelReader()
                .getPixels(
                        (int) at.getMinX(),
                        (int) at.getMinY(),
                        width,
                        200,
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        width);
        return pixels;
    }

    @SuppressWarnings("unchecked") // the lines of a rule
    private static RecordTable<TieOut> ties(Scene scene) {
        return (RecordTable<TieOut>) scene.lookup("#ties");
    }

    private static void tab(Scene scene, int place) {
        ((TabPane) scene.lookup(".page .tab-pane")).getSelectionModel().select(place);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static RecordTable<?> table(Scene scene, String id) {
        return (RecordTable<?>) scene.lookup(id);
    }

    @SuppressWarnings("unchecked") // the table of rules
    private static RecordTable<RuleLine> rules(Scene scene) {
        return (RecordTable<RuleLine>) scene.lookup("#rules");
    }

    @SuppressWarnings("unchecked") // the checklist
    private static RecordTable<CloseStep> steps(Scene scene) {
        return (RecordTable<CloseStep>) scene.lookup("#steps");
    }

    private static void picture(Scene scene, String name) throws Exception {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        assertThat(Files.size(Screenshots.of(scene, name))).isGreaterThan(5_000);
    }
}
