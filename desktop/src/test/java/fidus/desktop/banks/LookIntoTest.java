package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.Proposals;
import fidus.desktop.reconciliation.BreaksView;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// From a row that nothing is proposed for to its break, and from a break to the account whose
/// statement it is about.
@ExtendWith(ApplicationExtension.class)
final class LookIntoTest extends BankScreen {
    private static final Money SUM = Money.of("-12500.00", "USD");
    private static final String ADVICE =
            "The row names B12-2 and takes 12500.00 USD for an unknown number; what was sent under"
                    + " it and waits is 11000.00 USD in 3 payments. Nothing is confirmed until they"
                    + " agree.";

    @Test
    void aRowToLookIntoOpensTheBreaksThatNameIt() {
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        BreaksView.SCREEN,
                                        "screen.breaks",
                                        MaterialDesignB.BANK,
                                        BankCalls.ACCOUNTS.permission(),
                                        () -> {
                                            throw new AssertionError("no window here");
                                        })));
        model.visit("");

        PaymentDoubt doubt = Banks.proposals().doubts().getFirst();
        model.lookInto(doubt);

        assertThat(Objects.requireNonNull(shell.navigation().placeProperty().get()).subject())
                .isEqualTo("row/" + doubt.rowId() + "/bank/" + Banks.ACCOUNT.name());
    }

    /// What a person should look into is advice, which is of no use in part.
    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 740", "DARK, 1072, 740", "LIGHT, 832, 640", "DARK, 832, 640"})
    void theAdviceIsReadInWhole(Theme theme, int width, int height) throws Exception {
        fake.answer(BankCalls.PROPOSALS, _ -> advised());
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new BanksView(model);
                            view.visited("");
                            Scene scene = Screenshots.scene(view, width, height);
                            var tabs = (TabPane) scene.lookup("#accountTabs");
                            tabs.getSelectionModel().select(4);
                            String name = "look-into-" + theme + "-" + width;
                            Screenshots.of(scene, name);
                            Screenshots.of(scene, name);
                            Node table = scene.lookup("#doubts .table-view");
                            List<Text> said =
                                    table.lookupAll(".wrapped-words").stream()
                                            .map(Text.class::cast)
                                            .filter(text -> text.getText().startsWith("The row"))
                                            .toList();
                            assertThat(said).hasSize(2);
                            said.forEach(one -> isWhole(one, table));
                        })
                .get();
    }

    private static Proposals advised() {
        Proposals all = Banks.proposals();
        var doubt = new PaymentDoubt("STMT-1-7", LocalDate.of(2026, 11, 19), SUM, "B12-2", ADVICE);
        return new Proposals(
                all.asOf(),
                all.confirmations(),
                all.deposits(),
                all.moreDeposits(),
                all.lastList(),
                all.transits(),
                all.own(),
                all.returns(),
                List.of(doubt, doubt));
    }

    private static void isWhole(Text said, Node table) {
        assertThat(said.getText()).contains("12\u202f500.00 USD");
        Bounds its = said.localToScene(said.getLayoutBounds());
        Node row = said.getParent().getParent();
        assertThat(row.localToScene(row.getLayoutBounds()).contains(its)).isTrue();
        assertThat(its.getMaxX()).isLessThan(table.localToScene(table.getLayoutBounds()).getMaxX());
    }

    @Test
    void olderStatementsAreReadWhenTheyAreAskedFor() {
        List<Integer> asked = new ArrayList<>();
        fake.answer(
                BankCalls.STATEMENTS,
                question -> {
                    asked.add(question.path("count").asInt());
                    return Banks.statements();
                });

        model.visit("");
        assertThat(asked).isNotEmpty().allMatch(count -> count == 500);
        asked.clear();
        model.olderStatements();
        model.read();

        assertThat(asked).containsExactly(1_000, 1_000);
    }

    @Test
    void theAccountThatAPlaceNamesIsInHand() {
        BankAccountCard first = Banks.accounts().accounts().getFirst();
        HouseAccount a = first.account();
        var other =
                new HouseAccount(
                        new HouseAccountId(new UUID(0, 77)),
                        "Second",
                        a.walletKind(),
                        a.bank(),
                        a.chain(),
                        a.currency(),
                        a.houseAccountState(),
                        a.makerId(),
                        a.checkerId(),
                        a.version());
        var second =
                new BankAccountCard(other, null, 0, null, null, List.of(), 0, 0, 0, 0, null, null);
        fake.answer(
                BankCalls.ACCOUNTS, _ -> new BankAccounts(Accounts.NOW, List.of(first, second)));

        model.visit("account/Second");

        assertThat(Objects.requireNonNull(model.chosenProperty().get()).account().name())
                .isEqualTo("Second");
        model.visit("");
        assertThat(Objects.requireNonNull(model.chosenProperty().get()).account().name())
                .as("stays in hand")
                .isEqualTo("Second");
    }
}
