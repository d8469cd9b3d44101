package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SavedProfiles;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Notices;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A file is put aside while it is being read again, and another one is in hand when the answer
/// comes.
final class FileAfterFileTest extends BankScreen {
    private static final BankFileId SECOND = new BankFileId(new UUID(0, 401));
    private static final Problem NO_TABLE = Problem.of(Problem.Code.UNKNOWN_FORMAT, "No table.");

    private final List<String> read = new ArrayList<>();

    @BeforeEach
    void offered() {
        fake.answer(BankCalls.PROFILES, _ -> new SavedProfiles(List.of()));
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        model.visit(FileQueue.subjectOf(List.of(statement)));
    }

    private static BankPreview second(boolean known) {
        ObjectNode told =
                Wire.STRICT.valueToTree(Banks.preview(Banks.PROFILE, known ? null : "Choose one."));
        told.put("id", SECOND.value().toString());
        return CsvWizard.read(told);
    }

    /// The first file is read again; before the answer it is put aside for the second one.
    private void secondWhileTheFirstIsRead(boolean refused) {
        fake.answer(
                BankCalls.READ,
                _ -> {
                    read.add("first");
                    fake.answer(BankCalls.OFFER, _ -> second(false));
                    fake.answer(
                            BankCalls.READ,
                            _ -> {
                                read.add("second");
                                return second(true);
                            });
                    model.file().discard();
                    model.file().offer(List.of(statement));
                    if (refused) {
                        throw new Refused(NO_TABLE);
                    }
                    return Banks.preview(Banks.PROFILE, null);
                });
        model.file().readAgain();
    }

    private void assertSecond(boolean confirmable) {
        BankPreview shown = model.file().previewProperty().get();
        assertThat(shown).isNotNull().extracting(BankPreview::id).isEqualTo(SECOND);
        assertThat(model.file().canConfirm()).isEqualTo(confirmable);
        assertThat(model.file().problemProperty().get()).isNull();
    }

    @Test
    void itIsReadForTheAccountPickedInTheListWhenTheAnswerOfTheOneBeforeCame() {
        accountPicked();

        secondWhileTheFirstIsRead(false);

        assertThat(read).containsExactly("first", "second");
        assertSecond(true);
    }

    @Test
    void itIsReadAlsoWhenTheOneBeforeCouldNotBeRead() {
        accountPicked();

        secondWhileTheFirstIsRead(true);

        assertThat(read).containsExactly("first", "second");
        assertSecond(true);
    }

    @Test
    void whyTheOneBeforeCouldNotBeReadIsNotSaidOfIt() {
        secondWhileTheFirstIsRead(true);

        assertThat(read).containsExactly("first");
        assertSecond(false);
    }

    /// It is said with its name, and not over the file in hand.
    @Test
    void whyTheReadingOfTheOneBeforeWasNotSavedIsNewsAndNotSaidOfIt() throws IOException {
        Path other = folder.resolve("december.csv");
        Files.writeString(other, "Date;Amount");
        fake.answer(BankCalls.READ, _ -> Banks.preview(Banks.PROFILE, null));
        model.file().reading().accountProperty().set(Banks.ACCOUNT);
        fake.answer(
                BankCalls.SAVE_PROFILE,
                _ -> {
                    fake.answer(BankCalls.OFFER, _ -> second(true));
                    model.file().discard();
                    model.file().offer(List.of(other));
                    throw Refused.because(Problem.Code.STALE_VERSION, "Saved by Ben meanwhile.");
                });

        model.file().saveProfile();

        assertSecond(true);
        assertThat(shell.notices().latestProperty().get())
                .isEqualTo(
                        new Notices.Notice(
                                Notices.Tone.BAD,
                                "Saving how november.sta is read: Saved by Ben meanwhile."));
    }

    private void accountPicked() {
        model.choose(ChosenAccountTest.card(PickedAccountTest.OTHER));
    }
}
