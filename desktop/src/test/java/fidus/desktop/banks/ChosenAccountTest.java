package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.SavedProfiles;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FileQueue;
import fidus.money.Currency;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One account is chosen for a file and then another.
final class ChosenAccountTest extends BankScreen {
    /// What is saved for one account says nothing about the files of another.
    @Test
    void anAccountWithoutAProfileGetsTheFilesOwnProposal() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.READ,
                question -> {
                    asked.add(question);
                    return question.hasNonNull("profile")
                            ? BankFileModelTest.readAs(question)
                            : Banks.preview(Banks.PROFILE, null);
                });
        fake.answer(
                BankCalls.PROFILES,
                _ -> new SavedProfiles(List.of(BankFileModelTest.saved(1, "ours"))));
        model.visit(FileQueue.subjectOf(List.of(statement)));
        ReadingModel reading = model.file().reading();
        reading.accountProperty().set(Banks.ACCOUNT);
        assertThat(reading.csv().name.get()).isEqualTo("ours");

        fake.answer(BankCalls.PROFILES, _ -> new SavedProfiles(List.of()));
        reading.accountProperty().set(PickedAccountTest.OTHER);

        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().hasNonNull("profile")).as("as it proposes itself").isFalse();
        assertThat(reading.csv().name.get()).isEqualTo(Banks.PROFILE.name());
        assertThat(model.file().canConfirm()).isTrue();
    }

    /// What is shown is taken in for the account that it was read for.
    @Test
    void aFileThatCannotBeReadForTheAccountChosenIsNotTakenInForTheOneBefore() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, null));
        fake.answer(BankCalls.PROFILES, _ -> new SavedProfiles(List.of()));
        fake.answer(BankCalls.READ, BankFileModelTest::readAs);
        model.visit(FileQueue.subjectOf(List.of(statement)));
        model.file().reading().accountProperty().set(Banks.ACCOUNT);
        assertThat(model.file().canConfirm()).isTrue();

        fake.answer(
                BankCalls.READ,
                _ -> {
                    throw Refused.because(Problem.Code.UNKNOWN_FORMAT, "No table.");
                });
        model.file().reading().accountProperty().set(PickedAccountTest.OTHER);

        assertThat(model.file().canConfirm()).isFalse();
    }

    /// Its record is another one after each change, such as when it is retired.
    @Test
    void anAccountThatWasChangedMeanwhileIsStillTheOneThatTheFileWasReadFor() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, null));
        fake.answer(BankCalls.PROFILES, _ -> new SavedProfiles(List.of()));
        fake.answer(BankCalls.READ, BankFileModelTest::readAs);
        model.visit(FileQueue.subjectOf(List.of(statement)));
        ReadingModel reading = model.file().reading();
        reading.accountProperty().set(Banks.ACCOUNT);
        HouseAccount now = called(Banks.ACCOUNT, Banks.ACCOUNT.name(), "DE89370400440532013000");

        reading.accountProperty().set(now);
        reading.csv().name.set("ours");

        assertThat(reading.accountProperty().get()).isSameAs(now);
        assertThat(model.file().canConfirm()).isTrue();
    }

    /// A person came to the page for it.
    @Test
    void theAccountAPersonCameForIsTheOneOfAFileThatNamesNone() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        fake.answer(BankCalls.READ, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        fake.answer(BankCalls.PROFILES, _ -> new SavedProfiles(List.of()));
        HouseAccount dollars =
                new HouseAccount(
                        new HouseAccountId(new UUID(0, 778)),
                        "Dollars",
                        Banks.ACCOUNT.walletKind(),
                        Banks.ACCOUNT.bank(),
                        null,
                        Currency.USD,
                        Banks.ACCOUNT.houseAccountState(),
                        Banks.ACCOUNT.makerId(),
                        Banks.ACCOUNT.checkerId(),
                        1);
        accounts(Banks.ACCOUNT, PickedAccountTest.OTHER, dollars);
        ReadingModel reading = model.file().reading();

        model.visit("account/" + PickedAccountTest.OTHER.name());
        model.file().offer(List.of(statement));
        assertThat(reading.accountProperty().get()).isEqualTo(PickedAccountTest.OTHER);
        assertThat(reading.isSupposed()).isTrue();

        model.file().discard();
        model.visit("account/Dollars");
        model.file().offer(List.of(statement));
        assertThat(reading.accountProperty().get()).as("its sums are in euro").isNull();
    }

    @Test
    void accountsThatAreCalledAlikeAreToldApartByTheEndOfTheirNumbers() {
        HouseAccount one = called(Banks.ACCOUNT, "Main account", "DE89370400440532013000");
        HouseAccount like =
                called(PickedAccountTest.OTHER, "MAIN-Account", "DE02120300000000202051");
        BankAccounts both = new BankAccounts(Accounts.NOW, List.of(card(one), card(like)));

        assertThat(BankWords.account(one, both)).isEqualTo("Main account …3000");
        assertThat(BankWords.account(like, both)).isEqualTo("MAIN-Account …2051");
        assertThat(BankWords.account(one, Banks.accounts())).isEqualTo("Main account");
    }

    private void accounts(HouseAccount... all) {
        List<BankAccountCard> cards = Stream.of(all).map(ChosenAccountTest::card).toList();
        var asked = new AtomicInteger();
        fake.answer(
                BankCalls.ACCOUNTS,
                _ -> new BankAccounts(Accounts.NOW.plusSeconds(asked.incrementAndGet()), cards));
    }

    static BankAccountCard card(HouseAccount of) {
        return new BankAccountCard(of, null, 0, null, null, List.of(), 0, 0, 0, 0, null, null);
    }

    /// The same account with another record.
    private static HouseAccount called(HouseAccount was, String name, String iban) {
        return new HouseAccount(
                was.id(),
                name,
                was.walletKind(),
                new BankDetails("Bank", "The house", iban, null, null, null, "DE"),
                null,
                was.currency(),
                was.houseAccountState(),
                was.makerId(),
                was.checkerId(),
                was.version() + 1);
    }
}
