package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.desktop.Desktop;
import fidus.desktop.samples.Banks;
import fidus.desktop.samples.Hand;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.jobs.JobCalls;
import fidus.jobs.JobList;
import fidus.jobs.JobState;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/// The real window with the screens of reconciliation, against a server of invented records;
/// pictures go to target/pictures, keys are pressed as a person would.
final class ReconciliationWindow implements AutoCloseable {
    final Sample sample = new Sample();

    /// The run that is opened.
    Workbench whole = sample.workbench();

    final Hand hand = new Hand(Sample.NOW);
    final FakeServer fake;
    final Shell shell;
    final Settings settings = Settings.inMemory();
    private MainWindowView window;

    ReconciliationWindow() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        List<BreakCard> breaks = sample.breaks();
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        Windows.of(fake, () -> whole);
        fake.answer(ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(breaks, asked));
        fake.answer(DossierCalls.DOSSIER, _ -> BreakSample.empty(fake));
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(ProfileCalls.PROFILES, _ -> new ProfileList(List.of(), List.of()));
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
                                                List.of())),
                                null));
        shell = fake.shell(hand);
        shell.navigation()
                .offer(
                        List.of(
                                screen(
                                        ReconciliationView.SCREEN,
                                        () ->
                                                new ReconciliationView(
                                                        new RunsModel(shell),
                                                        new WorkbenchModel(shell))),
                                screen(BreaksView.SCREEN, () -> new BreakDeskView(shell))));
    }

    @Override
    public void close() {
        fake.close();
    }

    MainWindowView view() {
        return window;
    }

    Node lookup(String selector) {
        return window.lookup(selector);
    }

    void open(int width, int height) throws Exception {
        window = new MainWindowView(new MainWindowModel(shell, settings), titles());
        shell.connection().look();
        var scene = new Scene(window, width, height);
        scene.getStylesheets().add(Desktop.class.getResource("app.css").toExternalForm());
        FakeServer.signIn(shell);
        shell.navigation().open(ReconciliationView.SCREEN);
    }

    static java.util.ResourceBundle titles() {
        return Texts.of(Desktop.class);
    }

    void openRun() {
        shell.navigation().open(ReconciliationView.SCREEN, "run/" + Sample.RUN.value());
        layout();
    }

    void layout() {
        window.applyCss();
        window.layout();
    }

    void press(KeyCode code) {
        press(window.lookup(".workbench"), code);
        layout();
    }

    static void press(Node target, KeyCode code) {
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
    }

    void fire(String id) {
        ((javafx.scene.control.ButtonBase) window.lookup(id)).fire();
        layout();
    }

    TableView<?> table(String selector) {
        return (TableView<?>) window.lookup(selector).lookup(".table-view");
    }

    void select(String selector, int row) {
        layout();
        table(selector).getSelectionModel().clearAndSelect(row);
        layout();
    }

    void picture(String name) throws Exception {
        layout();
        Path file = Screenshots.of(window.getScene(), "recon-" + name);
        assertThat(Files.size(file)).isGreaterThan(5_000);
    }

    static Screen screen(
            String id, java.util.function.Supplier<? extends javafx.scene.Parent> view) {
        boolean breaks = id.equals(BreaksView.SCREEN);
        return new Screen(
                id,
                "screen." + id,
                breaks ? MaterialDesignA.ALERT_DECAGRAM_OUTLINE : MaterialDesignS.SCALE_BALANCE,
                Permission.SEE_TRADING,
                view);
    }

    static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }

    /// What a choice shows of what is chosen.
    <T> String said(ComboBox<T> choice) {
        return choice.getConverter().toString(choice.getValue());
    }
}
