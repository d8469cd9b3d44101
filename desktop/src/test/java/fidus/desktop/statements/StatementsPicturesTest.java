package fidus.desktop.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Login;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.desktop.Desktop;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Statements;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.MainWindowModel;
import fidus.desktop.shell.MainWindowView;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobId;
import fidus.jobs.JobList;
import fidus.jobs.JobState;
import fidus.ledger.PeriodState;
import fidus.statements.StatementCalls;
import fidus.statements.StatementFile;
import fidus.statements.StatementFormat;

import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// The statements' screen against invented records, with pictures in target/pictures.
@ExtendWith(ApplicationExtension.class)
class StatementsPicturesTest {
    private static final Instant NOW = Instant.parse("2026-04-02T09:30:00Z");

    @TempDir private Path folder;
    private final Settings settings = Settings.inMemory();
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(JobCalls.RECENT, _ -> new JobList(List.of()));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(StatementCalls.MONTH, _ -> Statements.month(PeriodState.CLOSING));
        fake.answer(StatementCalls.PREVIEW, _ -> Statements.preview());
        fake.answer(StatementCalls.HISTORY, _ -> Statements.history());
        fake.answer(StatementCalls.DIFFERENCE, _ -> Statements.difference());
        fake.answer(StatementCalls.FUND_PACKS, _ -> Statements.packs());
        fake.answer(StatementCalls.PACK_DIFFERENCE, _ -> Statements.packDifference());
        fake.answer(StatementCalls.ISSUE, _ -> job());
        fake.answer(
                StatementCalls.FILE,
                _ ->
                        StatementFile.of(
                                "S-2026-03-000002.pdf",
                                "application/pdf",
                                "%PDF bytes".getBytes(StandardCharsets.UTF_8)));
        shell = fake.shell(NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aClientsFiguresAndWhatChangedAreShown(Theme theme) throws Exception {
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        "statements",
                                        "screen.statements",
                                        MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                                        Permission.SEE_CONTRACTS,
                                        () -> new StatementsView(new StatementsModel(shell)))));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(settings);
                            var window =
                                    new MainWindowView(
                                            new MainWindowModel(shell, settings),
                                            Texts.of(Desktop.class));
                            shell.connection().look();
                            shell.session()
                                    .begin(shell.server().signIn(new Login("ann", "x", "t")));
                            shell.navigation().open("statements");
                            Screenshots.of(window, "statements-none-" + theme, 1280, 800);
                            select(window, "clients");
                            Path figures = Screenshots.of(window.getScene(), "statements-" + theme);
                            assertThat(Files.size(figures)).isGreaterThan(5_000);
                            var tabs = (TabPane) window.lookup(".page .tab-pane");
                            tabs.getSelectionModel().select(2);
                            Screenshots.of(window.getScene(), "statements-requests-" + theme);
                            assertThat(((RecordTable<?>) window.lookup("#requests")).rows())
                                    .hasSize(2);
                            tabs.getSelectionModel().select(3);
                            window.applyCss();
                            window.layout();
                            select(window, "kept");
                            Screenshots.of(window.getScene(), "statements-kept-" + theme);
                            tabs.getSelectionModel().select(4);
                            window.applyCss();
                            window.layout();
                            select(window, "packs");
                            Screenshots.of(window.getScene(), "statements-packs-" + theme);
                            assertThat(((RecordTable<?>) window.lookup("#packChanges")).rows())
                                    .hasSize(1);
                            assertThat(((Button) window.lookup("#issueAll")).isDisabled())
                                    .isFalse();
                            return window;
                        })
                .get();
    }

    @Test
    void issuingFollowsTheJobAndSaysHowItEnded() throws Exception {
        FakeServer.signIn(shell);
        var model = new StatementsModel(shell);
        model.read();
        assertThat(model.periodProperty().get()).isEqualTo(YearMonth.of(2026, 3));
        model.issueAll(false);
        assertThat(shell.notices().latestProperty().get().message())
                .isEqualTo("2 statements issued.");
        model.look(Statements.month(PeriodState.OPEN).clients().getFirst());
        assertThat(StatementsModel.values(model.preview().value().statement()))
                .extracting(StatementsModel.Value::name)
                .containsExactly("1 · CORE", "2 · BALANCE", "Total");
    }

    @Test
    void aFileIsSavedAsItWasKept() throws Exception {
        FakeServer.signIn(shell);
        var model = new StatementsModel(shell);
        Path to = folder.resolve("S.pdf");
        model.save(Statements.history().rows().getFirst(), StatementFormat.PDF, to);
        assertThat(to).hasContent("%PDF bytes");
        model.save(
                Statements.history().rows().getFirst(),
                StatementFormat.PDF,
                folder.resolve("missing").resolve("S.pdf"));
        assertThat(model.problemProperty().get().message()).contains("could not be written");
    }

    private static void select(MainWindowView window, String table) {
        window.applyCss();
        window.layout();
        ((TableView<?>) window.lookup("#" + table + " .table-view")).getSelectionModel().select(0);
    }

    static Job job() {
        return new Job(
                new JobId(new UUID(0, 1)),
                "ISSUE_STATEMENTS",
                "Statements of 2026-03",
                "statements/2026-03",
                "{}",
                JobState.DONE,
                2,
                2,
                false,
                "2 statements issued.",
                new PersonId(new UUID(0, 2)),
                NOW,
                NOW,
                1);
    }
}
