package fidus.desktop.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.StepKind;
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

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.util.List;
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
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        CloseModel.SCREEN,
                                        "screen.close",
                                        MaterialDesignC.CALENDAR_CHECK,
                                        Permission.SEE_LEDGER,
                                        () -> new CloseView(new CloseModel(shell)))));
        WaitForAsyncUtils.asyncFx(() -> look(theme)).get();
    }

    private Scene look(Theme theme) throws Exception {
        theme.use(settings);
        var window =
                new MainWindowView(new MainWindowModel(shell, settings), Texts.of(Desktop.class));
        shell.connection().look();
        FakeServer.signIn(shell);
        Screenshots.of(window, "close-start-" + theme, 1440, 900);
        Scene scene = window.getScene();
        shell.navigation().open(CloseModel.SCREEN);
        picture(scene, "close-open-" + theme);
        assertThat(((Label) scene.lookup("#period")).getText()).isEqualTo("March 2027");
        var act = (Button) scene.lookup("#act");
        assertThat(act.getText()).isEqualTo("Freeze");

        act.fire();

        picture(scene, "close-" + theme);
        assertThat(((Label) scene.lookup("#stepName")).getText()).isEqualTo("Cash movements");
        assertThat(scene.lookup("#act").isVisible()).isFalse();
        assertThat(scene.lookup("#skip").isVisible()).isTrue();
        steps(scene).select(one -> one.stepKind() == StepKind.MARK_TO_MARKET);
        picture(scene, "close-step-" + theme);
        tab(scene, 1);
        rules(scene).select(one -> one.rule().name().equals("L2"));
        picture(scene, "close-ties-" + theme);
        assertThat(table(scene, "#ties").rows()).hasSize(2);
        month.set(Sample.locked());
        shell.navigation().open(CloseModel.SCREEN, "close/2027-03");
        assertThat(scene.lookup("#reopen").isVisible()).isTrue();
        tab(scene, 2);
        table(scene, "#versions").select(_ -> true);
        picture(scene, "close-versions-" + theme);
        assertThat(table(scene, "#books").rows()).hasSize(3);
        return scene;
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
