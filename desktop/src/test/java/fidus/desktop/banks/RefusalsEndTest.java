package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ReadBankFile;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.Desktop;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.BankFiles;
import fidus.desktop.samples.BankProposals;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.FileQueue;
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

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// What a page refused stays until something else succeeds there, the page is left or a person
/// closes it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by open
class RefusalsEndTest {
    private static final String WAITS =
            "Another change of this record waits for a decision: Confirm 1 payment of batch 4.";

    @TempDir Path folder;

    private FakeServer fake;
    private Shell shell;
    private BanksModel model;
    private MainWindowView window;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(BankCalls.STATEMENTS, _ -> Banks.statements());
        fake.answer(BankCalls.PROPOSALS, _ -> Banks.proposals());
        fake.answer(BankCalls.MISSING_DAYS, _ -> Banks.missingDays());
        fake.answer(BankCalls.TRANSITS, _ -> Banks.transits());
        fake.answer(BankCalls.OWN_TRANSFERS, _ -> Banks.ownTransfers());
        fake.answer(
                BankCalls.SET,
                _ -> Objects.requireNonNull(Banks.accounts().accounts().getFirst().setting()));
        fake.answer(
                BankCalls.RECORD_PROPOSED,
                _ -> {
                    throw new Refused(Problem.of(Problem.Code.ALREADY_PENDING, WAITS));
                });
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private Scene open(Theme theme, int width, int height) {
        Settings settings = Settings.inMemory();
        theme.use(settings);
        shell = fake.shell(Accounts.NOW);
        model = new BanksModel(shell);
        shell.navigation()
                .offer(
                        List.of(
                                screen(BanksModel.SCREEN, "screen.banks"),
                                screen("other", "screen.statements")));
        window = new MainWindowView(new MainWindowModel(shell, settings), Texts.of(Desktop.class));
        shell.connection().look();
        var scene = new Scene(window, width, height);
        scene.getStylesheets()
                .add(Objects.requireNonNull(Desktop.class.getResource("app.css")).toExternalForm());
        FakeServer.signIn(shell);
        shell.navigation().open(BanksModel.SCREEN);
        return scene;
    }

    private Screen screen(String id, String title) {
        return new Screen(
                id,
                title,
                MaterialDesignA.ACCOUNT,
                Permission.SEE_MOVEMENTS,
                () -> id.equals("other") ? new VBox() : new BanksView(model));
    }

    private void refuse() {
        model.arrived().send(List.of(ArrivedTest.proposal("STMT-1-1", true)));
    }

    private ProblemPane box() {
        return (ProblemPane) Objects.requireNonNull(window.lookup("#room > #problem"));
    }

    private static <T> T run(Callable<T> deed) throws Exception {
        return WaitForAsyncUtils.asyncFx(deed).get();
    }

    @Test
    void aRefusalEndsWithTheNextDeedWhenThePageIsLeftAndWhenItIsClosed() throws Exception {
        run(
                () -> {
                    open(Theme.LIGHT, 1280, 800);
                    refuse();
                    assertThat(box().isVisible()).isTrue();
                    shell.navigation().open(BanksModel.SCREEN);
                    assertThat(box().isVisible()).as("the page was not left").isTrue();
                    model.save();
                    assertThat(box().isVisible()).as("another deed succeeded").isFalse();

                    refuse();
                    assertThat(box().isVisible()).isTrue();
                    ProblemPane before = box();
                    shell.navigation().open("other");
                    assertThat(before.isVisible()).as("left").isFalse();
                    shell.navigation().open(BanksModel.SCREEN);
                    assertThat(box().isVisible()).isFalse();

                    refuse();
                    assertThat(box().isVisible()).isTrue();
                    ((Button) box().lookup(".problem-close")).fire();
                    assertThat(box().isVisible()).as("closed").isFalse();
                    refuse();
                    assertThat(box().isVisible()).as("said again").isTrue();
                    return null;
                });
    }

    @Test
    void whatIsRefusedHereIsSaidAgainAfterItWasClosedAndEndsOnlyWithADeedOfItsPage()
            throws Exception {
        run(
                () -> {
                    open(Theme.LIGHT, 1280, 800);
                    var pane = new ProblemPane();
                    var command = new Command<>(shell, BankCalls.READ);
                    command.problemProperty().addListener((_, _, why) -> pane.show(why));
                    Problem why = Command.incomplete(List.of());
                    command.refuse(why);
                    pane.show(null);
                    command.refuse(Command.incomplete(List.of()));
                    assertThat(pane.isVisible()).as("said again").isTrue();

                    BankPreview read = Banks.preview(Banks.PROFILE, "In EUR.");
                    fake.answer(BankCalls.READ, _ -> read);
                    var question = new ReadBankFile(read.id(), null, null, null);
                    refuse();
                    new Command<>(shell, BankCalls.READ).byItself().send(question, _ -> {});
                    assertThat(box().isVisible()).as("nobody did that").isTrue();
                    new Command<>(shell, BankCalls.READ).send(question, _ -> {});
                    assertThat(box().isVisible()).as("a person did it here").isFalse();
                    return null;
                });
    }

    /// The refusal says that the page is old, so the page reads itself again at once.
    @Test
    void whyAFileWasNotTakenInStaysWhileThePageIsReadAgain() throws Exception {
        fake.answer(BankCalls.OFFER, _ -> BankFiles.withACard(true));
        fake.answer(BankCalls.READ, _ -> BankFiles.withACard(true));
        Problem locked = Problem.of(Problem.Code.WRONG_STATE, "2026-06 is locked by now.");
        fake.answer(
                BankCalls.CONFIRM,
                _ -> {
                    throw new Refused(locked);
                });
        Path file = Files.writeString(folder.resolve("november.sta"), ":25:");
        run(
                () -> {
                    Scene scene = open(Theme.LIGHT, 1280, 800);
                    shell.navigation().open(BanksModel.SCREEN, FileQueue.subjectOf(List.of(file)));
                    model.file().leaveOut().chosenProperty().set(true);
                    long before = fake.count(BankCalls.ACCOUNTS);
                    model.file().confirm();
                    assertThat(fake.count(BankCalls.ACCOUNTS)).isEqualTo(before + 1);
                    assertThat(model.file().problemProperty().get()).isEqualTo(locked);
                    Screenshots.of(scene, "banks-take-in-refused");
                    press(KeyCode.F5);
                    assertThat(fake.count(BankCalls.ACCOUNTS)).isEqualTo(before + 2);
                    assertThat(model.file().problemProperty().get()).isEqualTo(locked);

                    model.file().readAgain();
                    assertThat(model.file().problemProperty().get()).isNull();
                    long read = readings();
                    press(KeyCode.F5);
                    assertThat(readings()).as("nothing is said that may go").isEqualTo(read + 1);
                    return null;
                });
    }

    private void press(KeyCode key) {
        var pressed =
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", key.getName(), key, false, false, false, false);
        Event.fireEvent(window, pressed);
    }

    private long readings() {
        return fake.seen().stream().filter(one -> one.path().endsWith("/reading")).count();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void picturesOfWhatIsAskedForAndOfARefusal(Theme theme, int width, int height)
            throws Exception {
        fake.answer(BankCalls.PROPOSALS, _ -> BankProposals.asked());
        run(
                () -> {
                    Scene scene = open(theme, width, height);
                    refuse();
                    String end = "-" + theme + "-" + width;
                    var tabs = (TabPane) window.lookup("#accountTabs");
                    tabs.getSelectionModel().select(1);
                    Screenshots.of(scene, "asked-confirm" + end);
                    ((Button) box().lookup(".problem-close")).fire();
                    tabs.getSelectionModel().select(2);
                    var table = (RecordTable<?>) Objects.requireNonNull(window.lookup("#deposits"));
                    table.table().getSelectionModel().select(0);
                    Screenshots.of(scene, "asked-deposits" + end);
                    table.table().getSelectionModel().selectAll();
                    Screenshots.of(scene, "asked-deposits-all" + end);
                    var all = (Button) Objects.requireNonNull(window.lookup("#recordAll"));
                    assertThat(all.getText()).isEqualTo("Have 1 confirmed");
                    assertThat(all.isDisabled()).isFalse();
                    return null;
                });
    }
}
