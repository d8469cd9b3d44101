package fidus.desktop.agents;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AgentCalls;
import fidus.auth.Role;
import fidus.desktop.samples.Signed;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.franchises.FranchiseCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;

/// Everybody's commissions and pools sent for one decision, without a toolkit.
class ApproveAllTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");

    private FakeServer fake;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(AgentCalls.APPROVE_ALL, _ -> Waiting.prepared());
        fake.answer(FranchiseCalls.APPROVE_ALL, _ -> Waiting.prepared());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theCommissionsOfAllAgentsAreAskedForUntilADay() {
        var model = new ApproveModel(Signed.in(fake, NOW));
        model.dueUntil.set(null);
        model.sendAll();
        assertThat(model.everybody().problemProperty().get().fields())
                .singleElement()
                .satisfies(one -> assertThat(one.field()).isEqualTo("dueUntil"));
        model.dueUntil.set(LocalDate.of(2027, 1, 31));
        model.sendAll();
        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/commissions/approval-lists"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).contains("2027-01-31"));
    }

    @Test
    void thePoolsOfAllCompaniesAreAskedForUntilToday() {
        var agents = new AgentsModel(Signed.in(fake, NOW));
        agents.franchises().askAll();
        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/franchise-pools/approval-lists"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).contains("2027-02-01"));
    }
}
