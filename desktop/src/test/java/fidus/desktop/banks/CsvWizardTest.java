package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.RawFile;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.controls.Words;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Texts;
import fidus.money.Money;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What is said beside a file on its way in.
final class CsvWizardTest extends CsvWizard {
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
        assertThat(label(scene, "head")).contains("5 lines, each with its number");
    }

    /// Beside it stands which row it is, as the balances' cells name it.
    @Test
    void linesHaveTheNumbersTheyHaveInTheFile() throws Exception {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(Banks.PROFILE, null));
        ArrayNode lines = (ArrayNode) told.get("raw").get("lines");
        ((ObjectNode) lines.get(2)).put("record", 0).put("part", "EMPTY").put("text", "");
        ((ObjectNode) lines.get(2)).putArray("cuts");
        ((ObjectNode) lines.get(3)).put("record", 3);
        fake.answer(BankCalls.OFFER, _ -> read(told));

        Scene scene = shown("wizard-empty-line");

        List<String> numbers =
                on(
                        () ->
                                scene.getRoot().lookupAll(".raw-lines .raw-number").stream()
                                        .map(text -> ((Text) text).getText().strip())
                                        .map(text -> text.replaceAll(" +", " "))
                                        .toList());
        assertThat(numbers).contains("2 R2", "3", "4 R3").doesNotContain("3 R3");
    }

    @Test
    void ofAFileThatIsRefusedNothingIsSaidToBeWell() throws Exception {
        fake.answer(BankCalls.OFFER, _ -> refused());

        Scene scene = shown("wizard-refused");

        assertThat(node(scene, "noneBad").isVisible()).isFalse();
        assertThat(label(scene, "tie")).isEqualTo("Nothing of the file can be read so.");
        assertThat(label(scene, "head")).contains("1 line, each with its number");
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
                .anyMatch(CsvWizard::isShown);
        assertThat(scene.getRoot().lookupAll("#problem .button"))
                .filteredOn(CsvWizard::isShown)
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

    /// One whose profile reads nothing of it.
    private static BankPreview refused() {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(Banks.PROFILE, "It reads none."));
        told.putArray("statements");
        told.putArray("unreadable");
        told.putArray("unsure").add("Left out before the movements: 1 row, “Date | Text”.");
        told.put("profileVersion", 2);
        var line = new RawFile.Line(1, 1, RawFile.Part.READ, 1, List.of(4), "Date;Text");
        told.set("raw", Wire.STRICT.valueToTree(new RawFile("UTF-8", List.of(line), 0, List.of())));
        return read(told);
    }

    private static BankPreview with(String field, String value) {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(null, null));
        return read(told.put(field, value));
    }
}
