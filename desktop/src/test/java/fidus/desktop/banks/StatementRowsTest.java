package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.DayOrder;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.InsteadOf;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.StatementRows;
import fidus.contract.Problem;
import fidus.contract.Refused;
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

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumnBase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The rows of a stored statement, and files whose dates can be read in two ways.
@ExtendWith(ApplicationExtension.class)
class StatementRowsTest {
    @TempDir private Path folder;
    private final FakeServer fake =
            new FakeServer()
                    .signsIn(Role.OPERATOR)
                    .answer(BankCalls.ACCOUNTS, _ -> Banks.accounts())
                    .answer(BankCalls.STATEMENTS, _ -> Banks.statements())
                    .answer(BankCalls.PROPOSALS, _ -> Banks.proposals());
    private Shell shell;

    @BeforeEach
    void signsIn() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake.answer(BankCalls.ROWS, asked -> asked.has("from") ? rows(3, null) : rows(14, 14));
        shell = fake.shell(Accounts.NOW);
        shell.connection().look();
        FakeServer.signIn(shell);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theNextPageIsAddedAndClosingForgetsTheRows() {
        var model = new StatementModel(shell);
        model.open(Banks.statements().statements().getFirst());
        assertThat(model.rows().rows()).hasSize(14);
        assertThat(model.rows().moreProperty().get()).isTrue();
        model.rows().readMore();
        assertThat(model.rows().rows()).hasSize(17);
        assertThat(model.rows().moreProperty().get()).isFalse();
        model.close();
        assertThat(model.rows().rows()).isEmpty();
        assertThat(model.shownProperty().get()).isNull();
    }

    @Test
    void aFileWhoseDatesCanBeReadInTwoWaysIsOfferedAgainWithTheAnswer() throws Exception {
        Path file = Files.writeString(folder.resolve("a.qif"), "!Type:Bank");
        fake.answer(
                BankCalls.OFFER,
                asked -> {
                    if (asked.has("dayOrder")) {
                        assertThat(asked.get("dayOrder").asText()).isEqualTo("DAY_FIRST");
                        return Banks.preview(null, null);
                    }
                    throw Refused.at("dayOrder", Problem.Code.BAD_VALUE, "Say what comes first.");
                });
        BankFileModel model = new BanksModel(shell).file();
        model.offer(List.of(file));
        assertThat(model.asksForDayOrder()).isTrue();
        model.dayOrderProperty().set(DayOrder.DAY_FIRST);
        model.readAgain();
        assertThat(model.asksForDayOrder()).isFalse();
        assertThat(model.previewProperty().get()).isNotNull();
        model.discard();
        assertThat(model.dayOrderProperty().get()).as("not for the next file").isNull();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 816, 588"})
    void theBalanceOfAStatementThatPrintsNoneIsStated(Theme theme, int width, int height)
            throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new StatementModel(shell);
                            var pane = new StatementPane(model);
                            model.open(BankFiles.silent());
                            String end = "-" + theme + "-" + width;
                            Screenshots.of(pane, "statement-silent" + end, width, height);
                            Scene scene = pane.getScene();
                            Button state = (Button) scene.getRoot().lookup("#state");
                            assertThat(state.isVisible()).isTrue();
                            state.fire();
                            model.stating().send();
                            Screenshots.of(scene, "statement-state" + end);
                            model.open(BankFiles.stated());
                            Screenshots.of(scene, "statement-stated" + end);
                            model.open(Banks.statements().statements().getFirst());
                            assertThat(state.isVisible()).as("its file gives one").isFalse();
                            return scene;
                        })
                .get();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 816, 588"})
    void aStatementIsOpenedAndItsRowsSayWhatTheyStandFor(Theme theme, int width, int height)
            throws Exception {
        Path file = Files.writeString(folder.resolve("a.qif"), "!Type:Bank");
        fake.answer(
                BankCalls.OFFER,
                _ -> {
                    throw Refused.at(
                            "dayOrder",
                            Problem.Code.BAD_VALUE,
                            "The date '03/04/25' can be read in two ways. Say what comes first.");
                });
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new BanksModel(shell);
                            var view = new BanksView(model);
                            String end = "-" + theme + "-" + width;
                            view.visited("");
                            model.statement().open(Banks.statements().statements().getFirst());
                            Screenshots.of(view, "banks-rows" + end, width, height);
                            Scene scene = view.getScene();
                            assertThat(((Label) scene.lookup("#statementTitle")).getText())
                                    .isNotEmpty();
                            assertThat(scene.lookup("#more").isVisible()).isTrue();
                            assertThat(scene.lookup("#room").isVisible()).isFalse();
                            var pane = (Parent) scene.lookup("#statementTitle").getParent();
                            var table = (RecordTable<?>) pane.getParent().lookup("#rows");
                            Node apart = scene.lookup("#apartRow");
                            assertThat(apart.isVisible()).as("nothing is in hand").isFalse();
                            table.table().getSelectionModel().select(1);
                            assertThat(apart.isVisible()).as("it is taken back").isTrue();
                            ((Button) apart).fire();
                            Screenshots.of(scene, "banks-apart" + end);
                            ((Button) scene.lookup("#aside")).fire();
                            Screenshots.of(scene, "banks-aside" + end);
                            model.statement().close();
                            assertThat(scene.lookup("#room").isVisible()).isTrue();
                            view.visited(FileQueue.subjectOf(List.of(file)));
                            Screenshots.of(scene, "banks-dates" + end);
                            assertThat(scene.lookup("#dates").isVisible()).isTrue();
                            fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, null));
                            ((Button) scene.lookup("#dayFirst")).fire();
                            assertThat(scene.lookup("#dates").isVisible()).isFalse();
                            return scene;
                        })
                .get();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 816, 588"})
    void aRowSaysWhichStatementWasSetAsideSoThatItCounts(Theme theme, int width, int height)
            throws Exception {
        StatementRows some = rows(4, null);
        var instead =
                new InsteadOf(
                        "STMT-7-3",
                        7,
                        "northern-november.sta",
                        Accounts.NOW,
                        "Ines Example",
                        "Karl Example",
                        "It was of another account");
        StatementRow first = some.rows().getFirst();
        List<StatementRow> told = new ArrayList<>(some.rows());
        told.set(0, new StatementRow(first.seen(), first.use(), instead));
        fake.answer(BankCalls.ROWS, _ -> new StatementRows(told, null));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new StatementModel(shell);
                            var pane = new StatementPane(model);
                            model.open(Banks.statements().statements().getFirst());
                            Screenshots.of(pane, "statement-none-" + theme, width, height);
                            Scene scene = pane.getScene();
                            Label said = (Label) scene.lookup("#instead");
                            var table = (RecordTable<?>) scene.lookup("#rows");
                            assertThat(said.isManaged()).as("nothing is in hand").isFalse();
                            assertThat(shownColumns(table).get(4)).isEqualTo("Replaces");
                            table.table().getSelectionModel().select(0);
                            assertThat(said.getText())
                                    .contains(
                                            "This row replaces statement 7, row 3",
                                            "northern-november.sta")
                                    .contains("Ines Example and Karl Example")
                                    .contains("It was of another account");
                            Screenshots.of(scene, "statement-instead-" + theme);
                            table.table().getSelectionModel().select(1);
                            assertThat(said.isManaged()).as("it counts by itself").isFalse();
                            return scene;
                        })
                .get();
    }

    @Test
    void whereNothingIsReplacedNoColumnSaysSo() throws Exception {
        fake.answer(BankCalls.ROWS, _ -> rows(4, null));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var model = new StatementModel(shell);
                            var pane = new StatementPane(model);
                            Scene scene = Screenshots.scene(pane, 1072, 748);
                            model.open(Banks.statements().statements().getFirst());
                            var table = (RecordTable<?>) scene.lookup("#rows");
                            assertThat(shownColumns(table)).doesNotContain("Replaces");
                        })
                .get();
    }

    private static List<String> shownColumns(RecordTable<?> table) {
        return table.table().getVisibleLeafColumns().stream()
                .map(TableColumnBase::getText)
                .map(String.class::cast)
                .toList();
    }

    private static StatementRows rows(int count, Integer next) {
        List<StatementRow> rows = new ArrayList<>();
        List<SeenRow> samples = Banks.preview(null, null).statements().getFirst().rows();
        for (int i = 0; i < count; i++) {
            SeenRow sample = samples.get(i % samples.size());
            RowUse use = RowUse.values()[i % RowUse.values().length];
            RowFate fate = use == RowUse.NOT_USED ? RowFate.REPEATED : RowFate.FRESH;
            rows.add(new StatementRow(new SeenRow("STMT-12-" + i, fate, null, sample.row()), use));
        }
        return new StatementRows(rows, next);
    }
}
