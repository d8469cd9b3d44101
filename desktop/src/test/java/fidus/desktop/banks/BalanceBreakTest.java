package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.MissingDays;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementCards;
import fidus.bank.desk.StatementRows;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.money.Money;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// An opening that contradicts the closing before is a balance break, a number that no statement
/// has is a missing one: the lists and the page call each of them alike.
@ExtendWith(ApplicationExtension.class)
class BalanceBreakTest {
    private static final Money GAP = Money.of("-1234567.89", "EUR");
    private static final String NUMBER =
            "No statement with number 10 of 2026: statement 7 (october.sta) is number 9/1,"
                    + " statement 1 (november.sta) is number 11/1.";
    private static final StatementCard TIES = Banks.statements().statements().getFirst();

    private static StatementCard broken() {
        return new StatementCard(
                TIES.statement(),
                new Continuity(
                        Money.of("10.00", "EUR"),
                        GAP,
                        "The opening is 0.00 EUR, but statement 7 (october.sta) gives 10.00 EUR. A"
                                + " statement between them is missing or one of them is wrong."));
    }

    private static BankAccounts accounts() {
        BankAccountCard card = Banks.accounts().accounts().getFirst();
        return new BankAccounts(
                Accounts.NOW,
                List.of(
                        new BankAccountCard(
                                card.account(),
                                card.setting(),
                                2,
                                card.lastDay(),
                                card.closing(),
                                card.missing(),
                                0,
                                1,
                                0,
                                0,
                                null,
                                List.of("number 10 of 2026"))));
    }

    @Test
    void aNumberThatIsMissingAloneBeginsItsCell() {
        BankAccountCard card = accounts().accounts().getFirst();
        var tables = new BankTables(Texts.of(BanksView.class));
        assertThat(tables.missing(card)).isEqualTo("2 days and number 10 of 2026");

        var alone =
                new BankAccountCard(
                        card.account(),
                        card.setting(),
                        2,
                        card.lastDay(),
                        card.closing(),
                        List.of(),
                        0,
                        0,
                        0,
                        0,
                        null,
                        card.numbers());
        assertThat(tables.missing(alone)).isEqualTo("Number 10 of 2026");
    }

    private static MissingDays missing() {
        MissingDays days = Banks.missingDays();
        return new MissingDays(days.asOf(), days.missing(), 0, days.excused(), 0, List.of(NUMBER));
    }

    @Test
    void theLineOfAStatementSaysThatItDoesNotContinue() {
        var words = new TieWords();
        String by = "Balance break of " + Words.money(GAP);

        assertThat(words.of(broken())).containsExactly(by, "Ties out in itself");
        assertThat(TieWords.tone(broken())).isEqualTo(Tone.BAD);
        assertThat(words.of(TIES)).containsExactly("Ties out");
        assertThat(TieWords.tone(TIES)).isEqualTo(Tone.GOOD);
        assertThat(words.of(TIES.leavingOut(NUMBER)))
                .containsExactly("No statement with number 10 of 2026", "Ties out in itself");
        assertThat(TieWords.tone(TIES.leavingOut(NUMBER))).isEqualTo(Tone.ATTENTION);
        assertThat(BankTables.against(TIES.leavingOut(NUMBER))).endsWith(NUMBER);
        assertThat(words.of(StatementCard.aside(TIES.statement(), broken().continuity())))
                .containsExactly("Ties out");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 740", "DARK, 1072, 740", "LIGHT, 816, 588"})
    void theListsAndThePageSayIt(Theme theme, int width, int height) throws Exception {
        FxToolkit.registerPrimaryStage();
        StatementCard card = broken().leavingOut(NUMBER);
        try (FakeServer fake =
                new FakeServer()
                        .signsIn(Role.OPERATOR)
                        .answer(BankCalls.ACCOUNTS, _ -> accounts())
                        .answer(BankCalls.STATEMENTS, _ -> new StatementCards(List.of(card), 0))
                        .answer(BankCalls.MISSING_DAYS, _ -> missing())
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
                                Scene scene = Screenshots.scene(view, width, height);
                                Screenshots.of(scene, "balance-break-list" + end);
                                assertThat(scene.getRoot().lookupAll(".table-cell .status-badge"))
                                        .extracting(one -> ((StatusBadge) one).getText())
                                        .anyMatch(
                                                said ->
                                                        said.startsWith(
                                                                "Balance break of "
                                                                        + Words.money(GAP)));
                                TabPane tabs = (TabPane) scene.lookup("#accountTabs");
                                Tab missing =
                                        tabs.getTabs().stream()
                                                .filter(one -> "missingTab".equals(one.getId()))
                                                .findFirst()
                                                .orElseThrow();
                                assertThat(missing.getText()).isEqualTo("Missing (3/4)");
                                tabs.getSelectionModel().select(missing);
                                Screenshots.of(scene, "balance-break-missing" + end);
                                assertThat(((Label) scene.lookup("#missingNumbers")).getText())
                                        .isEqualTo(NUMBER);
                                model.statement().open(card);
                                Screenshots.of(scene, "balance-break-page" + end);
                                assertThat(((Label) scene.lookup("#statementTies")).getText())
                                        .startsWith("Balance break of " + Words.money(GAP));
                                assertThat(((Label) scene.lookup("#continuity")).getText())
                                        .endsWith(NUMBER);
                                return scene;
                            })
                    .get();
        }
    }
}
