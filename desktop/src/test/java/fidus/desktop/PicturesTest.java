package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedList;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Wire;
import fidus.desktop.shell.Background;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Server;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobId;
import fidus.jobs.JobList;
import fidus.jobs.JobState;

import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/// Opens every screen against a server that answers with invented records, in both themes, and
/// leaves pictures in target/pictures.
@ExtendWith(ApplicationExtension.class)
class PicturesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final PersonId BEN = new PersonId(new UUID(0, 2));

    private FakeServer fake;
    private Shell shell;
    private Settings settings;
    private Stage stage;

    @BeforeEach
    void answers() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER, Role.ADMIN);
        fake.greets(false, "Embedded store: for evaluation or a single office");
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(prepared()));
        fake.answer(AuditCalls.FIND, _ -> new AuditPage(audit(), "older"));
        fake.answer(JobCalls.RECENT, _ -> new JobList(jobs()));
        var background = Background.direct();
        var server = new Server(fake.address(), Clock.systemUTC());
        shell = Shell.of(server, background, Clock.fixed(NOW, ZoneOffset.UTC));
        settings = Settings.inMemory();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyScreenOpensInBothThemes(Theme theme) throws Exception {
        List<String> ids = List.of("approvals", "audit");
        shell.navigation().offer(Screens.of(shell));
        onFx(
                () -> {
                    theme.use(settings);
                    var model = new MainWindowModel(shell, settings);
                    var window = new MainWindowView(model, Texts.of(Desktop.class));
                    shell.connection().look();
                    Path door = Screenshots.of(window, "sign-in-" + theme, 1280, 800);
                    assertThat(Files.size(door)).isGreaterThan(5_000);
                    FakeServer.signIn(shell);
                    for (String id : ids) {
                        shell.navigation().open(id);
                        var scene = window.getScene();
                        selectFirst(window);
                        Path file = Screenshots.of(scene, id + "-" + theme);
                        assertThat(Files.size(file)).isGreaterThan(5_000);
                    }
                    return window;
                });
    }

    @Test
    void aSmallWindowStillShowsEverything() throws Exception {
        shell.navigation().offer(Screens.of(shell));
        onFx(
                () -> {
                    Theme.LIGHT.use(settings);
                    var model = new MainWindowModel(shell, settings);
                    var window = new MainWindowView(model, Texts.of(Desktop.class));
                    Screenshots.of(window, "small-sign-in", 1024, 640);
                    stage.setScene(window.getScene());
                    stage.show();
                    model.signIn().show(fidus.desktop.shell.SignInModel.Form.SET_UP);
                    Screenshots.of(window.getScene(), "small-set-up");
                    FakeServer.signIn(shell);
                    shell.navigation().open("approvals");
                    model.jobs().openProperty().set(true);
                    shell.notices().good("Import of M1-statement.html: 1 204 deals read");
                    selectFirst(window);
                    Screenshots.of(window.getScene(), "small-approvals");
                    fake.close();
                    shell.connection().look();
                    shell.connection().look();
                    shell.navigation().open("audit");
                    Screenshots.of(window.getScene(), "small-offline");
                    assertThat(window.lookup("#place-audit").getStyleClass()).contains("open");
                    assertThat(window.lookup("#place-approvals").getStyleClass())
                            .doesNotContain("open");
                    assertThat(shell.connection().onlineProperty().get()).isFalse();
                    return window;
                });
    }

    private static void selectFirst(Parent window) {
        window.applyCss();
        window.layout();
        ((TableView<?>) window.lookup(".table-view")).getSelectionModel().select(0);
    }

    static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }

    private static List<Prepared> prepared() {
        return List.of(
                one(
                        1,
                        "RELEASE_ACCOUNT",
                        "Release account 5001234 at Broker-Live for trading",
                        PreparedState.PENDING),
                one(2, "ADD_PERSON", "Add Cara Example as OPERATOR", PreparedState.PENDING),
                one(3, "MAP_ACCOUNT", "Map 150 000.00 USD to CORE-1", PreparedState.APPROVED),
                one(4, "RELEASE_ACCOUNT", "Release account 5009999", PreparedState.REJECTED),
                one(5, "WRITE_OFF", "Write off a break of 3.10 USD", PreparedState.LAPSED));
    }

    private static Prepared one(int number, String command, String title, PreparedState state) {
        var shown =
                List.of(
                        new Shown("Account", "5001234@Broker-Live"),
                        new Shown("Purpose", "TRADING"),
                        new Shown("Capital source", "CLIENT"),
                        new Shown(
                                "Reason",
                                "Opened with the broker on 20 November, first deposit seen"));
        String payload = Canonical.text(Map.of("login", 5_001_234, "server", "Broker-Live"));
        String subject = "account/" + new UUID(0, number);
        String digest =
                Canonical.digest(
                        Map.of(
                                "command", command,
                                "subject", subject,
                                "title", title,
                                "shown", shown,
                                "payload",
                                        Wire.STRICT.valueToTree(
                                                Map.of(
                                                        "login",
                                                        5_001_234,
                                                        "server",
                                                        "Broker-Live"))));
        boolean decided = state == PreparedState.APPROVED || state == PreparedState.REJECTED;
        return new Prepared(
                new PreparedId(new UUID(0, number)),
                command,
                subject,
                title,
                shown,
                payload,
                digest,
                BEN,
                "Ben Example",
                NOW.minusSeconds(3600L * number),
                NOW.plusSeconds(86_400),
                state,
                List.of(Role.APPROVER),
                List.of(),
                List.of(),
                decided ? BEN : null,
                decided ? "Dora Example" : null,
                decided ? NOW : null,
                null,
                "",
                "",
                1,
                null);
    }

    private static List<AuditLine> audit() {
        return LongStream.iterate(180, seq -> seq >= 0, seq -> seq - 1)
                .mapToObj(
                        seq ->
                                new AuditLine(
                                        seq,
                                        NOW.minusSeconds(60 * (181 - seq)),
                                        seq % 3 == 0 ? "Ben Example" : "Ann Example",
                                        seq % 2 == 0 ? "PREPARE_RELEASE" : "SIGN_IN",
                                        "account/" + new UUID(0, seq),
                                        "{\"action\":\"SIGN_IN\",\"seq\":" + seq + "}"))
                .toList();
    }

    private static List<Job> jobs() {
        return List.of(
                job(1, "Import of M1-statement.html", JobState.RUNNING, null, 412),
                job(2, "Reconcile October, CORE-1", JobState.DONE, "1 190 matched, 3 breaks", 9),
                job(
                        3,
                        "Import of deals.csv",
                        JobState.FAILED,
                        "Line 17, column Volume: not a number. Nothing was imported.",
                        17));
    }

    private static Job job(
            int number,
            String title,
            JobState state,
            @org.jspecify.annotations.Nullable String outcome,
            long done) {
        return new Job(
                new JobId(new UUID(0, number)),
                "IMPORT_REPORT",
                title,
                "import/x",
                "{}",
                state,
                done,
                1_204,
                false,
                outcome,
                BEN,
                NOW.minusSeconds(90),
                state.isOver() ? NOW : null,
                1);
    }
}
