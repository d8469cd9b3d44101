package fidus.desktop.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fidus.agents.AgentCalls;
import fidus.agents.AgentCard;
import fidus.agents.AgentList;
import fidus.agents.AgentRate;
import fidus.agents.ClientAssignment;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.ClientCalls;
import fidus.clients.ClientList;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.agents.AssignmentsModel.Sheet;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.People;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Shell;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Assignments that are put right or ended, and rates of agents.
@ExtendWith(ApplicationExtension.class)
class AssignmentsTest {
    private static final String WHY = "As the letter of the agent says";

    private final List<JsonNode> sent = new ArrayList<>();
    private FakeServer fake;
    private Shell shell;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.OPERATOR);
        var more = People.AGENT.with(new AgentRate(LocalDate.of(2027, 5, 1), rate("0.12")));
        fake.answer(
                AgentCalls.LIST,
                _ -> new AgentList(List.of(new AgentCard(more, 1, List.of(), null))));
        fake.answer(AgentCalls.ASSIGNMENTS, _ -> People.assignments());
        fake.answer(ClientCalls.LIST, _ -> new ClientList(List.of(Contracts.CLIENT)));
        for (Call<?, Prepared> call :
                List.<Call<?, Prepared>>of(
                        AgentCalls.ASSIGN,
                        AgentCalls.CORRECT,
                        AgentCalls.END,
                        AgentCalls.CHANGE_RATE)) {
            fake.answer(call, this::busy);
        }
        shell = fake.signedIn(Accounts.NOW);
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
    void aWrongAssignmentIsCorrectedFromWhatItIs() throws Exception {
        onScreen(
                () -> {
                    AgentsModel agents = read();
                    var model = agents.assignments();
                    var pane = new AssignmentsPane(model);
                    model.read();
                    var scene = Screenshots.scene(pane, 1100, 640);
                    laidOut(scene);
                    var correct = (Button) scene.lookup("#correct");
                    assertThat(correct.isDisabled()).isTrue();
                    @SuppressWarnings("unchecked") // the one table of the pane
                    var table = (RecordTable<ClientAssignment>) scene.lookup("#assignments");
                    table.select(_ -> true);
                    assertThat(correct.isDisabled()).isFalse();
                    correct.fire();
                    laidOut(scene);
                    assertThat(((TextField) scene.lookup("#rate.text-field")).getText())
                            .isEqualTo("10");
                    model.day.set(LocalDate.of(2026, 4, 1));
                    model.send();
                    assertThat(sent).isEmpty();
                    assertThat(((Label) scene.lookup("#reasonFault")).getText())
                            .contains("10 characters");
                    picture(scene, "assignment-correct");
                    model.reason.set(WHY);
                    model.rate.set("12.5");
                    model.send();
                    assertThat(sent.getFirst().path("from").asText()).isEqualTo("2026-04-01");
                    assertThat(sent.getFirst().path("commissionRate").asText()).isEqualTo("0.125");
                    assertThat(sent.getFirst().path("version").asLong()).isEqualTo(1);
                    model.begin(Sheet.RATE, null);
                    picture(scene, "assignment-rate");
                    return pane;
                });
    }

    @Test
    void anAssignmentEndsOnADayThatIsSaid() throws Exception {
        onScreen(
                () -> {
                    var model = read().assignments();
                    model.begin(Sheet.END, People.assignments().assignments().getFirst());
                    model.reason.set(WHY);
                    model.send();
                    assertThat(sent).isEmpty();
                    model.day.set(LocalDate.of(2026, 12, 1));
                    model.send();
                    assertThat(sent.getFirst().path("until").asText()).isEqualTo("2026-12-01");
                    return model;
                });
    }

    @Test
    void aRateHasADayUnlessItWasMistyped() throws Exception {
        onScreen(
                () -> {
                    var model = read().assignments();
                    model.begin(Sheet.RATE, null);
                    model.agent.set(model.agents().getFirst());
                    model.rate.set("15");
                    model.reason.set(WHY);
                    model.send();
                    assertThat(sent).isEmpty();
                    model.mistyped.set(true);
                    model.send();
                    assertThat(sent.getFirst().hasNonNull("from")).isFalse();
                    assertThat(sent.getFirst().path("version").asLong()).isEqualTo(2);
                    model.mistyped.set(false);
                    model.day.set(LocalDate.of(2027, 6, 1));
                    assertThat(model.rateOf(model.agents().getFirst())).isEqualTo(rate("0.12"));
                    model.send();
                    assertThat(sent.getLast().path("from").asText()).isEqualTo("2027-06-01");
                    return model;
                });
    }

    @Test
    void aNewAssignmentHasTheAgentsOwnRateUnlessAnotherIsTyped() throws Exception {
        onScreen(
                () -> {
                    AgentsModel agents = read();
                    var model = agents.assign();
                    model.begin(agents.known().getFirst());
                    model.client.set(Contracts.CLIENT);
                    model.from.set(LocalDate.of(2027, 5, 1));
                    model.reason.set(WHY);
                    assertThat(model.rateOf(agents.known().getFirst())).isEqualTo(rate("0.12"));
                    model.send();
                    assertThat(sent.getFirst().hasNonNull("commissionRate")).isFalse();
                    model.rate.set("a lot");
                    model.send();
                    assertThat(sent).hasSize(1);
                    model.rate.set("8");
                    model.send();
                    assertThat(sent.getLast().path("commissionRate").asText()).isEqualTo("0.08");
                    return model;
                });
    }

    private AgentsModel read() {
        var model = new AgentsModel(shell);
        model.read();
        return model;
    }

    private static BigDecimal rate(String fraction) {
        return new BigDecimal(fraction);
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
