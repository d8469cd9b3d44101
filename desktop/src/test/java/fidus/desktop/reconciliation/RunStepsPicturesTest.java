package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// What stands before and after the workbench: a new run, the matching rules, the sign-off.
@ExtendWith(ApplicationExtension.class)
class RunStepsPicturesTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void key(KeyCode code) {
        Event.fireEvent(
                at.lookup("#form"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        at.layout();
    }

    private static ScrollPane page(Node part) {
        Node around = part;
        while (!(around instanceof ScrollPane)) {
            around = around.getParent();
        }
        return (ScrollPane) around;
    }

    @Test
    void theJobOfANewRunIsShownAndThenItsWorkbench() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.layout();
                    key(KeyCode.N);
                    ComboBox<?> account = (ComboBox<?>) at.lookup("#account");
                    assertThat(at.view().getScene().getFocusOwner()).isEqualTo(account);
                    key(KeyCode.ESCAPE);
                    assertThat(((Button) at.lookup("#fresh")).isDisabled()).isFalse();
                    key(KeyCode.N);
                    assertThat(account.getItems()).isNotEmpty();
                    account.getSelectionModel().selectLast();
                    at.picture("new-run");
                    at.fire("#start");
                    at.picture("new-run-job");
                    assertThat(at.lookup("#progress").isVisible()).isTrue();
                    return at.view();
                });
    }

    @Test
    void aSignedRunNamesBothPeopleAndAPreparedOneWaits() throws Exception {
        Prepared waits =
                Sample.prepared(
                        "SIGN_OFF_RUN",
                        "run/" + Sample.RUN.value(),
                        "Sign off " + Sample.ACCOUNT + " 2026-10-01 to 2026-10-31",
                        FakeServer.me().id());
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    Workbench signed = at.sample.workbench(RunState.SIGNED_OFF, List.of());
                    at.whole = signed;
                    at.open(1280, 800);
                    at.openRun();
                    at.press(KeyCode.DIGIT5);
                    at.picture("sign-off-signed");
                    assertThat(((Label) at.lookup("#counts")).getText())
                            .startsWith("Signed with the breaks")
                            .contains("0 open, 9 explained, 8 resolved");
                    assertThat(
                                    ((Label) at.lookup("#counts").getParent().lookup("#signed"))
                                            .getText())
                            .contains("Signed on ")
                            .contains("Note: Read with the bank's file");
                    assertThat(((VBox) at.lookup("#since")).getChildren())
                            .extracting(line -> ((Label) line).getText())
                            .last()
                            .asString()
                            .contains(
                                    "Amount difference, 2.27",
                                    "Books: 2026-11-02, 1\u202f002.27 USD, Deposit Ada",
                                    "Statement: 2026-11-03, 1\u202f000.00 USD, SEPA ADA",
                                    "Signed as Explained, Timing")
                            .contains("today Written off, Bank charge");
                    at.fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(waits)));
                    at.whole = at.sample.workbench(RunState.COMPLETED, List.of());
                    at.fire("#again");
                    at.picture("sign-off-waiting");
                    assertThat(at.lookup("#preparing").isVisible()).isFalse();
                    return at.view();
                });
    }

    @Test
    void theSignOffOfASignedRunIsAskedToBeWithdrawnWithAReason() throws Exception {
        at.fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        at.onFx(
                () -> {
                    Theme.DARK.use(at.settings);
                    at.whole = at.sample.workbench(RunState.SIGNED_OFF, List.of());
                    at.open(1024, 700);
                    at.openRun();
                    at.press(KeyCode.DIGIT5);
                    TextArea reason = (TextArea) at.lookup("#withdrawReason");
                    assertThat(reason.isVisible()).isTrue();
                    reason.setText("The broker sent the wrong file");
                    page(at.lookup("#withdrawing")).setVvalue(1);
                    at.picture("sign-off-withdraw");
                    assertThat(at.lookup("#withdrawing").lookup("#history").lookupAll(".label"))
                            .extracting(line -> ((Label) line).getText())
                            .anyMatch(said -> said.startsWith("Amount difference, 2.27"))
                            .anyMatch(said -> said.endsWith("; 1 of them is otherwise today."));
                    at.fake.answer(
                            ReconciliationCalls.WITHDRAW_SIGN_OFF,
                            asked -> {
                                assertThat(asked.get("reason").asText())
                                        .isEqualTo("The broker sent the wrong file");
                                return Sample.prepared(
                                        "WITHDRAW_SIGN_OFF",
                                        "run/" + Sample.RUN.value(),
                                        "Withdraw the sign-off of " + Sample.ACCOUNT,
                                        FakeServer.me().id());
                            });
                    at.fire("#askWithdraw");
                    assertThat(at.fake.seen())
                            .extracting(FakeServer.Seen::path)
                            .contains(
                                    "/api/v1/reconciliation/runs/%s/sign-off/withdrawal"
                                            .formatted(Sample.RUN.value()));
                    return at.view();
                });
    }

    @Test
    void theMatchingRulesAreShownTriedAndWrongNumbersMarked() throws Exception {
        at.fake.answer(
                ProfileCalls.PROFILES,
                _ ->
                        new ProfileList(
                                List.of(
                                        MatchingModelTest.builtIn(MatchProfile.bank()),
                                        MatchingModelTest.builtIn(MatchProfile.broker())),
                                List.of()));
        var counts = new ReconciliationRun.Counts(5, 5, 3, 0, 4, 0);
        at.fake.answer(
                ProfileCalls.DRY_RUN,
                _ ->
                        new DryRunFound(
                                Sample.ACCOUNT,
                                Sample.HASH,
                                Sample.RUN,
                                "BANK version 1",
                                counts,
                                counts,
                                new DryRunFound.Tally(3, 1, 2, 0),
                                List.of(new DryRunFound.PassTally("P1", 3, 4)),
                                List.of(),
                                List.of(),
                                List.of(),
                                2,
                                new DryRunFound.Since(
                                        "BANK version 1",
                                        new ReconciliationRun.Counts(4, 5, 2, 0, 5, 0),
                                        new DryRunFound.Tally(2, 1, 0, 0))));
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.fire("#rules");
                    at.select("#passes", 3);
                    at.picture("matching-rules");
                    TextField days = (TextField) at.lookup("#daysAfter");
                    assertThat(days.getText()).isEqualTo("5");
                    days.setText("soon");
                    at.fire("#keepPass");
                    assertThat(((Label) days.getParent().lookup(".field-fault")).getText())
                            .isEqualTo("A whole number, 0 to 60.");
                    days.setText("6");
                    at.fire("#keepPass");
                    assertThat(((Label) at.lookup("#changes")).getText())
                            .contains("1 day before to 6 after (was");
                    ComboBox<?> account = (ComboBox<?>) at.lookup("#trial").lookup("#account");
                    assertThat(account.getItems())
                            .extracting(String::valueOf)
                            .contains(Sample.ACCOUNT, "bank/" + Banks.ACCOUNT.name());
                    account.getSelectionModel().selectFirst();
                    assertThat(at.said(account)).isEqualTo(Banks.ACCOUNT.name());
                    at.fire("#tryOut");
                    assertThat(((Label) at.lookup("#counts")).getText())
                            .startsWith("Matches: 1 won, 2 lost, 0 changed, 3 as before.");
                    assertThat(((Label) at.lookup("#found #passes")).getText())
                            .isEqualTo("Equal reference, same day 3 → 4");
                    at.picture("matching-rules-tried");
                    return null;
                });
    }

    @Test
    void passesAreMovedAddedAndRemovedByKeysWhichSayWhyTheyCannot() throws Exception {
        at.fake.answer(
                ProfileCalls.PROFILES,
                _ ->
                        new ProfileList(
                                List.of(MatchingModelTest.builtIn(MatchProfile.bank())),
                                List.of()));
        at.onFx(
                () -> {
                    Theme.DARK.use(at.settings);
                    at.open(1024, 700);
                    at.fire("#rules");
                    at.layout();
                    TableView<?> passes = at.table("#passes");
                    int count = passes.getItems().size();
                    String second = code(passes, 1);
                    passes.getSelectionModel().clearSelection();
                    pressed(KeyCode.U);
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .isEqualTo("Pick a pass in the list first.");
                    passes.getSelectionModel().select(1);
                    pressed(KeyCode.U);
                    assertThat(code(passes, 0)).isEqualTo(second);
                    pressed(KeyCode.D);
                    assertThat(code(passes, 1)).isEqualTo(second);
                    pressed(KeyCode.N);
                    assertThat(passes.getItems()).hasSize(count + 1);
                    pressed(KeyCode.X);
                    assertThat(passes.getItems()).hasSize(count);
                    pressed(KeyCode.I);
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .startsWith("That cannot be done here now");
                    at.shell.notices().clear();
                    at.picture("matching-rules-keys-dark");
                    return null;
                });
    }

    private static String code(TableView<?> passes, int row) {
        return ((MatchPass) passes.getItems().get(row)).code();
    }

    private void pressed(KeyCode code) {
        at.lookup("#passes")
                .fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                code.getName(),
                                code,
                                false,
                                false,
                                false,
                                false));
        at.layout();
    }
}
