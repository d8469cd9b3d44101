package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.BankFiles;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The bank statements with an invented account, in both themes and in the smallest window.
@ExtendWith(ApplicationExtension.class)
class BanksScreenTest {
    @TempDir private Path folder;
    private FakeServer fake;
    private Shell shell;
    private Path file;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(BankCalls.STATEMENTS, _ -> Banks.statements());
        fake.answer(BankCalls.PROPOSALS, _ -> Banks.proposals());
        fake.answer(BankCalls.MISSING_DAYS, _ -> Banks.missingDays());
        fake.answer(BankCalls.TRANSITS, _ -> Banks.transits());
        fake.answer(BankCalls.OWN_TRANSFERS, _ -> Banks.ownTransfers());
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        fake.answer(BankCalls.READ, _ -> Banks.preview(Banks.PROFILE, null));
        fake.answer(ReconciliationCalls.BANK_PERIOD, _ -> BankFiles.proposed());
        shell = fake.shell(Accounts.NOW);
        shell.connection().look();
        FakeServer.signIn(shell);
        file = folder.resolve("november.csv");
        Files.writeString(file, "a;b;c");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void aFileIsShownReadAgainAndOfferedForConfirmation(Theme theme, int width, int height)
            throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new BanksView(new BanksModel(shell));
                            String end = "-" + theme + "-" + width;
                            view.visited("");
                            Screenshots.of(view, "banks" + end, width, height);
                            Scene scene = view.getScene();
                            assertThat(((Label) named(scene, "proposed")).getText())
                                    .startsWith("Proposed: 2026-11-13. From the")
                                    .contains("opens on 2026-11-16 with 0.00 EUR");
                            assertThat(((Button) named(scene, "reconcile")).isDisabled()).isFalse();
                            var tabs = (TabPane) named(scene, "accountTabs");
                            tabs.getSelectionModel().select(1);
                            ((RecordTable<?>) named(scene, "confirmations"))
                                    .table()
                                    .getSelectionModel()
                                    .select(0);
                            Screenshots.of(scene, "banks-confirm" + end);
                            assertThat(((Label) named(scene, "shown")).getText())
                                    .isEqualTo("1 of 3 payments of batch 12 are on the statement.");
                            assertThat(((RecordTable<?>) named(scene, "payments")).rows())
                                    .hasSize(1);
                            tabs.getSelectionModel().select(2);
                            Screenshots.of(scene, "banks-deposits" + end);
                            tabs.getSelectionModel().select(tab(tabs, "returnsTab"));
                            ((RecordTable<?>) named(scene, "returns"))
                                    .table()
                                    .getSelectionModel()
                                    .select(2);
                            Screenshots.of(scene, "banks-returns" + end);
                            assertThat(named(scene, "setAgainst").isDisabled()).isFalse();
                            assertThat(named(scene, "giveBack").isDisabled()).isTrue();
                            tabs.getSelectionModel().select(tab(tabs, "doubtsTab"));
                            ((RecordTable<?>) named(scene, "doubts"))
                                    .table()
                                    .getSelectionModel()
                                    .select(0);
                            Screenshots.of(scene, "banks-doubts" + end);
                            assertThat(((Label) named(scene, "doubted")).getText())
                                    .endsWith("5.00 EUR less than was ordered.");
                            tabs.getSelectionModel().select(5);
                            Screenshots.of(scene, "banks-missing" + end);
                            view.visited(FileQueue.subjectOf(List.of(file)));
                            Screenshots.of(scene, "banks-file" + end);
                            assertThat(named(scene, "confirm").isVisible()).isFalse();
                            assertThat(((Label) named(scene, "refusalText")).getText())
                                    .isEqualTo("Choose one.");
                            ((TabPane) named(scene, "tabs")).getSelectionModel().select(3);
                            Screenshots.of(scene, "banks-csv" + end);
                            assertThat(((TextField) named(scene, "csv-AMOUNT")).getText())
                                    .isEqualTo("2");
                            ((Button) named(scene, "again")).fire();
                            Screenshots.of(scene, "banks-file-read" + end);
                            assertThat(named(scene, "refusal").isVisible()).isFalse();
                            fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, null));
                            ((Button) named(scene, "discard")).fire();
                            view.visited(FileQueue.subjectOf(List.of(file)));
                            Screenshots.of(scene, "banks-charset" + end);
                            everyTableEndsWhereItsListEnds(scene);
                            assertThat(named(scene, "charset").isVisible()).isTrue();
                            assertThat(named(scene, "saveProfile").isVisible()).isFalse();
                            fake.answer(BankCalls.OFFER, _ -> BankFiles.withACard(true));
                            ((Button) named(scene, "discard")).fire();
                            view.visited(FileQueue.subjectOf(List.of(file)));
                            assertThat(named(scene, "confirm").isDisabled()).isTrue();
                            ((CheckBox) named(scene, "leaveOut")).fire();
                            Screenshots.of(scene, "banks-leave-out" + end);
                            assertThat(named(scene, "confirm").isDisabled()).isFalse();
                            return scene;
                        })
                .get();
    }

    private static Tab tab(TabPane tabs, String id) {
        return tabs.getTabs().stream()
                .filter(one -> id.equals(one.getId()))
                .findFirst()
                .orElseThrow();
    }

    /// What follows a list would hide the end of a table that is higher than its list.
    private static void everyTableEndsWhereItsListEnds(Scene scene) {
        List<Node> lists =
                scene.getRoot().lookupAll(".record-table").stream()
                        .filter(BanksScreenTest::isShown)
                        .toList();
        assertThat(lists)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        it -> {
                            Node table = ((RecordTable<?>) it).table();
                            assertThat(table.getBoundsInParent().getMaxY())
                                    .as(it.getId())
                                    .isLessThanOrEqualTo(it.getLayoutBounds().getHeight() + 0.5);
                        });
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static Node named(Scene scene, String id) {
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), id);
    }
}
