package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
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
import fidus.jobs.JobCalls;
import fidus.jobs.JobList;
import fidus.jobs.JobState;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakList;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;

import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Opens the screens in the real window against invented records and leaves pictures in
/// target/pictures; keys are pressed as a person would.
@ExtendWith(ApplicationExtension.class)
class ReconciliationPicturesTest {
    private final Sample sample = new Sample();
    private final Settings settings = Settings.inMemory();
    private FakeServer fake;
    private Shell shell;
    private MainWindowView window;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        List<BreakCard> breaks = sample.breaks();
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        fake.answer(ReconciliationCalls.WORKBENCH, _ -> sample.workbench());
        fake.answer(ReconciliationCalls.BREAKS, _ -> new BreakList(breaks));
        fake.answer(Mt5Calls.ACCOUNTS, _ -> new AccountList(Sample.NOW, List.of(Sample.account())));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(
                ReconciliationCalls.START,
                _ -> new RunStarted(Sample.RUN, Sample.job(JobState.RUNNING, 3, null)));
        fake.answer(
                ReconciliationCalls.RUNS,
                _ ->
                        new RunList(
                                List.of(
                                        sample.card(Sample.RUN, RunState.COMPLETED, breaks),
                                        sample.card(
                                                new RunId(new UUID(0, 78)),
                                                RunState.SIGNED_OFF,
                                                List.of()),
                                        sample.card(
                                                new RunId(new UUID(0, 79)),
                                                RunState.FAILED,
                                                List.of()))));
        shell = fake.shell(Sample.NOW);
        shell.navigation()
                .offer(
                        List.of(
                                screen(
                                        ReconciliationView.SCREEN,
                                        () ->
                                                new ReconciliationView(
                                                        new RunsModel(shell),
                                                        new WorkbenchModel(shell))),
                                screen(
                                        BreaksView.SCREEN,
                                        () -> new BreaksView(new BreaksModel(shell)))));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyPageOpensInBothThemes(Theme theme) throws Exception {
        onFx(
                () -> {
                    theme.use(settings);
                    open(1280, 800);
                    picture("runs-" + theme);
                    openRun();
                    select("#book", 1);
                    picture("workbench-why-" + theme);
                    for (int page = 2; page <= 5; page++) {
                        press(KeyCode.getKeyCode(String.valueOf(page)));
                        if (page == 3) {
                            selectIn(".breaks", 1);
                        }
                        picture("workbench-" + page + "-" + theme);
                    }
                    shell.navigation().open(BreaksView.SCREEN);
                    selectIn(".breaks", 0);
                    picture("breaks-" + theme);
                    return window;
                });
    }

    @Test
    void aSmallWindowKeepsProofTablesAndKeysInView() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(settings);
                    open(1024, 640);
                    ((Node) window.lookup(".button.accent")).requestFocus();
                    picture("small-runs");
                    openRun();
                    select("#book", 0);
                    picture("small-workbench");
                    press(KeyCode.DIGIT2);
                    picture("small-suggestions");
                    shell.navigation().open(BreaksView.SCREEN);
                    selectIn(".breaks", 0);
                    picture("small-breaks");
                    return window;
                });
    }

    @Test
    void keysPickTheClosestCandidateAndAskForAReason() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(settings);
                    open(1280, 800);
                    openRun();
                    TableView<?> book = table("#book");
                    TableView<?> statement = table("#statement");
                    press(KeyCode.N);
                    press(KeyCode.N);
                    assertThat(book.getSelectionModel().getSelectedIndex()).isEqualTo(1);
                    press(KeyCode.C);
                    assertThat(statement.getSelectionModel().getSelectedItems()).hasSize(1);
                    press(KeyCode.M);
                    assertThat(window.lookup("#ask").isVisible()).isTrue();
                    picture("workbench-match");
                    fake.answer(
                            ReconciliationCalls.MATCH,
                            _ -> {
                                throw Refused.at(
                                        "reason",
                                        Problem.Code.BAD_VALUE,
                                        "Say why in at least 10 characters.");
                            });
                    TextField reason = (TextField) window.lookup("#reason");
                    reason.setText("short");
                    reason.fireEvent(new ActionEvent());
                    assertThat(reason.getText())
                            .as("a refused reason can be mended")
                            .isEqualTo("short");
                    picture("workbench-refused");
                    press(KeyCode.E);
                    assertThat(((ToggleButton) window.lookup("#breakTab")).isSelected()).isTrue();
                    press(KeyCode.ESCAPE);
                    assertThat(shell.navigation().placeProperty().get().subject()).isEmpty();
                    return window;
                });
    }

    @Test
    void aMatchedRowShowsItsPartnerOnTheOtherSide() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(settings);
                    open(1280, 800);
                    openRun();
                    ((ToggleButton) window.lookup("#all")).fire();
                    select("#book", 12);
                    assertThat(table("#statement").getSelectionModel().getSelectedItems())
                            .hasSize(1);
                    picture("workbench-matched");
                    return window;
                });
    }

    @Test
    void theJobOfANewRunIsShownAndThenItsWorkbench() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(settings);
                    open(1280, 800);
                    fire("#fresh");
                    ComboBox<?> account = (ComboBox<?>) window.lookup("#account");
                    assertThat(account.getItems()).isNotEmpty();
                    account.getSelectionModel().select(0);
                    picture("new-run");
                    fire("#start");
                    picture("new-run-job");
                    assertThat(window.lookup("#progress").isVisible()).isTrue();
                    return window;
                });
    }

    @Test
    void aSignedRunNamesBothPeopleAndAPreparedOneWaits() throws Exception {
        Prepared waits =
                Sample.prepared(
                        "SIGN_OFF_RUN",
                        "run/" + Sample.RUN.value(),
                        "Sign off " + Sample.ACCOUNT + " 2026-10-01 to 2026-10-31",
                        FakeServer.me().id());
        onFx(
                () -> {
                    Theme.LIGHT.use(settings);
                    Workbench signed = sample.workbench(RunState.SIGNED_OFF, List.of());
                    fake.answer(ReconciliationCalls.WORKBENCH, _ -> signed);
                    open(1280, 800);
                    openRun();
                    press(KeyCode.DIGIT5);
                    picture("sign-off-signed");
                    fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(waits)));
                    fake.answer(
                            ReconciliationCalls.WORKBENCH,
                            _ -> sample.workbench(RunState.COMPLETED, List.of()));
                    fire("#again");
                    picture("sign-off-waiting");
                    assertThat(window.lookup("#preparing").isVisible()).isFalse();
                    return window;
                });
    }

    @Test
    void theMatchingRulesAreShownTriedAndWrongNumbersMarked() throws Exception {
        fake.answer(
                ProfileCalls.PROFILES,
                _ ->
                        new ProfileList(
                                List.of(
                                        MatchingModelTest.builtIn(MatchProfile.bank()),
                                        MatchingModelTest.builtIn(MatchProfile.broker())),
                                List.of()));
        var counts = new ReconciliationRun.Counts(5, 5, 3, 0, 4, 0);
        fake.answer(
                ProfileCalls.DRY_RUN,
                _ ->
                        new DryRunFound(
                                Sample.ACCOUNT,
                                Sample.HASH,
                                Sample.RUN,
                                "BANK version 1",
                                counts,
                                counts,
                                new DryRunFound.Tally(3, 1, 2, 0),
                                List.of(new DryRunFound.PassTally("P1", 3, 4)),
                                List.of(),
                                List.of(),
                                List.of()));
        onFx(
                () -> {
                    Theme.LIGHT.use(settings);
                    open(1280, 800);
                    fire("#rules");
                    select("#passes", 3);
                    picture("matching-rules");
                    TextField days = (TextField) window.lookup("#daysAfter");
                    assertThat(days.getText()).isEqualTo("5");
                    days.setText("soon");
                    fire("#keepPass");
                    assertThat(((Label) days.getParent().lookup(".field-fault")).getText())
                            .isEqualTo("A whole number, 0 to 60.");
                    days.setText("6");
                    fire("#keepPass");
                    assertThat(((Label) window.lookup("#changes")).getText())
                            .contains("1 days before to 6 after (was");
                    ComboBox<?> account = (ComboBox<?>) window.lookup("#trial").lookup("#account");
                    assertThat(account.getItems()).isNotEmpty();
                    account.getSelectionModel().selectFirst();
                    fire("#tryOut");
                    assertThat(((Label) window.lookup("#counts")).getText())
                            .startsWith("Matches: 1 won, 2 lost, 0 changed, 3 as before.");
                    picture("matching-rules-tried");
                    return null;
                });
    }

    @Test
    void nothingYetAndNoServerAreBothSaid() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(settings);
                    fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of()));
                    open(1280, 800);
                    picture("runs-empty");
                    openRun();
                    fake.close();
                    shell.connection().look();
                    shell.connection().look();
                    fire("#again");
                    select("#book", 0);
                    picture("workbench-offline");
                    shell.navigation().open(BreaksView.SCREEN);
                    picture("breaks-offline");
                    return window;
                });
    }

    private void open(int width, int height) throws Exception {
        window = new MainWindowView(new MainWindowModel(shell, settings), titles());
        shell.connection().look();
        var scene = new Scene(window, width, height);
        scene.getStylesheets().add(Desktop.class.getResource("app.css").toExternalForm());
        FakeServer.signIn(shell);
        shell.navigation().open(ReconciliationView.SCREEN);
    }

    private static java.util.ResourceBundle titles() {
        return Texts.of(Desktop.class);
    }

    private void openRun() {
        shell.navigation().open(ReconciliationView.SCREEN, "run/" + Sample.RUN.value());
        layout();
    }

    private void layout() {
        window.applyCss();
        window.layout();
    }

    private void press(KeyCode code) {
        Node target = window.lookup(".workbench");
        Event.fireEvent(
                target,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        code.getName(),
                        code,
                        false,
                        false,
                        false,
                        false));
        layout();
    }

    private void fire(String id) {
        ((javafx.scene.control.ButtonBase) window.lookup(id)).fire();
        layout();
    }

    private TableView<?> table(String id) {
        return (TableView<?>) window.lookup(id).lookup(".table-view");
    }

    private void select(String id, int row) {
        layout();
        table(id).getSelectionModel().clearAndSelect(row);
        layout();
    }

    private void selectIn(String selector, int row) {
        layout();
        ((TableView<?>) window.lookup(selector).lookup(".table-view"))
                .getSelectionModel()
                .clearAndSelect(row);
        layout();
    }

    private void picture(String name) throws Exception {
        layout();
        Path file = Screenshots.of(window.getScene(), "recon-" + name);
        assertThat(Files.size(file)).isGreaterThan(5_000);
    }

    private static Screen screen(
            String id, java.util.function.Supplier<? extends javafx.scene.Parent> view) {
        boolean breaks = id.equals(BreaksView.SCREEN);
        return new Screen(
                id,
                "screen." + id,
                breaks ? MaterialDesignA.ALERT_DECAGRAM_OUTLINE : MaterialDesignS.SCALE_BALANCE,
                Permission.SEE_TRADING,
                view);
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }
}
