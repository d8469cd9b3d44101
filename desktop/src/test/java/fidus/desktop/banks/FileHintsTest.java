package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Permission;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SameRow;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.BankFiles;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.money.Money;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a person sees before a file counts, and after.
@ExtendWith(ApplicationExtension.class)
final class FileHintsTest extends BankScreen {
    private static final String GAP =
            "The opening is 74987.50 EUR (closing less rows), but statement 1 (2009.xml) gives"
                    + " 23644.83 EUR. A statement between them is missing or one of them is wrong.";

    private static final String LOCKED =
            "1 new row is of 2026-06, which is locked: -7.00 EUR of 2026-06-20. What is booked for"
                    + " it counts in the first open month after it.";

    private static final String SIGNED =
            "1 new row is of 2026-06-10 to 2026-11-22, which Olivia Marsh and Adrian Cole signed at"
                + " 2026-11-22T20:28:00Z: -7.00 EUR of 2026-06-20. What they signed is without it.";

    private static final String OVERLAP =
            "2 rows are of days that statement 1 (2009.xml) tells too, 2026-06-10 to 2026-06-20: 1"
                    + " of them is repeated and does not count again.";

    private static BankPreview underAnotherAccount() {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(Banks.PROFILE, null));
        ObjectNode continuity = (ObjectNode) told.get("statements").get(0).get("continuity");
        continuity.set("expected", Wire.STRICT.valueToTree(Money.of("23644.83", "EUR")));
        continuity.set("gap", Wire.STRICT.valueToTree(Money.of("51342.67", "EUR")));
        continuity.put("sentence", GAP);
        ObjectNode first = (ObjectNode) told.get("statements").get(0);
        first.put("overlap", OVERLAP).putArray("concerns").add(LOCKED).add(SIGNED);
        return read(told, BankPreview.class);
    }

    private static <T> T read(ObjectNode told, Class<T> as) {
        try {
            return Wire.STRICT.treeToValue(told, as);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whichStatementsTellItsDaysTooStandsWithWhatItFollows() {
        StatementPreview first = underAnotherAccount().statements().getFirst();

        assertThat(BankColumns.said(first))
                .isEqualTo(String.join(" ", GAP, OVERLAP, LOCKED, SIGNED));
    }

    private void offersPayments() {
        shell.navigation()
                .offer(
                        List.of(
                                new Screen(
                                        "payments",
                                        "Payments",
                                        MaterialDesignC.CASH,
                                        Permission.SEE_TRADING,
                                        StackPane::new)));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 800", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void whatDoesNotGoOnFromItsAccountIsSaidBesideTheButton(Theme theme, int width, int height)
            throws Exception {
        offersPayments();
        fake.answer(BankCalls.OFFER, _ -> underAnotherAccount());
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new BanksView(model);
                            String end = "-" + theme + "-" + width;
                            view.visited(FileQueue.subjectOf(List.of(statement)));
                            Screenshots.of(view, "banks-gap" + end, width, height);
                            Scene scene = view.getScene();
                            var said = (Label) scene.lookup("#apart");
                            assertThat(said.getText())
                                    .contains(
                                            Banks.ACCOUNT.name() + ": " + Words.figures(GAP),
                                            "of this account");
                            var known = (Label) scene.lookup("#concerns");
                            assertThat(known.getText())
                                    .contains("which is locked", "Adrian Cole signed");
                            assertThat(said.getParent().isVisible()).isTrue();
                            fake.answer(BankCalls.OFFER, _ -> BankFiles.withACard(true));
                            ((Button) scene.lookup("#discard")).fire();
                            view.visited(FileQueue.subjectOf(List.of(statement)));
                            Screenshots.of(scene, "banks-unknown" + end);
                            assertThat(said.getParent().isVisible()).isFalse();
                            assertThat(known.getParent().isVisible()).isFalse();
                            assertThat(scene.lookup("#again").isVisible()).isTrue();
                            ((Button) scene.lookup("#enterAccount")).fire();
                            return scene;
                        })
                .get();
        var place = Objects.requireNonNull(shell.navigation().placeProperty().get());
        assertThat(place.subject()).isEqualTo("houseAccounts");
    }

    /// Whoever entered the account comes back to the file.
    @Test
    void aFileOfAnUnknownAccountIsReadAgainWhenAPersonComesBack() {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, "No account of the house is DE87."));
        fake.answer(BankCalls.READ, _ -> Banks.preview(null, null));
        model.visit(FileQueue.subjectOf(List.of(statement)));
        assertThat(model.file().canConfirm()).isFalse();

        model.visit("");

        assertThat(model.file().canConfirm()).isTrue();
        assertThat(model.file().reading().accountProperty().get()).isEqualTo(Banks.ACCOUNT);
    }

    @Test
    void theAccountThatGotTheRowsIsInHandAndTheNoticeSaysHowMany() {
        TakenStatement got = Banks.statements().statements().getFirst().statement();
        BankAccountCard ours = Banks.accounts().accounts().getFirst();
        ObjectNode other = Wire.STRICT.valueToTree(ours);
        ((ObjectNode) other.get("account"))
                .put("id", "00000000-0000-0000-0000-0000000000ff")
                .put("name", "Another account");
        BankAccountCard first = read(other, BankAccountCard.class);
        var answers = new ArrayList<>(List.of(Accounts.NOW, Accounts.NOW.plusSeconds(1)));
        fake.answer(
                BankCalls.ACCOUNTS,
                _ -> new BankAccounts(answers.removeFirst(), List.of(first, ours)));
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, null));
        fake.answer(BankCalls.CONFIRM, _ -> new BankFileTaken(Banks.FILE, List.of(got)));
        model.visit(FileQueue.subjectOf(List.of(statement)));
        assertThat(Objects.requireNonNull(model.chosenProperty().get()).account())
                .isEqualTo(first.account());

        model.file().confirm();

        assertThat(Objects.requireNonNull(model.chosenProperty().get()).account())
                .isEqualTo(ours.account());
        assertThat(TakenWords.of(new BankFileTaken(Banks.FILE, List.of(got))))
                .startsWith("Taken in. " + got.bankAccount() + ": " + got.fresh() + " new row");
    }

    private static final String ALIKE =
            "2 new rows have the day and the sum of what another format said in other words, and"
                + " nothing else tells whether they are the same: row 2 “SEPA transfer 2” 500.00"
                + " EUR and STMT-2-6 “Transfer A5 of a customer”; row 3 “SEPA transfer 3” -4.50 EUR"
                + " and STMT-2-4 “Charge”. They count as new unless you say so.";

    private static ObjectNode perhaps(String row, String stored) {
        return Wire.STRICT.valueToTree(new SameRow(row, stored));
    }

    private static BankPreview likeAnotherFormat() {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.preview(Banks.PROFILE, null));
        ObjectNode statement = (ObjectNode) told.get("statements").get(0);
        ObjectNode row = (ObjectNode) statement.get("rows").get(1);
        row.set("perhaps", perhaps("aa", "STMT-2-6"));
        row.put("said", "Transfer A5 of a customer");
        ObjectNode other = (ObjectNode) statement.get("rows").get(2);
        other.set("perhaps", perhaps("bb", "STMT-2-4"));
        other.put("said", "Charge");
        statement.putArray("concerns").add(ALIKE);
        return read(told, BankPreview.class);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 800", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void whetherRowsAreTheSameIsAskedBesideTheButton(Theme theme, int width, int height)
            throws Exception {
        fake.answer(BankCalls.OFFER, _ -> likeAnotherFormat());
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.CONFIRM,
                question -> {
                    asked.add(question);
                    return new BankFileTaken(Banks.FILE, List.of());
                });
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new BanksView(model);
                            view.visited(FileQueue.subjectOf(List.of(statement)));
                            Screenshots.of(
                                    view, "banks-same-" + theme + "-" + width, width, height);
                            var confirm = (Button) view.getScene().lookup("#confirm");
                            assertThat(confirm.getText()).isEqualTo("Take 2 new rows in");
                            ((CheckBox) view.getScene().lookup("#same")).fire();
                            assertThat(confirm.getText()).isEqualTo("Take it in, no row is new");
                            var tabs = (TabPane) view.getScene().lookup("BankFileView #tabs");
                            tabs.getSelectionModel().selectFirst();
                            ((RecordTable<?>) tabs.getTabs().getFirst().getContent())
                                    .table()
                                    .getSelectionModel()
                                    .select(2);
                            Screenshots.of(
                                    view.getScene(), "banks-same-row-" + theme + "-" + width);
                            ((CheckBox) view.getScene().lookup("#sameRow")).fire();
                            assertThat(confirm.getText()).isEqualTo("Take 1 new row in");
                            var all = (CheckBox) view.getScene().lookup("#same");
                            assertThat(all.isIndeterminate()).isTrue();
                            confirm.fire();
                            return view;
                        })
                .get();
        assertThat(asked.getFirst().get("same"))
                .hasToString("[{\"row\":\"aa\",\"stored\":\"STMT-2-6\"}]");
        assertThat(model.file().leaveOut().sameProperty().get()).isEmpty();
    }

    /// The server went away while the file was taken in.
    @Test
    void tryingAgainRepeatsWhatFoundNoAnswer() throws Exception {
        fake.answer(BankCalls.OFFER, _ -> Banks.preview(null, null));
        fake.answer(
                BankCalls.READ,
                _ -> {
                    throw new AssertionError("It was read again.");
                });
        fake.answer(
                BankCalls.CONFIRM,
                _ -> {
                    throw Refused.because(Problem.Code.UNAVAILABLE, "No answer.");
                });
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var view = new BanksView(model);
                            view.visited(FileQueue.subjectOf(List.of(statement)));
                            Screenshots.of(view, "banks-unanswered", 1280, 800);
                            Scene scene = view.getScene();
                            ((Button) scene.lookup("#confirm")).fire();
                            var taken = new ArrayList<ObjectNode>();
                            fake.answer(
                                    BankCalls.CONFIRM,
                                    question -> {
                                        taken.add(question);
                                        return new BankFileTaken(Banks.FILE, List.of());
                                    });
                            scene.getRoot().lookupAll(".problem-pane .button").stream()
                                    .map(Button.class::cast)
                                    .filter(one -> one.getText().equals("Try again"))
                                    .filter(one -> one.isVisible())
                                    .findFirst()
                                    .orElseThrow()
                                    .fire();
                            assertThat(taken).hasSize(1);
                            return view;
                        })
                .get();
        assertThat(model.file().stageProperty().get()).isEqualTo(BankFileModel.Stage.NONE);
    }
}
