package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.CsvProfile;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.SavedProfiles;
import fidus.contract.Wire;
import fidus.desktop.banks.BankFileModel.Stage;
import fidus.desktop.banks.CsvModel.Field;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.BankFiles;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FileQueue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// A file of a bank from the choice to the statement, and how a CSV file is read.
final class BankFileModelTest extends BankScreen {
    @Test
    void aFileIsShownAndTakenInWhenItIsConfirmed() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, null));
        var confirmed = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.CONFIRM,
                question -> {
                    confirmed.add(question);
                    return new BankFileTaken(Banks.FILE, List.of());
                });
        model.visit(FileQueue.subjectOf(List.of(statement, statement)));

        assertThat(model.file().stageProperty().get()).isEqualTo(Stage.PREVIEW);
        assertThat(model.file().canConfirm()).isTrue();
        assertThat(model.file().waitingFiles()).isEqualTo(1);
        assertThat(confirmed).isEmpty();

        model.file().confirm();

        assertThat(confirmed).hasSize(1);
        assertThat(model.file().stageProperty().get())
                .as("the next file is in hand")
                .isEqualTo(Stage.PREVIEW);
        assertThat(model.file().waitingFiles()).isZero();
    }

    @Test
    void aFileThatIsBeingTakenInIsNotPutAsideAndTheNextOneIsLookedAt() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, null));
        fake.answer(
                BankCalls.CONFIRM,
                _ -> {
                    model.file().discard();
                    return new BankFileTaken(Banks.FILE, List.of());
                });
        model.visit(FileQueue.subjectOf(List.of(statement, statement)));

        model.file().confirm();

        assertThat(model.file().stageProperty().get()).isEqualTo(Stage.PREVIEW);
        assertThat(model.file().waitingFiles()).isZero();
    }

    @Test
    void aFileThatFitsNoAccountCannotBeConfirmed() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, "No account of the house is it."));
        fake.answer(
                BankCalls.CONFIRM,
                _ -> {
                    throw new AssertionError("It was sent.");
                });
        model.visit(FileQueue.subjectOf(List.of(statement)));

        model.file().confirm();

        assertThat(model.file().canConfirm()).isFalse();
        assertThat(model.file().problemProperty().get()).isNull();
    }

    @Test
    void whatCannotBeTakenInIsLeftOutWhenAPersonSaysSo() {
        fake.answer(BankCalls.OFFER, _ -> BankFiles.withACard(true));
        var confirmed = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.CONFIRM,
                question -> {
                    confirmed.add(question);
                    return new BankFileTaken(Banks.FILE, List.of());
                });
        model.visit(FileQueue.subjectOf(List.of(statement, statement)));
        assertThat(model.file().canConfirm()).isFalse();

        model.file().leaveOut().chosenProperty().set(true);
        assertThat(model.file().canConfirm()).isTrue();
        model.file().confirm();

        assertThat(confirmed.getFirst().get("without").toString()).isEqualTo("[2]");
        assertThat(model.file().canConfirm()).as("the next file is looked at anew").isFalse();

        fake.answer(BankCalls.OFFER, _ -> BankFiles.withACard(false));
        model.file().discard();
        model.visit(FileQueue.subjectOf(List.of(statement)));
        model.file().leaveOut().chosenProperty().set(true);
        assertThat(model.file().canConfirm()).as("no way to take it in").isFalse();
    }

    @Test
    void aCsvFileIsReadAgainAsItIsTyped() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.READ,
                question -> {
                    asked.add(question);
                    return readAs(question);
                });
        fake.answer(BankCalls.PROFILES, _ -> new SavedProfiles(List.of()));
        model.visit(FileQueue.subjectOf(List.of(statement)));
        CsvModel csv = model.file().reading().csv();
        assertThat(model.file().asksForAccount()).isTrue();
        assertThat(csv.number(Field.TEXT).get()).isEqualTo("3");

        csv.number(Field.AMOUNT).set("x");
        model.file().readAgain();
        assertThat(model.file().problemProperty().get()).isNotNull();
        assertThat(model.file().canConfirm()).as("not read as typed").isFalse();
        assertThat(asked).isEmpty();

        csv.number(Field.AMOUNT).set("4");
        csv.delimiter.set("tab");
        csv.decimal.set(CsvProfile.Decimal.COMMA);
        csv.currency.set("usd");
        model.file().reading().accountProperty().set(Banks.ACCOUNT);

        assertThat(asked).as("each change is read, then the account's").hasSize(5);
        ObjectNode last = asked.getLast();
        assertThat(last.get("houseAccountId").asText())
                .isEqualTo(Banks.ACCOUNT.id().value().toString());
        assertThat(last.get("profile").get("delimiter").asText()).isEqualTo("\t");
        assertThat(last.get("profile").get("currency").asText()).isEqualTo("USD");
        assertThat(last.get("profile").get("columns").get("amount").asInt()).isEqualTo(4);
        assertThat(model.file().canConfirm()).isTrue();
    }

    /// Answers as the file was asked to be read.
    static BankPreview readAs(ObjectNode question) {
        try {
            return Banks.preview(
                    Wire.STRICT.treeToValue(question.get("profile"), CsvProfile.class), null);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatItsTextIsWrittenInIsSaidTriedAndSavedForItsAccount() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, null));
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.READ,
                question -> {
                    asked.add(question);
                    return in(question.get("charset").asText());
                });
        fake.answer(
                BankCalls.SET,
                question -> {
                    asked.add(question);
                    return Banks.accounts().accounts().getFirst().setting();
                });
        model.visit(FileQueue.subjectOf(List.of(statement)));
        assertThat(CharsetModel.isAsked(model.file().previewProperty().get())).isTrue();
        assertThat(model.file().mayBeReadSoAlways()).as("as it is saved").isFalse();

        model.file().reading().charset().chosenProperty().set("IBM850");

        assertThat(asked.getLast().get("charset").asText()).isEqualTo("IBM850");
        assertThat(model.file().canConfirm()).isTrue();
        assertThat(model.file().mayBeReadSoAlways()).isTrue();
        model.file().saveProfile();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().get("charset").asText()).isEqualTo("IBM850");
        assertThat(asked.getLast().get("expected").asText()).as("as before").isEqualTo("DAILY");
    }

    private static BankPreview in(String charset) {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(null, null));
        try {
            return Wire.STRICT.treeToValue(told.put("charset", charset), BankPreview.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsSavedForTheChosenAccountIsAppliedByItself() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.READ,
                question -> {
                    asked.add(question);
                    return readAs(question);
                });
        fake.answer(
                BankCalls.PROFILES,
                _ -> new SavedProfiles(List.of(saved(2, "ours"), saved(1, "first"))));
        model.visit(FileQueue.subjectOf(List.of(statement)));

        model.file().reading().accountProperty().set(Banks.ACCOUNT);

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().get("profile").get("name").asText()).isEqualTo("ours");
        assertThat(model.file().reading().csv().name.get()).isEqualTo("ours");
        model.file().reading().use(saved(1, "first"));
        assertThat(asked.getLast().get("profile").get("name").asText()).isEqualTo("first");
        assertThat(model.file().canConfirm()).isTrue();
    }

    static SavedProfile saved(int version, String name) {
        CsvProfile it = Banks.PROFILE;
        return new SavedProfile(
                "x/" + version,
                Banks.ACCOUNT.id(),
                version,
                new CsvProfile(
                        name,
                        it.delimiter(),
                        it.charset(),
                        it.datePattern(),
                        it.decimal(),
                        it.currency(),
                        it.columns(),
                        it.sign(),
                        it.skipFirst(),
                        it.skipLast(),
                        it.openingCell(),
                        it.closingCell()),
                null,
                "Ann",
                Accounts.NOW);
    }

    @Test
    void aProfileIsSavedForTheAccountInTheVersionThatFollows() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(Banks.PROFILE, "Choose one."));
        fake.answer(BankCalls.READ, _ -> Banks.preview(Banks.PROFILE, null));
        fake.answer(BankCalls.PROFILES, _ -> new SavedProfiles(List.of()));
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.SAVE_PROFILE,
                question -> {
                    asked.add(question);
                    return new SavedProfile(
                            "x", Banks.ACCOUNT.id(), 1, Banks.PROFILE, null, "Ann", Accounts.NOW);
                });
        model.visit(FileQueue.subjectOf(List.of(statement)));
        model.file().saveProfile();
        assertThat(asked).as("nobody said whose account it is").isEmpty();

        model.file().reading().accountProperty().set(Banks.ACCOUNT);
        model.file().saveProfile();

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().get("profileVersion").asInt()).isZero();
        assertThat(asked.getFirst().get("profile").get("name").asText())
                .as("nobody gave it a name")
                .isEqualTo(Banks.ACCOUNT.name());
    }
}
