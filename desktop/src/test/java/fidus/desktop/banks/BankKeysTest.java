package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The bank statements are worked through with single keys too, and a question mark tells them.
@ExtendWith(ApplicationExtension.class)
class BankKeysTest extends BankScreen {
    private static final HouseAccount THIRD =
            new HouseAccount(
                    new HouseAccountId(new UUID(0, 779)),
                    "Third account",
                    Banks.ACCOUNT.walletKind(),
                    Banks.ACCOUNT.bank(),
                    null,
                    Banks.ACCOUNT.currency(),
                    Banks.ACCOUNT.houseAccountState(),
                    Banks.ACCOUNT.makerId(),
                    Banks.ACCOUNT.checkerId(),
                    1);

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void theKeysOfThePageAreNamedAndWork(Theme theme, int width, int height) throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new BanksView(model);
                            view.visited("");
                            String end = "-" + theme + "-" + width;
                            Screenshots.of(view, "banks-keys" + end, width, height);
                            Scene scene = view.getScene();
                            Node bar = view.lookup("#line");
                            assertThat(bar.localToScene(bar.getBoundsInLocal()).getMaxY())
                                    .as("in view")
                                    .isLessThanOrEqualTo(height);
                            Node help = view.lookup("#help");
                            press(view, KeyCode.F1);
                            assertThat(help.isVisible()).isTrue();
                            Screenshots.of(scene, "banks-keys-help" + end);
                            press(view, KeyCode.ESCAPE);
                            assertThat(help.isVisible()).isFalse();
                            var tabs = (TabPane) view.lookup("#accountTabs");
                            press(view, KeyCode.DIGIT3);
                            assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(2);
                            assertThat(scene.getFocusOwner().getStyleClass())
                                    .contains("table-view");
                            press(view, KeyCode.C);
                            assertThat(tabs.getSelectionModel().getSelectedIndex()).isOne();
                            press(view, KeyCode.C);
                            assertThat(shell.notices().latestProperty().get().message())
                                    .startsWith("Pick a batch");
                            press(view, KeyCode.R);
                            assertThat(fake.seen())
                                    .as("the account and days in hand")
                                    .anyMatch(it -> it.path().contains("reconciliation/bank-runs"));
                            return null;
                        })
                .get();
        assertThat(fake.count(BankCalls.ACCOUNTS)).isPositive();
    }

    @Test
    void whoeverMayNotTakeStatementsInIsOfferedNoKeyForIt() throws Exception {
        String[] said = new String[2];
        for (Role role : List.of(Role.APPROVER, Role.OPERATOR)) {
            fake.signsIn(role);
            BanksModel theirs = new BanksModel(fake.signedIn(Accounts.NOW));
            said[role == Role.OPERATOR ? 1 : 0] =
                    WaitForAsyncUtils.asyncFx(
                                    () -> {
                                        var view = new BanksView(theirs);
                                        view.visited("");
                                        Screenshots.of(view, "banks-keys-" + role, 1072, 748);
                                        return said(view.lookup("#line"));
                                    })
                            .get();
        }
        assertThat(said[0]).doesNotContain("take in").contains("pages");
        assertThat(said[1]).contains("take in");
    }

    private static String said(Node bar) {
        StringBuilder all = new StringBuilder();
        bar.lookupAll(".label").forEach(one -> all.append(((Label) one).getText()).append('\n'));
        return all.toString();
    }

    /// A key that is held down is pressed over and over by the machine.
    @Test
    void aKeyThatIsHeldCountsOnceAndConfirmsWhereTheKeyboardIs() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new BanksView(model);
                            view.visited("");
                            Screenshots.of(view, "banks-keys-held", 1072, 748);
                            fire(view, KeyEvent.KEY_PRESSED, KeyCode.R);
                            fire(view, KeyEvent.KEY_PRESSED, KeyCode.R);
                            assertThat(fake.count(ReconciliationCalls.START_BANK)).isOne();
                            fire(view, KeyEvent.KEY_RELEASED, KeyCode.R);
                            press(view, KeyCode.R);
                            assertThat(fake.count(ReconciliationCalls.START_BANK)).isEqualTo(2);
                            press(view, KeyCode.C);
                            var before = shell.notices().latestProperty().get();
                            view.lookup("#accounts").lookup(".table-view").requestFocus();
                            press(view, KeyCode.C);
                            assertThat(shell.notices().latestProperty().get())
                                    .as("the keyboard was elsewhere")
                                    .isEqualTo(before);
                            press(view, KeyCode.C);
                            assertThat(shell.notices().latestProperty().get().message())
                                    .startsWith("Pick a batch");
                            return null;
                        })
                .get();
    }

    /// Whatever is marked: the list may be filtered, or another page has the keyboard.
    @Test
    void theNextAccountIsTheOneAfterTheOneThatIsShown() throws Exception {
        fake.answer(
                BankCalls.ACCOUNTS,
                _ ->
                        new BankAccounts(
                                Accounts.NOW,
                                List.of(
                                        Banks.accounts().accounts().getFirst(),
                                        ChosenAccountTest.card(PickedAccountTest.OTHER),
                                        ChosenAccountTest.card(THIRD))));
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new BanksView(model);
                            view.visited("account/" + PickedAccountTest.OTHER.name());
                            Screenshots.of(view, "banks-keys-next", 1072, 748);
                            var accounts = (RecordTable<?>) view.lookup("#accounts");
                            accounts.table().getSelectionModel().clearSelection();
                            assertThat(shown()).isEqualTo(PickedAccountTest.OTHER.name());

                            press(view, KeyCode.N);
                            assertThat(shown()).isEqualTo(THIRD.name());
                            assertThat(accounts.table().getSelectionModel().getSelectedIndex())
                                    .isEqualTo(2);

                            press(view, KeyCode.N);
                            assertThat(shown()).isEqualTo(THIRD.name());
                            assertThat(shell.notices().latestProperty().get().message())
                                    .isEqualTo("This is the last account of the list.");
                            return null;
                        })
                .get();
    }

    private String shown() {
        return Objects.requireNonNull(model.chosenProperty().get()).account().name();
    }

    private static void press(BanksView view, KeyCode code) {
        fire(view, KeyEvent.KEY_PRESSED, code);
        fire(view, KeyEvent.KEY_RELEASED, code);
    }

    private static void fire(BanksView view, EventType<KeyEvent> what, KeyCode code) {
        Event.fireEvent(
                view.lookup("#room"),
                new KeyEvent(what, "", code.getName(), code, false, false, false, false));
    }
}
