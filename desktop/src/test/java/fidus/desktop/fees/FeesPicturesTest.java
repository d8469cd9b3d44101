package fidus.desktop.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.desktop.Desktop;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.fees.Derivation;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.FeeRunState;
import fidus.jobs.JobCalls;
import fidus.jobs.JobList;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeTableView;

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

/// Opens the screen of fees in the real window and leaves pictures in target/pictures.
@ExtendWith(ApplicationExtension.class)
class FeesPicturesTest {
    private FakeServer fake;
    private Shell shell;
    private final Settings settings = Settings.inMemory();

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(Mt5Calls.ACCOUNTS, _ -> new AccountList(Sample.NOW, List.of()));
        fake.answer(FeeCalls.MONTH, _ -> Sample.month());
        fake.answer(FeeCalls.MANDATES, _ -> Sample.mandates());
        fake.answer(FeeCalls.MANAGERS, _ -> Sample.managers());
        fake.answer(
                FeeCalls.RUN,
                _ -> new FeeRunPage(Sample.run(FeeRunState.PREVIEWED), false, List.of()));
        shell = fake.shell(Sample.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aMonthItsRunsAndWhereEachFigureComesFrom(Theme theme) throws Exception {
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        "fees",
                                        "screen.fees",
                                        MaterialDesignC.CALCULATOR_VARIANT_OUTLINE,
                                        Permission.SEE_TRADING,
                                        () -> new FeesView(new FeesModel(shell)))));
        WaitForAsyncUtils.asyncFx(() -> look(theme)).get();
    }

    private Scene look(Theme theme) throws Exception {
        theme.use(settings);
        var window =
                new MainWindowView(new MainWindowModel(shell, settings), Texts.of(Desktop.class));
        FakeServer.signIn(shell);
        shell.connection().look();
        Screenshots.of(window, "fees-start-" + theme, 1280, 800);
        Scene scene = window.getScene();
        shell.navigation().open("fees");
        assertThat(((Label) scene.lookup("#period")).getText()).isEqualTo("2027-01");
        picture(scene, "fees-month-" + theme);
        var tabs = (TabPane) scene.lookup(".tab-pane");
        tabs.getSelectionModel().select(1);
        picture(scene, "fees-accounts-" + theme);
        tabs.getSelectionModel().select(2);
        scene.getRoot().layout();
        ((Button) scene.lookup("#enter")).fire();
        picture(scene, "fees-mandate-" + theme);
        shell.navigation()
                .open("fees", "mandate/" + Sample.mandates().mandates().getFirst().id().value());
        picture(scene, "fees-terms-" + theme);
        assertThat(((Label) scene.lookup("#mandateManager")).getText()).isEqualTo("M1 Capital");
        assertThat(
                        scene.getRoot().lookupAll(".text-cell").stream()
                                .map(cell -> ((Labeled) cell).getText()))
                .contains("20 %", "15 %", "2027-04-01: 20 % → 15 %", "THIRTY_360");
        shell.navigation().open("fees", FeesModel.subjectOf(Sample.RUN));
        picture(scene, "fees-run-" + theme);
        assertThat(((Label) scene.lookup("#fact-fee")).getText()).isEqualTo("298.08 USD");
        @SuppressWarnings("unchecked") // the one tree of figures on the page
        var tree = (TreeTableView<Derivation>) scene.lookup("#derivation");
        assertThat(tree.getRoot().getValue().name()).isEqualTo("performanceFee");
        assertThat(tree.getRoot().getChildren())
                .extracting(item -> item.getValue().name())
                .contains("rate", "gain", "hurdle", "excess");
        return scene;
    }

    private static void picture(Scene scene, String name) throws Exception {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        assertThat(Files.size(Screenshots.of(scene, name))).isGreaterThan(5_000);
    }
}
