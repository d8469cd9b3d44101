package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.RawFile;
import fidus.contract.Wire;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Theme;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is in view of a CSV file on its way in, and what is said at its column numbers.
final class CsvRoomTest extends CsvWizard {
    @ParameterizedTest
    @CsvSource({"LIGHT, 1232, 788", "DARK, 1232, 788", "LIGHT, 816, 588", "DARK, 816, 588"})
    void theColumnsAndRowsOfTheFileAreInViewAtOnce(Theme theme, int width, int height)
            throws Exception {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, null));

        Scene scene = shown("wizard-room", theme, width, height);

        double split = inScene(node(scene, "sides")).getMinY();
        CsvModel.Field last = width > 1000 ? CsvModel.Field.SKIP_LAST : CsvModel.Field.BANK_ID;
        assertThat(inScene(node(scene, "csv-" + last)).getMaxY()).isLessThan(split);
        TableView<?> rows = ((RecordTable<?>) node(scene.lookup("#sides"), "rows")).table();
        assertThat(rows.getColumns().stream().limit(3).map(TableColumn::getText))
                .containsExactly("Booked", "Sum", "Text");
        assertThat(rows.lookupAll(".table-row-cell"))
                .filteredOn(row -> inScene(row).getMaxY() <= height - 16)
                .hasSizeGreaterThan(3);
        double toText =
                rows.getColumns().stream().limit(2).mapToDouble(TableColumn::getWidth).sum();
        assertThat(toText + 100).isLessThan(rows.getWidth());
    }

    @Test
    void aColumnThatNoLineOfTheFileHasIsSaidAtItsField() throws Exception {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(Banks.PROFILE, null));
        ((ObjectNode) told.get("raw"))
                .withArray("bad")
                .add(
                        Wire.STRICT.valueToTree(
                                new RawFile.BadCell(
                                        0, 0, 3, "text", "column 3", "is in no line of the file")));
        fake.answer(BankCalls.OFFER, _ -> read(told));

        Scene scene = shown("wizard-beyond");

        var text = (TextField) node(scene, "csv-TEXT");
        PseudoClass wrong = PseudoClass.getPseudoClass("danger");
        assertThat(text.getPseudoClassStates()).contains(wrong);
        assertThat(text.getParent().lookupAll(".field-fault"))
                .allMatch(CsvWizard::isShown)
                .hasSize(1);
        assertThat(node(scene, "csv-AMOUNT").getPseudoClassStates()).doesNotContain(wrong);
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }
}
