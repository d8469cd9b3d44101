package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementRows;
import fidus.desktop.samples.BankFiles;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.money.Money;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// The page of a statement of which much is to be said is read in whole, and its rows stay in view.
@ExtendWith(ApplicationExtension.class)
final class LongFactsPicturesTest extends BankScreen {
    private static final String FILE =
            "northern-bank-usd-account-statements-of-the-whole-second-half-of-2026-read-again-"
                    + "after-the-correction-of-the-bank.xml";

    private static StatementCard card() {
        StatementCard stated = BankFiles.stated();
        return new StatementCard(
                        stated.statement(),
                        new Continuity(
                                Money.of("10.00", "EUR"),
                                Money.of("-1234567.89", "EUR"),
                                "The opening is -1234557.89 EUR (closing less rows), but statement"
                                        + " 7 ("
                                        + FILE
                                        + ") gives 10.00 EUR. A statement between them is missing"
                                        + " or one of them is wrong."))
                .leavingOut(
                        "No statement with numbers 2 to 10 of 2026: statement 7 ("
                                + FILE
                                + ") is number 1/1, statement 1 ("
                                + FILE
                                + ") is number 11/1.");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1024, 700", "DARK, 1024, 700", "LIGHT, 816, 588", "DARK, 1280, 800"})
    void everyFactIsReadInWhole(Theme theme, int width, int height) throws Exception {
        fake.answer(BankCalls.ROWS, _ -> new StatementRows(List.of(), null));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new StatementModel(shell);
                            var pane = new StatementPane(model);
                            Scene scene = Screenshots.scene(pane, width, height);
                            model.open(card());
                            Screenshots.of(scene, "statement-long-" + theme + "-" + width);
                            for (String id : List.of("#statementTies", "#closing", "#continuity")) {
                                var fact = (Label) pane.lookup(id);
                                assertThat(fact.isTextTruncated()).as(id).isFalse();
                                assertThat(end(fact)).as(id).isLessThanOrEqualTo(width);
                            }
                            Node rows = pane.lookup("#rows");
                            assertThat(rows.getLayoutBounds().getHeight()).isGreaterThan(150);
                        })
                .get();
    }

    private static double end(Node shown) {
        return shown.localToScene(shown.getLayoutBounds()).getMaxX();
    }
}
