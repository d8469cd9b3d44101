package fidus.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.ledger.Chart;
import fidus.ledger.EntryPage;
import fidus.ledger.LedgerCalls;
import fidus.ledger.PostingSide;
import fidus.ledger.TrialBalance;
import fidus.ledger.TrialLine;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.WalletCalls;

import javafx.scene.Scene;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An entry that people make, such as house capital (E3).
@ExtendWith(ApplicationExtension.class)
class EntryTest {
    private final List<ObjectNode> sent = new ArrayList<>();
    private FakeServer fake;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        Money sum = Money.of("500.00", "USD");
        var opened = new TrialLine("3900", "Opening balances", sum.minus(sum), sum, sum.negated());
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(
                LedgerCalls.TRIAL_BALANCE, _ -> new TrialBalance(Accounts.NOW, List.of(opened)));
        fake.answer(LedgerCalls.ENTRIES, _ -> new EntryPage(List.of(), null));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(WalletCalls.HOUSE_ACCOUNTS, _ -> new HouseAccountList(List.of()));
        fake.answer(
                LedgerCalls.ENTER,
                question -> {
                    sent.add(question);
                    return Waiting.prepared("ENTER_ENTRY", "entry/manual/1", "Post E3");
                });
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private static void posting(EntryModel model, String account, String sum, PostingSide side) {
        model.line().account.set(Chart.find(account).orElseThrow());
        model.line().balance.set(Money.of(sum, "USD"));
        if (account.equals("1010")) {
            model.line().belongs().value("bankAccount").set("House bank USD");
        }
        model.add(side);
    }

    private static List<String> faults(EntryModel model) {
        return Objects.requireNonNull(model.command().problemProperty().get()).fields().stream()
                .map(Problem.Field::field)
                .toList();
    }

    private static void filled(EntryModel model) {
        posting(model, "1010", "100.00", PostingSide.DEBIT);
        posting(model, "3010", "100.00", PostingSide.CREDIT);
        model.event.set("E3");
        model.valueOn.set(LocalDate.parse("2026-10-30"));
        model.document.set("Bank advice 77");
        model.reason.set("The owners put in capital");
    }

    @Test
    void postingsThatAreInBalanceAreSentOnce() {
        var model = new EntryModel(Signed.in(fake, Accounts.NOW));
        filled(model);
        assertThat(model.left()).isEmpty();

        model.send();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().path("eventCode").asText()).isEqualTo("E3");
        assertThat(sent.getFirst().at("/postings/0/dimensions/bankAccount").asText())
                .isEqualTo("House bank USD");
        assertThat(sent.getFirst().at("/postings/1/side").asText()).isEqualTo("CREDIT");
        assertThat(model.postings()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidBesideItsFieldAndNothingIsSent() {
        var model = new EntryModel(Signed.in(fake, Accounts.NOW));
        model.send();
        assertThat(faults(model))
                .containsExactly("eventCode", "valueOn", "document", "reason", "postings");
        filled(model);
        posting(model, "3010", "0.01", PostingSide.DEBIT);
        assertThat(model.left()).containsExactly(Money.of("0.01", "USD"));
        model.send();
        assertThat(faults(model)).containsExactly("postings");
        model.line().account.set(Chart.find("2410").orElseThrow());
        model.add(PostingSide.DEBIT);
        assertThat(faults(model)).containsExactly("balance", "belongs.manager", "belongs.fund");
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePageOfAnEntryAndTheMoveOf3900(Theme theme) throws Exception {
        Shell shell = Signed.in(fake, Accounts.NOW);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new LedgerModel(shell);
                            var view = new LedgerView(model);
                            view.visited("");
                            Screenshots.of(view, "ledger-move-" + theme, 1072, 748);
                            Scene scene = view.getScene();
                            var tabs = (TabPane) scene.getRoot().lookup("#tabs");
                            tabs.getSelectionModel().selectLast();
                            filled(model.entry());
                            posting(model.entry(), "1010", "0.50", PostingSide.DEBIT);
                            model.entry().send();
                            Screenshots.of(scene, "ledger-entry-" + theme);
                            assertThat(scene.getRoot().lookup("#move").isVisible()).isTrue();
                            assertThat(scene.getRoot().lookup("#postingsFault").isVisible())
                                    .isTrue();
                            return scene;
                        })
                .get();
    }
}
