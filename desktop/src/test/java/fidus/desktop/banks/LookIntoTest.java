package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.PaymentDoubt;
import fidus.desktop.reconciliation.BreaksView;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.Screen;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;

import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// From a row that nothing is proposed for to its break, and from a break to the account whose
/// statement it is about.
final class LookIntoTest extends BankScreen {
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
        var second = new BankAccountCard(other, null, 0, null, null, List.of(), 0, 0, 0, 0, null);
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
