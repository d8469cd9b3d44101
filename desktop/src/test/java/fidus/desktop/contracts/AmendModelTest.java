package fidus.desktop.contracts;

import static fidus.desktop.samples.Accounts.usd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Sent;
import fidus.desktop.samples.Signed;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.funds.DateConvention;
import fidus.funds.FundCalls;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.PayoutRow;
import fidus.money.Money;

import javafx.scene.control.Label;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// Amended terms of a BALANCE contract over 80,000.00: 6,000.00 a quarter, the first of which is
/// due since 5 October 2026; the second runs until 5 January 2027.
class AmendModelTest {
    private List<ObjectNode> sent = List.of();
    private FakeServer fake;
    private AmendModel model;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(FundCalls.LIST, _ -> People.funds());
        sent = Sent.to(fake, BookCalls.AMEND);
        model = new AmendModel(Signed.in(fake, Accounts.NOW));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aDayLeavesThePayoutThatRunsAndTheRowsShowWhereItFalls() throws Exception {
        model.begin(Contracts.running());
        model.terms().rate.set("2.0");
        assertThat(amounts()).containsExactly(usd("6000"), usd("4800"), usd("4800"), usd("4800"));
        model.from.set(LocalDate.parse("2027-01-05"));
        assertThat(amounts()).containsExactly(usd("6000"), usd("6000"), usd("4800"), usd("4800"));
        look("amend-from", Contracts.running(), true, Theme.LIGHT);
        model.document.set("Amendment 1");
        model.reason.set("Agreed with the client");
        model.send();
        assertThat(sent.getFirst().at("/from").asText()).isEqualTo("2027-01-05");

        model.from.set(LocalDate.parse("2027-01-06"));
        var problem = Objects.requireNonNull(model.previewProperty().get().problem());
        assertThat(problem.fields().getFirst().field()).isEqualTo("from");
        look("amend-from-wrong", Contracts.running(), true, Theme.DARK);
    }

    @Test
    void beforeTheStartAllTermsChangeAndNoDayIsAsked() throws Exception {
        model.begin(Contracts.waiting());
        model.terms().rate.set("2.0");
        model.terms().convention.set(DateConvention.DAY_COUNT);
        assertThat(amounts()).containsExactly(usd("4800"), usd("4800"), usd("4800"), usd("4800"));
        look("amend-waiting", Contracts.waiting(), false, Theme.LIGHT);
        model.document.set("Contract, page 3");
        model.reason.set("Agreed when it was signed");
        model.send();

        assertThat(sent.getFirst().at("/from").isMissingNode()).isTrue();
        assertThat(sent.getFirst().at("/terms/dateConvention").asText()).isEqualTo("DAY_COUNT");
    }

    private List<Money> amounts() {
        return Objects.requireNonNull(model.previewProperty().get().schedule())
                .interestRows()
                .stream()
                .map(PayoutRow::payoutAmount)
                .toList();
    }

    private void look(String name, ContractPage page, boolean running, Theme theme)
            throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new AmendView(model, () -> {});
                            view.begin();
                            String typed = model.terms().rate.get();
                            model.terms().rate.set("");
                            model.terms().rate.set(typed);
                            Screenshots.of(view, name, 560, 1250);
                            assertThat(view.lookup("#holdsField").isVisible()).isEqualTo(running);
                            assertThat(((Label) view.lookup("#hint")).getText())
                                    .contains(running ? "available or paid stay" : "not started");
                            return page;
                        })
                .get();
    }
}
