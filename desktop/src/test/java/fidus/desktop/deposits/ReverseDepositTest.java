package fidus.desktop.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositState;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class ReverseDepositTest {
    private final List<ObjectNode> sent = new ArrayList<>();
    private FakeServer fake;
    private ReverseDepositModel model;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(
                DepositCalls.REVERSE,
                question -> {
                    sent.add(question);
                    return Waiting.prepared();
                });
        model = new ReverseDepositModel(fake.signedIn(Accounts.NOW));
        model.begin(People.deposit(12, "30000.00", "2026-05-05", DepositState.CONFIRMED, "0.00"));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void moneyThatLeftSaysItsDayAndReference() throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            var view = new ReverseDepositView(model);
                            model.send();
                            Screenshots.of(view, "deposit-reversed", 460, 620);
                            assertThat(view.lookup("#returned").isVisible()).isTrue();
                            Theme.DARK.use(Settings.inMemory());
                            model.left.set(false);
                            var dark = new ReverseDepositView(model);
                            Screenshots.of(dark, "deposit-in-error-dark", 460, 520);
                            assertThat(dark.lookup("#returned").isVisible()).isFalse();
                            Theme.LIGHT.use(Settings.inMemory());
                            model.left.set(true);
                            return view;
                        })
                .get();
        model.send();
        assertThat(
                        Objects.requireNonNull(model.command().problemProperty().get())
                                .fields()
                                .stream()
                                .map(Problem.Field::field))
                .containsExactly("returned.valueOn", "returned.evidence", "reason");
        model.valueOn.set(LocalDate.parse("2026-05-08"));
        model.evidence.set("RECALL-7");
        model.reason.set("The bank called it back");
        model.send();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().at("/returned/valueOn").asText()).isEqualTo("2026-05-08");
        assertThat(sent.getFirst().at("/returned/evidence").asText()).isEqualTo("RECALL-7");
        assertThat(model.aboutProperty().get()).isNull();
    }

    @Test
    void whatWasRecordedInErrorSaysNeither() {
        model.left.set(false);
        model.reason.set("It was another house's money");
        model.send();

        assertThat(sent.getFirst().at("/returned").isMissingNode()).isTrue();
    }
}
