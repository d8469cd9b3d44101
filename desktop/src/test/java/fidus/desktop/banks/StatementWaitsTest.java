package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.StatementRows;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Objects;

/// What is asked about a statement is shown at it while it waits, and is asked once.
@ExtendWith(ApplicationExtension.class)
class StatementWaitsTest extends BankScreen {
    @Test
    void whatWaitsForASecondPersonIsSaidAtTheStatementUntilItIsDecided() throws Exception {
        fake.answer(BankCalls.ROWS, _ -> new StatementRows(List.of(), null));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(
                BankCalls.SET_ASIDE,
                _ -> {
                    var waits =
                            Waiting.prepared(
                                    "SET_BANK_STATEMENT_ASIDE",
                                    "bankStatement/1",
                                    "Set aside statement 4 (november.sta)");
                    fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(waits)));
                    return waits;
                });
        shell.connection().look();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new BanksView(model);
                            view.visited("");
                            model.statement().open(Banks.statements().statements().getFirst());
                            Screenshots.of(view, "statement", 816, 588);
                            Scene scene = view.getScene();
                            assertThat(named(scene, "aside").isDisabled()).isFalse();
                            assertThat(named(scene, "waits").isVisible()).isFalse();
                            model.statement().setAside();
                            model.statement().reason().reasonProperty().set("Of another account");
                            model.statement().reason().send();
                            Screenshots.of(scene, "statement-waits");
                            assertThat(((Label) named(scene, "waits")).getText())
                                    .startsWith("Waits for a second person since ")
                                    .endsWith(
                                            "asked by Ann: Set aside statement 4 (november.sta).");
                            assertThat(named(scene, "aside").isDisabled()).isTrue();

                            fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
                            f5(named(scene, "aside"));
                            assertThat(named(scene, "waits").isVisible()).isFalse();
                            assertThat(named(scene, "aside").isDisabled()).isFalse();
                            return null;
                        })
                .get();
    }

    @Test
    void theAccountInHandIsMarkedAlsoWhenItWasReadAgain() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new BanksView(model);
                            view.visited("");
                            Screenshots.of(view, "account-marked", 816, 588);
                            var accounts = (RecordTable<?>) named(view.getScene(), "accounts");
                            assertThat(accounts.table().getSelectionModel().isEmpty()).isFalse();
                            fake.answer(BankCalls.ACCOUNTS, _ -> oneMore());
                            model.read();
                            assertThat(accounts.table().getSelectionModel().getSelectedIndex())
                                    .isZero();
                            return null;
                        })
                .get();
    }

    /// Another statement of the account was taken in.
    private static BankAccounts oneMore() {
        BankAccountCard card = Banks.accounts().accounts().getFirst();
        return new BankAccounts(
                Accounts.NOW,
                List.of(
                        new BankAccountCard(
                                card.account(),
                                card.setting(),
                                card.statements() + 1,
                                card.lastDay(),
                                card.closing(),
                                card.missing(),
                                0,
                                0,
                                0,
                                0,
                                null,
                                null)));
    }

    private static void f5(Node at) {
        at.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "F5", KeyCode.F5, false, false, false, false));
    }

    private static Node named(Scene scene, String id) {
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), id);
    }
}
