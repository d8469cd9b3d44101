package fidus.desktop.fees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Shell;
import fidus.mt5.AccountKey;
import fidus.rebates.AgreementList;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.RebateBroker;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRunList;
import fidus.rebates.SymbolOfGroup;

import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The sheet on which the rates of a broker are written down.
@ExtendWith(ApplicationExtension.class)
class BrokerRatesTest {
    private static final AccountKey LIVE = new AccountKey("Broker-Live", 9001);

    private final List<JsonNode> sent = new ArrayList<>();
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(RebateCalls.RUNS, _ -> new RebateRunList(List.of()));
        var wrong =
                new BrokerAgreement("Brokr", List.of(SampleRuns.rate()), List.of(), List.of(), 4);
        fake.answer(
                RebateCalls.AGREEMENTS,
                _ ->
                        new AgreementList(
                                List.of(SampleRuns.agreement(), wrong),
                                List.of(
                                        new RebateBroker(
                                                "Broker",
                                                List.of(LIVE),
                                                List.of(SampleRuns.rate())),
                                        new RebateBroker("Other", List.of(), List.of()))));
        fake.answer(RebateCalls.AGREE, this::busy);
        fake.answer(RebateCalls.WITHDRAW, this::busy);
        shell = fake.signedIn(Sample.NOW);
        shell.connection().look();
    }

    private Prepared busy(JsonNode asked) {
        sent.add(asked);
        throw Refused.because(Problem.Code.BUSY, "Try again.");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void whatIsAgreedIsCopiedRowByRowAndSentWithTheVersionItWasMadeFrom() throws Exception {
        var asked =
                onScreen(
                        () -> {
                            BrokerRatesModel rates = read().rates();
                            rates.begin("Broker");
                            assertThat(rates.isWithdrawable()).isFalse();
                            assertThat(rates.rates).hasSize(1);
                            assertThat(rates.rates.getFirst().isUsed()).isTrue();
                            rates.addRate();
                            rates.rates.getLast().group().set("FX");
                            rates.rates.getLast().from().set(LocalDate.of(2027, 3, 1));
                            rates.rates.getLast().rate().set("3.5");
                            rates.addSymbol();
                            rates.symbols.getFirst().symbol().set("EURUSD ");
                            rates.symbols.getFirst().group().set("FX");
                            rates.accounts.getFirst().without().set(true);
                            rates.send();
                            assertThat(sent).isEmpty();
                            rates.reason.set("By the letter of the broker");
                            rates.send();
                            return sent.getFirst();
                        });
        BrokerAgreement wanted = Wire.STRICT.treeToValue(asked, PrepareAgreement.class).agreement();
        assertThat(wanted.version()).isEqualTo(1);
        assertThat(wanted.rates()).hasSize(2).contains(SampleRuns.rate());
        assertThat(wanted.symbols()).containsExactly(new SymbolOfGroup("EURUSD", "FX"));
        assertThat(wanted.untracked()).containsExactly(LIVE);
    }

    @Test
    void aNewBrokerHasACurrencyOfItsOwnAndANumberThatIsNoneIsNotSent() throws Exception {
        onScreen(
                () -> {
                    BrokerRatesModel rates = read().rates();
                    rates.begin(null);
                    assertThat(rates.offered()).containsExactly("Broker", "Brokr", "Other");
                    rates.broker.set("Other");
                    rates.currency.set("eur");
                    rates.reason.set("By the letter of the broker");
                    rates.rates.getFirst().from().set(LocalDate.of(2027, 3, 1));
                    rates.rates.getFirst().rate().set("five");
                    rates.send();
                    assertThat(sent).isEmpty();
                    rates.rates.getFirst().rate().set("5");
                    rates.send();
                    JsonNode rate = sent.getFirst().path("agreement").path("rates").path(0);
                    assertThat(rate.path("currency").asText()).isEqualTo("EUR");
                    assertThat(rate.path("symbolGroup").asText()).isEqualTo("ALL");
                    return rates;
                });
    }

    @Test
    void aNameThatNoAccountHasCanOnlyBeWithdrawn() throws Exception {
        onScreen(
                () -> {
                    var model = read();
                    var view = new RebatesView(model, () -> "2027-01");
                    model.read();
                    var scene = Screenshots.scene(view, 1280, 800);
                    laidOut(scene);
                    ((TabPane) scene.lookup(".tab-pane")).getSelectionModel().select(2);
                    laidOut(scene);
                    assertThat(((ComboBox<?>) scene.lookup("#rebateBroker")).getItems()).hasSize(2);
                    @SuppressWarnings("unchecked") // the one table of rates
                    var table = (RecordTable<BrokerRatesPane.Agreed>) scene.lookup("#rates");
                    table.select(one -> one.agreement().broker().equals("Brokr"));
                    ((BrokerRatesPane) table.getParent()).startChange();
                    laidOut(scene);
                    assertThat(scene.lookup("#nameless").isVisible()).isTrue();
                    assertThat(scene.lookup("#send").isVisible()).isFalse();
                    var sheet = (BrokerRatesSheet) scene.lookup("#side .sheet-foot").getParent();
                    sheet.withdraw();
                    assertThat(sent).isEmpty();
                    assertThat(((Label) scene.lookup("#reasonFault")).getText())
                            .contains("10 characters");
                    picture(scene, "rebate-rates-nameless");
                    model.rates().reason.set("The name was mistyped");
                    sheet.withdraw();
                    assertThat(sent.getFirst().path("version").asLong()).isEqualTo(4);
                    model.rates().begin("Broker");
                    laidOut(scene);
                    assertThat(scene.lookup("#send").isVisible()).isTrue();
                    assertThat(sheet.lookup("#withdraw").isVisible()).isFalse();
                    model.rates().addRate();
                    model.rates().addSymbol();
                    picture(scene, "rebate-rates");
                    return view;
                });
    }

    private RebatesModel read() {
        var model = new RebatesModel(shell);
        model.read();
        return model;
    }

    private static <T> T onScreen(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }

    private static void laidOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static void picture(Scene scene, String name) throws Exception {
        assertThat(Files.size(Screenshots.of(scene, name))).isGreaterThan(5_000);
    }
}
