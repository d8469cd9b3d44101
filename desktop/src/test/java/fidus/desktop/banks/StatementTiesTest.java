package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementCards;
import fidus.bank.desk.StatementRows;
import fidus.bank.desk.TakenStatement;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.BankFiles;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.money.Money;

import javafx.scene.Scene;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// What of a statement does not tie stays to be seen after it was taken in.
@ExtendWith(ApplicationExtension.class)
class StatementTiesTest {
    @Test
    void everyFigureThatDoesNotTieIsSaidTheGravestFirst() {
        var words = new TieWords();

        assertThat(words.of(BankFiles.untied().statement()))
                .containsExactly(
                        "Does not tie by " + Words.money(Money.of("-1000.00", "EUR")),
                        "1 row or balance could not be read",
                        "details of entry 2 (2026-11-19, -4.50 EUR, M1) = entry: "
                                + Words.MINUS
                                + "5.00 computed,"
                                + " "
                                + Words.MINUS
                                + "4.50 EUR printed",
                        "entries whose details add up: 0 of 1 rows");
        assertThat(words.of(Banks.statements().statements().getFirst().statement()))
                .containsExactly("Ties out");
        assertThat(words.of(BankFiles.silent().statement())).containsExactly("No balances to tie");
    }

    @Test
    void balancesOfRowsTieAsTheySaidBeforeTheyWereTakenIn() {
        TakenStatement followed = BankFiles.followed().statement();

        assertThat(BankColumns.tie(followed.checks())).isEqualTo("ties.yes");
        assertThat(new TieWords().of(followed)).containsExactly("Ties out");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 800", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void theListAndThePageOfAStatementSayIt(Theme theme, int width, int height) throws Exception {
        FxToolkit.registerPrimaryStage();
        StatementCard card = BankFiles.untied();
        try (FakeServer fake =
                new FakeServer()
                        .signsIn(Role.OPERATOR)
                        .answer(BankCalls.ACCOUNTS, _ -> Banks.accounts())
                        .answer(
                                BankCalls.STATEMENTS,
                                _ ->
                                        new StatementCards(
                                                List.of(card.saying(BankFiles.AFTER_ALL)), 0))
                        .answer(BankCalls.ROWS, _ -> new StatementRows(List.of(), null))
                        .answer(BankCalls.PROPOSALS, _ -> Banks.proposals())) {
            Shell shell = fake.shell(Accounts.NOW);
            shell.connection().look();
            FakeServer.signIn(shell);
            WaitForAsyncUtils.asyncFx(
                            () -> {
                                theme.use(Settings.inMemory());
                                var model = new BanksModel(shell);
                                var view = new BanksView(model);
                                view.visited("");
                                String end = "-" + theme + "-" + width;
                                Screenshots.of(view, "statement-ties-list" + end, width, height);
                                Scene scene = view.getScene();
                                model.statement().open(card);
                                Screenshots.of(scene, "statement-ties" + end);
                                assertThat(((Label) scene.lookup("#statementTies")).getText())
                                        .contains("Does not tie by", "could not be read");
                                assertThat(((Label) scene.lookup("#unreadTitle")).getText())
                                        .startsWith("What could not be read was not kept");
                                model.statement().open(card.saying(BankFiles.AFTER_ALL));
                                Screenshots.of(scene, "statement-after-all" + end);
                                assertThat(((Label) scene.lookup("#afterAll")).getText())
                                        .startsWith(
                                                "Statement 2, row 1 of 2026-11-16, 1\u202f000.00"
                                                        + " EUR");
                                model.statement().open(BankFiles.unread());
                                Screenshots.of(scene, "statement-unread" + end);
                                assertThat(((Label) scene.lookup("#unreadTitle")).getText())
                                        .startsWith("2 places could not be read");
                                RecordTable<?> unread = (RecordTable<?>) scene.lookup("#unread");
                                assertThat(unread.isVisible()).isTrue();
                                assertThat(unread.rows()).hasSize(2);
                                return scene;
                            })
                    .get();
        }
    }
}
