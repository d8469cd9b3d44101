package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedList;
import fidus.approvals.PreparedState;
import fidus.approvals.SinceAsked.Change;
import fidus.approvals.Told;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.Desktop;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Waiting;
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

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Two persons decide what waits, each in a window of their own.
@SuppressWarnings("NullAway.Init") // made before each
class DecidedElsewhereTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:10:00Z");

    private static final Told TOLD =
            new Told(
                    new PersonId(new UUID(0, 77)),
                    "Adrian Bell",
                    NOW,
                    NOW.minusSeconds(60),
                    List.of(
                            new Change(
                                    "Stands against signing",
                                    "",
                                    "Books or statements of Northern Bank 2026-11-16 to 2026-11-17"
                                            + " changed since this run compared them.")));

    private final List<Prepared> kept = new ArrayList<>();
    private FakeServer fake;
    private Shell shell;
    private MainWindowView window;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        fake.answer(
                ApprovalCalls.FIND,
                asked -> {
                    boolean all = !asked.path("pendingOnly").asBoolean(true);
                    String subject = asked.path("subject").asText("");
                    return new PreparedList(
                            kept.stream()
                                    .filter(one -> all || isPending(one))
                                    .filter(
                                            one ->
                                                    subject.isEmpty()
                                                            || one.subject().equals(subject))
                                    .toList());
                });
        shell = fake.shell(NOW);
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        "approvals",
                                        "screen.approvals",
                                        MaterialDesignC.CHECK_ALL,
                                        Permission.SEE_TRADING,
                                        () -> new ApprovalsView(new ApprovalsModel(shell)))));
        kept.add(waiting(1, "Write off −12.50 USD of Northern Bank"));
        kept.add(waiting(2, "Register account 510005@NorthBridge-Live"));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1024, 700"})
    void whoWasQuickerIsShownAndTheListLetsItGo(Theme theme, int width, int height)
            throws Exception {
        String words = "Adrian Bell rejected this on 23 Nov 2026 at 00:05 UTC: Not this account";
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    kept.set(0, rejected(kept.getFirst()));
                    throw Refused.because(Problem.Code.WRONG_STATE, words);
                });
        onFx(
                () -> {
                    theme.use(Settings.inMemory());
                    open(width, height);
                    table().table().getSelectionModel().select(0);
                    ((TextField) window.lookup("#reason")).setText("The sum is another one");
                    ((Button) window.lookup("#reject")).fire();
                    layout();
                    assertThat(table().rows()).hasSize(1);
                    assertThat(details()).startsWith(words);
                    assertThat(label("#state")).isEqualTo("Rejected");
                    assertThat(label("#decision")).contains("Adrian Bell", "23 Nov");
                    assertThat(window.lookup("#approve").isVisible()).isFalse();
                    Screenshots.of(window.getScene(), "approvals-quicker-" + theme + "-" + width);
                    return window;
                });
    }

    /// However long what was told is: what became of it stays in sight.
    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "LIGHT, 1024, 700", "DARK, 1024, 700"})
    void whatWasDecidedIsReadInASmallWindow(Theme theme, int width, int height) throws Exception {
        kept.replaceAll(one -> rejected(one).telling(TOLD));
        onFx(
                () -> {
                    theme.use(Settings.inMemory());
                    open(width, height);
                    ((CheckBox) window.lookup("#all")).setSelected(true);
                    table().table().getSelectionModel().select(0);
                    layout();
                    Screenshots.of(window.getScene(), "approvals-decided-" + theme + "-" + width);
                    assertThat(window.lookup("#toldThen").isVisible()).isTrue();
                    assertThat(label("#who")).doesNotContain("Lapses");
                    Node over = window.lookup("#decision");
                    assertThat(over.localToScene(0, 0).getY()).isLessThan(height - 60);
                    return window;
                });
    }

    @Test
    void newOnesComeInAndWhatIsTypedStays() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(Settings.inMemory());
                    open(1280, 800);
                    table().table().getSelectionModel().select(0);
                    var reason = (TextField) window.lookup("#reason");
                    reason.setText("The sum is another one");
                    kept.addFirst(waiting(3, "Confirm 1 deposit"));
                    view().look();
                    assertThat(table().rows()).hasSize(3);
                    assertThat(reason.getText()).isEqualTo("The sum is another one");
                    kept.addFirst(waiting(4, "Confirm 2 deposits"));
                    ((Button) window.lookup("#again")).fire();
                    assertThat(table().rows()).hasSize(4);
                    kept.addFirst(waiting(5, "Confirm 3 deposits"));
                    press(KeyCode.F5);
                    assertThat(table().rows()).hasSize(5);
                    assertThat(reason.getText()).isEqualTo("The sum is another one");
                    kept.replaceAll(one -> one.id().value().equals(id(1)) ? rejected(one) : one);
                    view().look();
                    assertThat(table().rows()).hasSize(4);
                    assertThat(label("#state"))
                            .as("it was decided elsewhere")
                            .isEqualTo("Rejected");
                    return window;
                });
    }

    private void open(int width, int height) {
        window =
                new MainWindowView(
                        new MainWindowModel(shell, Settings.inMemory()), Texts.of(Desktop.class));
        shell.connection().look();
        var scene = new Scene(window, width, height);
        scene.getStylesheets().add(Desktop.class.getResource("app.css").toExternalForm());
        FakeServer.signIn(shell);
        shell.navigation().open("approvals");
        layout();
    }

    private void layout() {
        window.applyCss();
        window.layout();
    }

    private void press(KeyCode code) {
        Event.fireEvent(
                table().table(),
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

    private ApprovalsView view() {
        return (ApprovalsView) window.lookup("#table").getParent().getParent().getParent();
    }

    private RecordTable<?> table() {
        return (RecordTable<?>) window.lookup("#table");
    }

    private String label(String selector) {
        return ((Label) window.lookup("#detail").lookup(selector)).getText();
    }

    private String details() {
        return window.lookupAll(".problem-pane").stream()
                .map(pane -> ((ProblemPane) pane).details())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isPending(Prepared one) {
        return one.preparedState() == PreparedState.PENDING;
    }

    private static UUID id(int number) {
        return new UUID(0, 900 + number);
    }

    private static Prepared waiting(int number, String title) {
        return as(
                Waiting.prepared("WRITE_OFF_BREAK", "break/" + number, title),
                new PreparedId(id(number)),
                PreparedState.PENDING);
    }

    private static Prepared rejected(Prepared one) {
        return as(one, one.id(), PreparedState.REJECTED);
    }

    private static Prepared as(Prepared one, PreparedId id, PreparedState state) {
        boolean over = state != PreparedState.PENDING;
        return new Prepared(
                id,
                one.command(),
                one.subject(),
                one.title(),
                one.shown(),
                one.payload(),
                one.digest(),
                one.makerId(),
                one.makerName(),
                one.preparedAt(),
                one.expiresAt(),
                state,
                one.needs(),
                one.alsoBy(),
                one.approvals(),
                over ? new PersonId(new UUID(0, 77)) : null,
                over ? "Adrian Bell" : null,
                over ? Instant.parse("2026-11-23T00:05:00Z") : null,
                over ? "Not this account" : null,
                one.signature(),
                one.keyId(),
                over ? 2 : 1,
                null);
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }
}
