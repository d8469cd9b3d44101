package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.BankCheck;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.contract.Wire;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.money.Money;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// A statement that does not tie says so in its row before it counts, and by how much.
@ExtendWith(ApplicationExtension.class)
final class FileTiesTest extends BankScreen {
    private static BankPreview untied() {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(null, null));
        var tie =
                BankCheck.of(BankCheck.TIE, Money.of("84092.91", "EUR"), Money.of("84100", "EUR"));
        ((ObjectNode) told.get("statements").get(0)).putArray("checks").addPOJO(tie);
        try {
            return Wire.STRICT.readValue(told.toString(), BankPreview.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 740", "DARK, 1072, 740", "LIGHT, 832, 600", "DARK, 832, 600"})
    void whatDoesNotTieIsReadInItsRow(Theme theme, int width, int height) throws Exception {
        fake.answer(BankCalls.OFFER, _ -> untied());
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new BanksView(model);
                            view.visited(FileQueue.subjectOf(List.of(statement)));
                            Scene scene = Screenshots.scene(view, width, height);
                            Screenshots.of(scene, "file-untied-" + theme + "-" + width);

                            String by = Words.money(Money.of("-7.09", "EUR"));
                            StatusBadge said = badge(scene, "Does not tie by " + by);
                            assertThat(said.isTextTruncated()).isFalse();
                            assertThat(said.getStyleClass()).contains("tone-bad");
                            var table = (TableView<?>) scene.lookup("#statements .table-view");
                            assertThat(end(said)).isLessThan(end(table));
                            assertThat(badge(scene, "New").getStyleClass()).contains("tone-good");
                        })
                .get();
    }

    private static double end(Node shown) {
        return shown.localToScene(shown.getLayoutBounds()).getMaxX();
    }

    private static StatusBadge badge(Scene scene, String text) {
        List<StatusBadge> shown =
                scene.getRoot().lookupAll(".table-cell .status-badge").stream()
                        .map(StatusBadge.class::cast)
                        .filter(one -> one.getText().equals(text))
                        .toList();
        assertThat(shown).as(text).isNotEmpty();
        return shown.getFirst();
    }
}
