package fidus.desktop.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashFlowStatus;
import fidus.cashflow.CashflowCalls;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.CashFlows;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/// The cash flow screen with an invented house, in both themes and in the smallest window.
@ExtendWith(ApplicationExtension.class)
class CashFlowScreenTest {
    private FakeServer fake;
    private Shell shell;
    private CashFlowModel model;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(CashflowCalls.CALENDAR, _ -> CashFlows.flow("20000.00"));
        fake.answer(CashflowCalls.MONTH, _ -> CashFlows.month());
        fake.answer(CashflowCalls.COVERAGE, _ -> CashFlows.coverage());
        fake.answer(CashflowCalls.PACE, _ -> CashFlows.pace());
        fake.answer(CashflowCalls.CASH, _ -> CashFlows.cash());
        shell = fake.shell(Accounts.NOW);
        shell.connection().look();
        FakeServer.signIn(shell);
        model = new CashFlowModel(shell);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void itShowsAShortfallThatNobodyCanOverlook(Theme theme, int width, int height)
            throws Exception {
        onFx(
                () -> {
                    theme.use(Settings.inMemory());
                    Scene scene = scene(width, height);
                    String end = "-" + theme + "-" + width;
                    picture(scene, "cashflow" + end);
                    assertThat(((Label) named(scene, "verdictTitle")).getText())
                            .startsWith(
                                    "First shortfall: March 2027, in 4 months: \u22121\u202f750.00"
                                            + " USD");
                    assertThat(((Label) named(scene, "verdictMore")).getText())
                            .contains(
                                    "recorded cash 20\u202f000.00 USD, payments booked since"
                                            + " \u2212299.50 USD at House bank");
                    assertThat(scene.getRoot().lookupAll(".short-marker")).hasSize(10);
                    assertThat(scene.getRoot().lookup(".zero-line")).isNotNull();
                    for (CashFlowKind kind : CashFlowKind.values()) {
                        String style =
                                "bar-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
                        var swatch = (Region) scene.getRoot().lookup(".swatch." + style);
                        assertThat(swatch.getBackground()).as(style).isNotNull();
                    }
                    TabPane details = (TabPane) named(scene, "details");
                    model.openMonth(months(scene).rows().get(4));
                    details.getSelectionModel().select(1);
                    picture(scene, "cashflow-lines" + end);
                    details.getSelectionModel().select(2);
                    picture(scene, "cashflow-ends" + end);
                    TabPane tabs = (TabPane) named(scene, "tabs");
                    tabs.getSelectionModel().select(1);
                    picture(scene, "cashflow-coverage" + end);
                    assertThat(((Label) named(scene, "totalShortfall")).getText())
                            .contains("not known");
                    tabs.getSelectionModel().select(2);
                    picture(scene, "cashflow-pace" + end);
                    tabs.getSelectionModel().select(3);
                    picture(scene, "cashflow-cash" + end);
                    model.recording.set(true);
                    ((Button) named(scene, "send")).fire();
                    picture(scene, "cashflow-record" + end);
                    assertThat(named(scene, "balanceFault").isVisible()).isTrue();
                    return scene;
                });
    }

    @Test
    void anUnknownBalanceAndARefusalAreSaid() throws Exception {
        fake.answer(CashflowCalls.CALENDAR, _ -> CashFlows.unknown());
        onFx(
                () -> {
                    Scene scene = scene(1072, 748);
                    picture(scene, "cashflow-unknown");
                    assertThat(((Label) named(scene, "verdictTitle")).getText())
                            .contains("not known");
                    assertThat(scene.getRoot().lookup(".balance-line")).isNull();
                    fake.answer(
                            CashflowCalls.CALENDAR,
                            _ -> {
                                throw Refused.because(Problem.Code.BUSY, "Ask again later.");
                            });
                    model.read();
                    picture(scene, "cashflow-refused");
                    assertThat(model.flow().problemProperty().get()).isNotNull();
                    assertThat(model.calendar()).isPresent();
                    return scene;
                });
    }

    @Test
    void aHouseWithEnoughIsFundedEveryMonth() throws Exception {
        fake.answer(CashflowCalls.CALENDAR, _ -> CashFlows.flow("200000.00"));
        onFx(
                () -> {
                    Scene scene = scene(1072, 748);
                    picture(scene, "cashflow-funded");
                    assertThat(((Label) named(scene, "verdictTitle")).getText())
                            .isEqualTo("Every month is funded");
                    assertThat(scene.getRoot().lookup(".short-marker")).isNull();
                    assertThat(months(scene).rows())
                            .extracting(CashFlowMonth::status)
                            .containsOnly(CashFlowStatus.FUNDED);
                    return scene;
                });
    }

    private Scene scene(int width, int height) {
        var view = new CashFlowView(model);
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        "cashflow",
                                        "screen.cashflow",
                                        MaterialDesignC.CASH_MULTIPLE,
                                        Permission.SEE_TRADING,
                                        () -> view)));
        Scene scene = Screenshots.scene(new StackPane(view), width, height);
        view.visited("");
        return scene;
    }

    @SuppressWarnings("unchecked")
    private static RecordTable<CashFlowMonth> months(Scene scene) {
        return (RecordTable<CashFlowMonth>) named(scene, "months");
    }

    private static Node named(Scene scene, String id) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), id);
    }

    private static void picture(Scene scene, String name) throws Exception {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        assertThat(Files.size(Screenshots.of(scene, name))).isGreaterThan(5_000);
    }

    private static void onFx(Callable<?> work) throws Exception {
        WaitForAsyncUtils.asyncFx(work).get();
    }
}
