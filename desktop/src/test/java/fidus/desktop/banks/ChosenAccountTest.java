package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.SavedProfiles;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FileQueue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

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
}
