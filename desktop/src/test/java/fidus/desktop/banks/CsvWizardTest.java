package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.RawFile;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.controls.Words;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.money.Money;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// What is said beside a file on its way in.
@ExtendWith(ApplicationExtension.class)
final class CsvWizardTest {
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

    @Test
    void emptyCellsLeaveTheColoursOfTheOthersWhereTheyAre() throws Exception {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, null));

        Scene scene = shown("wizard-empty-cells");

        List<Text> texts =
                on(
                        () ->
                                scene.getRoot().lookupAll(".raw-lines TextFlow").stream()
                                        .flatMap(flow -> ((TextFlow) flow).getChildren().stream())
                                        .map(Text.class::cast)
                                        .toList());
        assertThat(texts).extracting(Text::getText).contains("1495.50").doesNotContain("");
        assertThat(label(scene, "head")).contains("5 lines with their record");
    }

    @Test
    void ofAFileThatIsRefusedNothingIsSaidToBeWell() throws Exception {
        fake.answer(BankCalls.OFFER, _ -> refused());

        Scene scene = shown("wizard-refused");

        assertThat(node(scene, "noneBad").isVisible()).isFalse();
        assertThat(label(scene, "tie")).isEqualTo("Nothing of the file can be read so.");
        assertThat(label(scene, "head")).contains("1 line with its record");
        assertThat(node(scene, "saveProfile").isVisible()).isFalse();
        assertThat(node(scene, "ties").isVisible()).isFalse();
        assertThat(label(scene, "unsure")).contains("Left out");
    }

    @Test
    void aNumberThatIsNoneIsFramedAndSaid() throws Exception {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, null));
        Scene scene = shown("wizard-number");
        var before = (TextField) node(scene, "csv-SKIP_FIRST");
        PseudoClass wrong = PseudoClass.getPseudoClass("danger");

        on(
                () -> {
                    before.setText("-1");
                    Screenshots.of(scene, "wizard-number-wrong");
                    return before;
                });
        assertThat(label(scene, "tie"))
                .isEqualTo(
                        "Not read as typed. A whole number from 0 to 999 belongs in: Rows before.");
        assertThat(before.getPseudoClassStates()).contains(wrong);
        on(
                () -> {
                    before.setText("0");
                    return before;
                });
        assertThat(label(scene, "tie")).doesNotContain("Not read");
        assertThat(before.getPseudoClassStates()).doesNotContain(wrong);
    }

    @Test
    void aFileThatStaysAsItIsIsNotOfferedToBeTriedAgain() throws Exception {
        fake.answer(
                BankCalls.OFFER,
                _ -> {
                    throw Refused.because(Problem.Code.UNKNOWN_FORMAT, "The file is empty.");
                });

        Scene scene = shown("wizard-empty-file");

        assertThat(scene.getRoot().lookupAll("#problem .problem-message"))
                .anyMatch(CsvWizardTest::isShown);
        assertThat(scene.getRoot().lookupAll("#problem .button"))
                .filteredOn(CsvWizardTest::isShown)
                .as("only the one that closes it")
                .allMatch(button -> button.getStyleClass().contains("button-icon"));
    }

    @Test
    void whereTheDatesSayItThemselvesNobodyIsAsked() throws Exception {
        fake.answer(BankCalls.OFFER, _ -> with("format", "QIF"));

        Scene scene = shown("wizard-qif");

        assertThat(node(scene, "dates").isVisible()).isFalse();
    }

    @Test
    void howDatesAreReadIsMarkedWhereAPersonSaidIt() throws Exception {
        fake.answer(
                BankCalls.OFFER,
                question -> {
                    if (!question.has("dayOrder")) {
                        throw Refused.at("dayOrder", Problem.Code.BAD_VALUE, "Either may be it.");
                    }
                    return with("format", "QIF");
                });
        Scene scene = shown("wizard-dates");
        assertThat(node(scene, "dates").isVisible()).isTrue();

        on(
                () -> {
                    ((Button) node(scene, "monthFirst")).fire();
                    Screenshots.of(scene, "wizard-dates-said");
                    return null;
                });

        assertThat(((Button) node(scene, "monthFirst")).getText()).startsWith("✓ ");
        assertThat(((Button) node(scene, "dayFirst")).getText()).startsWith("3 April");
    }

    @ParameterizedTest
    @CsvSource({"0, 'Take it in, no row is new'", "1, Take 1 new row in", "2, Take 2 new rows in"})
    void rowsAreCountedInWords(int fresh, String said) {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(null, null));
        ((ObjectNode) told.get("statements").get(0)).put("fresh", fresh);

        assertThat(BankWords.confirm(read(told), Texts.of(BankFileView.class))).isEqualTo(said);
    }

    @Test
    void aSumWhoseCurrencyNobodySaysIsShownWithoutACode() {
        assertThat(Words.money(Money.of("-12.50", "XXX"))).isEqualTo("−12.50 no currency");
    }

    private Scene shown(String picture) throws Exception {
        return on(
                () -> {
                    Theme.LIGHT.use(Settings.inMemory());
                    var view = new BanksView(new BanksModel(shell));
                    view.visited(FileQueue.subjectOf(List.of(file)));
                    Screenshots.of(view, picture + "-before", 1024, 700);
                    ((TabPane) node(view.getScene(), "tabs")).getSelectionModel().select(3);
                    Screenshots.of(view.getScene(), picture);
                    return view.getScene();
                });
    }

    /// One whose profile reads nothing of it.
    private static BankPreview refused() {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(Banks.PROFILE, "It reads none."));
        told.putArray("statements");
        told.putArray("unreadable");
        told.putArray("unsure").add("Left out before the movements: 1 line, “Date | Text”.");
        told.put("profileVersion", 2);
        var line = new RawFile.Line(1, 1, RawFile.Part.READ, 1, List.of(4), "Date;Text");
        told.set("raw", Wire.STRICT.valueToTree(new RawFile("UTF-8", List.of(line), 0, List.of())));
        return read(told);
    }

    private static BankPreview with(String field, String value) {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(null, null));
        return read(told.put(field, value));
    }

    private static BankPreview read(ObjectNode told) {
        try {
            return Wire.STRICT.treeToValue(told, BankPreview.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T on(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }

    private static String label(Scene scene, String id) {
        return ((Label) node(scene, id)).getText();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static Node node(Scene scene, String id) {
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), id);
    }
}
