package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WaitingKind;

import javafx.scene.control.TableCell;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// Whose break it is can be read whole, however long the account's name is.
@ExtendWith(ApplicationExtension.class)
class AccountCellTest {
    private static final String LONG = "Northern Bank, money of clients in US dollars";

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        List<BreakCard> cards =
                at.sample.breaks().stream()
                        .map(
                                card ->
                                        new BreakCard(
                                                        card.found(),
                                                        "bank/" + LONG,
                                                        card.severityNow(),
                                                        card.ageBucket(),
                                                        card.ageDays(),
                                                        "Bert Example",
                                                        null,
                                                        null)
                                                .booked(
                                                        "Deposit 3",
                                                        WaitingKind.CONFIRMATION,
                                                        "deposit/3"))
                        .toList();
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE, question -> BreakSample.page(cards, question));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 720", "DARK, 1024, 640"})
    void aLongNameStandsOnSeveralLines(Theme theme, int width, int height) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.picture("breaks-accounts-" + theme);
                    TableCell<?, ?> first =
                            at.table(".breaks").lookupAll(".table-cell").stream()
                                    .map(cell -> (TableCell<?, ?>) cell)
                                    .filter(cell -> LONG.equals(cell.getItem()))
                                    .findFirst()
                                    .orElseThrow();
                    var shown =
                            (Text)
                                    (first.getGraphic() instanceof Text words
                                            ? words
                                            : first.lookup(".text"));
                    assertThat(shown.getText().replace("\n", " ")).isEqualTo(LONG);
                    assertThat(shown.getLayoutBounds().getWidth()).isLessThan(first.getWidth());
                    return true;
                });
    }
}
