package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementCards;
import fidus.bank.desk.StatementRows;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.BankFiles;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// Whether a statement counts, and how many of its rows do, is told in the list and on its page.
@ExtendWith(ApplicationExtension.class)
class StatementStandingTest {
    private static final StatementCard COUNTS = Banks.statements().statements().getFirst();

    private static StatementCard aside() {
        return StatementCard.aside(
                BankFiles.silent().statement(),
                new Continuity(null, null, "Set aside by Ann and Bob on 2026-11-23: Wrong bank"));
    }

    private static StatementCard inherits() {
        return new StatementCard(COUNTS.statement().counting(2, 1), COUNTS.continuity())
                .repeating(0);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 816, 588"})
    void aStatementThatIsSetAsideIsSeenToBe(Theme theme, int width, int height) throws Exception {
        FxToolkit.registerPrimaryStage();
        try (FakeServer fake =
                new FakeServer()
                        .signsIn(Role.OPERATOR)
                        .answer(BankCalls.ACCOUNTS, _ -> Banks.accounts())
                        .answer(
                                BankCalls.STATEMENTS,
                                _ -> new StatementCards(List.of(inherits(), aside()), 0))
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
                                Screenshots.of(view, "statement-aside-list" + end, width, height);
                                listed(view.getScene());
                                shown(model.statement(), view.getScene(), end);
                                return null;
                            })
                    .get();
        }
    }

    private static void listed(Scene scene) {
        var state =
                scene.getRoot().lookupAll("#statements").stream()
                        .map(node -> ((RecordTable<?>) node).table().getColumns())
                        .filter(columns -> columns.getFirst().getText().equals("No."))
                        .findFirst()
                        .orElseThrow()
                        .get(1);
        assertThat(state.getText()).isEqualTo("State");
        assertThat(state.getCellData(0)).isEqualTo("");
        assertThat(state.getCellData(1)).isEqualTo("Set aside");
    }

    private static void shown(StatementModel model, Scene scene, String end) {
        model.open(inherits());
        Screenshots.of(scene, "statement-instead" + end);
        assertThat(text(scene, "#rowCount"))
                .isEqualTo(
                        "3, 3 of them count, 0 repeated; 1 counts since another statement was set"
                                + " aside");
        Node bar = scene.lookup("#asideBadge").getParent();
        assertThat(scene.lookup("#asideBadge").isVisible()).isFalse();
        for (String button : List.of("#aside", "#again")) {
            assertThat(bar.lookup(button).isVisible()).as(button).isTrue();
        }

        model.open(aside());
        Screenshots.of(scene, "statement-aside" + end);
        assertThat(text(scene, "#asideBadge")).isEqualTo("Set aside");
        assertThat(scene.lookup("#asideBadge").isVisible()).isTrue();
        assertThat(text(scene, "#rowCount")).isEqualTo("3, 0 of them count");
        for (String button : List.of("#aside", "#again", "#state")) {
            assertThat(bar.lookup(button).isVisible()).as(button).isFalse();
        }
        model.setAside();
        model.readAgain();
        model.state();
        assertThat(model.reason().deedProperty().get()).isNull();
        assertThat(model.stating().statementProperty().get()).isNull();
    }

    private static String text(Scene scene, String id) {
        return ((Label) scene.lookup(id)).getText();
    }
}
