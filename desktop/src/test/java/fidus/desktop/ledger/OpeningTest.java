package fidus.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.ledger.Chart;
import fidus.ledger.EntryPage;
import fidus.ledger.LedgerCalls;
import fidus.ledger.TrialBalance;
import fidus.ledger.TrialLine;
import fidus.money.Money;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The page on which the books begin (E26).
@ExtendWith(ApplicationExtension.class)
class OpeningTest {
    private final List<ObjectNode> sent = new ArrayList<>();
    private FakeServer fake;
    private List<TrialLine> booked = List.of();

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(LedgerCalls.TRIAL_BALANCE, _ -> new TrialBalance(Accounts.NOW, booked));
        fake.answer(LedgerCalls.ENTRIES, _ -> new EntryPage(List.of(), null));
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(
                LedgerCalls.OPEN,
                question -> {
                    sent.add(question);
                    return Waiting.prepared(
                            "OPEN_BOOKS", OpeningPane.SUBJECT, "The books begin after 2026-10-31");
                });
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private static void line(OpeningModel model, String account, String sum, String belongs) {
        model.line().account.set(Chart.find(account).orElseThrow());
        model.line().balance.set(Money.of(sum, "USD"));
        for (String pair : belongs.split(", ", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                model.line()
                        .belongs()
                        .value(pair.substring(0, equals))
                        .set(pair.substring(equals + 1));
            }
        }
        model.add();
    }

    private static List<String> faults(OpeningModel model) {
        return Objects.requireNonNull(model.command().problemProperty().get()).fields().stream()
                .map(Problem.Field::field)
                .toList();
    }

    private static void filled(OpeningModel model) {
        line(model, "1010", "1500.00", "bankAccount=House bank USD");
        line(model, "1100", "10000.00", "tradingAccount=510001@Broker-Live, fund=CORE");
        line(model, "2100", "11000.00", "contract=C-1, fund=CORE");
        model.openedOn.set(LocalDate.parse("2026-10-31"));
        model.document.set("Closing balance of the books before");
        model.reason.set("The books move over from the sheet");
    }

    @Test
    void linesAreAddedUpAndSentOnce() {
        var model = new OpeningModel(Signed.in(fake, Accounts.NOW));
        filled(model);
        assertThat(model.left()).containsExactly(Money.of("-500.00", "USD"));

        model.send();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().path("lines").size()).isEqualTo(3);
        assertThat(sent.getFirst().at("/lines/1/dimensions/fund").asText()).isEqualTo("CORE");
        assertThat(sent.getFirst().path("openedOn").asText()).isEqualTo("2026-10-31");
    }

    @Test
    void whatIsMissingIsSaidBesideItsFieldAndNothingIsSent() {
        var model = new OpeningModel(Signed.in(fake, Accounts.NOW));
        model.add();
        assertThat(faults(model)).containsExactly("account", "balance");
        line(model, "1100", "1.00", "fund=CORE");
        assertThat(faults(model)).containsExactly("belongs.tradingAccount");
        model.openedOn.set(LocalDate.parse("2026-10-30"));
        model.send();
        assertThat(faults(model)).containsExactly("openedOn", "document", "reason", "lines");
        assertThat(OpeningModel.offered())
                .noneMatch(one -> one.code().startsWith("4") || one.code().equals("3900"));
        assertThat(sent).isEmpty();
    }

    @Test
    void brokersInterestSaysItsFundAndTheClientItBelongsToOrNone() {
        var model = new OpeningModel(Signed.in(fake, Accounts.NOW));
        line(model, "2240", "10.00", "client=" + Contracts.CLIENT.id().value());
        assertThat(faults(model)).containsExactly("belongs.fund");
        line(model, "2240", "10.00", "fund=CORE, client=" + Contracts.CLIENT.id().value());
        line(model, "2240", "5.00", "fund=CORE");
        line(model, "1010", "15.00", "bankAccount=House bank USD");
        model.openedOn.set(LocalDate.parse("2026-10-31"));
        model.document.set("Closing balance of the books before");
        model.reason.set("The books move over from the sheet");

        model.send();

        assertThat(sent.getFirst().at("/lines/0/dimensions/client").asText())
                .isEqualTo(Contracts.CLIENT.id().value().toString());
        assertThat(sent.getFirst().at("/lines/0/dimensions/fund").asText()).isEqualTo("CORE");
        assertThat(sent.getFirst().at("/lines/1/dimensions").has("client")).isFalse();
    }

    @Test
    void booksThatHaveBegunDoNotBeginAgainAndAnApproverDoesNotBeginThem() {
        var open = new LedgerModel(Signed.in(fake, Accounts.NOW));
        open.read();
        assertThat(open.mayBegin()).isTrue();
        Money sum = Money.of("1.00", "USD");
        booked = List.of(new TrialLine("1010", "Bank accounts", sum, sum, sum.minus(sum)));
        open.read();
        assertThat(open.mayBegin()).isFalse();
        booked = List.of();
        fake.signsIn(Role.APPROVER);
        var approver = new LedgerModel(Signed.in(fake, Accounts.NOW));
        approver.read();
        assertThat(approver.mayBegin()).isFalse();
    }

    @Test
    void whatStandsOn3900IsMovedWithAReasonByAnOperatorAndOnlyThatEntryIsReversedHere() {
        Money sum = Money.of("500.00", "USD");
        fake.answer(
                LedgerCalls.MOVE_OPENING,
                question -> {
                    sent.add(question);
                    return Waiting.prepared("MOVE_OPENING", "opening/result", "To 3020");
                });
        var model = new LedgerModel(Signed.in(fake, Accounts.NOW));
        model.read();
        assertThat(model.mayMoveOpening()).isFalse();
        booked = List.of(new TrialLine("3900", "Opening balances", sum.minus(sum), sum, sum));
        model.read();
        assertThat(model.mayMoveOpening()).isTrue();
        model.moveOpening(new ReasonModel.Deed("", "", ""), _ -> {});
        model.reason().reasonProperty().set("The first month is locked");
        model.reason().send();
        assertThat(sent.getFirst().path("reason").asText()).isEqualTo("The first month is locked");
        fake.signsIn(Role.AUDITOR);
        var auditor = new LedgerModel(Signed.in(fake, Accounts.NOW));
        auditor.read();
        assertThat(auditor.mayMoveOpening()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 748", "DARK, 1072, 748", "LIGHT, 816, 588"})
    void thePageOfTheBeginning(Theme theme, int width, int height) throws Exception {
        Shell shell = Signed.in(fake, Accounts.NOW);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var model = new LedgerModel(shell);
                            var view = new LedgerView(model);
                            view.visited("");
                            Screenshots.of(view, "ledger-" + theme + "-" + width, width, height);
                            Scene scene = view.getScene();
                            var tabs = (TabPane) scene.getRoot().lookup("#tabs");
                            tabs.getSelectionModel().selectLast();
                            filled(model.opening());
                            model.opening().line().account.set(Chart.find("2240").orElseThrow());
                            Screenshots.of(scene, "ledger-opening-" + theme + "-" + width);
                            assertThat(((Label) scene.getRoot().lookup("#left")).getText())
                                    .startsWith("Left on 3900: ");
                            return scene;
                        })
                .get();
    }
}
