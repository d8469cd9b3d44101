package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.bank.CsvProfile;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.SavedProfiles;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.banks.BankFileModel.Stage;
import fidus.desktop.banks.CsvModel.Field;
import fidus.desktop.imports.ImportsModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Shell;
import fidus.imports.ImportCalls;
import fidus.imports.ImportList;
import fidus.payments.PaymentCalls;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A bank file on its way in, and what is done with an account's statements.
class BanksModelTest {
    @TempDir private Path folder;
    private FakeServer fake;
    private Shell shell;
    private BanksModel model;
    private Path statement;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(BankCalls.STATEMENTS, _ -> Banks.statements());
        fake.answer(BankCalls.PROPOSALS, _ -> Banks.proposals());
        fake.answer(BankCalls.TRANSITS, _ -> Banks.transits());
        shell = fake.signedIn(Accounts.NOW);
        model = new BanksModel(shell);
        statement = folder.resolve("november.sta");
        Files.writeString(statement, ":25:");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theFirstAccountIsInHandWithItsStatementsAndProposals() {
        model.visit("");

        assertThat(Objects.requireNonNull(model.chosenProperty().get()).account())
                .isEqualTo(Banks.ACCOUNT);
        assertThat(Objects.requireNonNull(model.statements().value()).statements()).hasSize(1);
        assertThat(Objects.requireNonNull(model.proposals().value()).deposits()).hasSize(1);
    }

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
    private static BankPreview readAs(ObjectNode question) {
        try {
            return Banks.preview(
                    Wire.STRICT.treeToValue(question.get("profile"), CsvProfile.class), null);
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

    private static SavedProfile saved(int version, String name) {
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
                            "x", Banks.ACCOUNT.id(), 1, Banks.PROFILE, "Ann", Accounts.NOW);
                });
        model.visit(FileQueue.subjectOf(List.of(statement)));
        model.file().saveProfile();
        assertThat(asked).as("nobody said whose account it is").isEmpty();

        model.file().reading().accountProperty().set(Banks.ACCOUNT);
        model.file().saveProfile();

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().get("profileVersion").asInt()).isZero();
    }

    @Test
    void whatIsNoReportOfABrokerGoesToTheBankStatements() {
        fake.answer(ImportCalls.LIST, _ -> new ImportList(List.of()));
        fake.answer(
                ImportCalls.OFFER,
                _ -> {
                    throw Refused.because(Problem.Code.UNKNOWN_FORMAT, "No report.");
                });
        var opened = new ArrayList<String>();
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        BanksModel.SCREEN,
                                        "screen.banks",
                                        MaterialDesignB.BANK,
                                        BankCalls.ACCOUNTS.permission(),
                                        () -> {
                                            throw new AssertionError("no window here");
                                        })));
        shell.navigation()
                .placeProperty()
                .addListener((_, _, now) -> opened.add(Objects.requireNonNull(now).subject()));
        var imports = new ImportsModel(shell);

        imports.offer(List.of(statement));

        assertThat(imports.stageProperty().get()).isEqualTo(ImportsModel.Stage.CHOOSE);
        assertThat(opened).contains(FileQueue.subjectOf(List.of(statement)));
    }

    @Test
    void proposedPaymentsAreSentAsTheyStand() {
        model.visit("");
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                PaymentCalls.CONFIRM,
                question -> {
                    asked.add(question);
                    throw Refused.because(Problem.Code.WRONG_STATE, "Confirmed already.");
                });

        model.paid().confirm(Banks.proposals().confirmations().getFirst());

        assertThat(asked.getFirst().get("evidence").asText()).isEqualTo("K3 STMT-1-3");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).message())
                .isEqualTo("Confirmed already.");
    }

    @Test
    void aReturnIsSentAsItStandsAndOneThatIsNotProposedIsNot() {
        model.visit("");
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                PaymentCalls.RETURN,
                question -> {
                    asked.add(question);
                    throw Refused.because(Problem.Code.WRONG_STATE, "It came back already.");
                });

        Banks.proposals().returns().reversed().forEach(model.paid()::giveBack);

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().get("evidence").asText()).isEqualTo("K5 STMT-1-5");
        assertThat(asked.getFirst().get("charge").toString()).contains("5.00");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).message())
                .isEqualTo("It came back already.");
    }

    @Test
    void aRunThatIsKnownIsOpenedAtOnce() {
        model.visit("");
        var run = new RunId(UUID.randomUUID());
        fake.answer(ReconciliationCalls.START_BANK, _ -> new RunStarted(run, null));

        model.reconcile();

        assertThat(fake.count(ReconciliationCalls.START_BANK)).isEqualTo(1);
        assertThat(model.comparing().jobProperty().get()).isNull();
    }

    @Test
    void theProposedDaysAreShownAndOthersCanBeCompared() {
        var first = LocalDate.of(2026, 11, 16);
        fake.answer(
                ReconciliationCalls.BANK_PERIOD,
                _ -> new RunPeriod(first, first.plusDays(4), "From the first statement."));
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                ReconciliationCalls.START_BANK,
                question -> {
                    asked.add(question);
                    return new RunStarted(new RunId(UUID.randomUUID()), null);
                });
        model.visit("");
        assertThat(model.comparing().from.get()).isEqualTo(first);

        model.comparing().from.set(LocalDate.of(2026, 11, 2));
        model.reconcile();

        assertThat(asked.getFirst().get("from").asText()).isEqualTo("2026-11-02");
        assertThat(asked.getFirst().get("to").asText()).isEqualTo("2026-11-20");
    }
}
