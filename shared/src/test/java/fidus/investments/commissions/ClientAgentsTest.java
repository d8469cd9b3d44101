package fidus.investments.commissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;

/// Who earns on a client when assignments were wrong or come to an end.
class ClientAgentsTest {
    private static final long SEED = 20_261_122;
    private static final AgentId ONE = new AgentId(new UUID(0, 1));
    private static final AgentId TWO = new AgentId(new UUID(0, 2));
    private static final LocalDate MAY = day("2027-05-05");

    private static final List<AgentAssignment> MARCH =
            ClientAgents.with(List.of(), agent(ONE, "0.10", "2027-03-01").agreed(day("2027-03-01")))
                    .agents();

    /// AG1 from 1 March by mistake for AG2: nobody could begin before 2 March.
    @Test
    void anotherAgentFromTheSameDayTakesThePlaceOfAWrongOne() {
        ChangedAgents after = ClientAgents.corrected(MARCH, agent(TWO, "0.10", "2027-03-01"), MAY);
        assertThat(after.from()).isEqualTo(day("2027-03-01"));
        assertThat(who(after.agents(), "2027-03-01")).containsExactly(TWO);
        assertThat(who(after.agents(), "2027-02-28")).isEmpty();
        assertThat(told(after, "2027-04-30")).isEqualTo(ONE);
        assertThat(told(after, "2027-05-31")).isEqualTo(TWO);
    }

    @Test
    void aFirstDayIsPutRightInBothDirectionsAndTheOneBeforeFollows() {
        List<AgentAssignment> both =
                ClientAgents.with(MARCH, agent(TWO, "0.05", "2027-06-01").agreed(MAY)).agents();
        ChangedAgents earlier = ClientAgents.corrected(both, agent(TWO, "0.05", "2027-05-01"), MAY);
        assertThat(earlier.from()).isEqualTo(day("2027-05-01"));
        assertThat(who(earlier.agents(), "2027-04-30")).containsExactly(ONE);
        assertThat(who(earlier.agents(), "2027-05-01")).containsExactly(TWO);
        ChangedAgents later =
                ClientAgents.corrected(earlier.agents(), agent(TWO, "0.05", "2027-07-01"), MAY);
        assertThat(later.from()).isEqualTo(day("2027-05-01"));
        assertThat(who(later.agents(), "2027-06-30")).containsExactly(ONE);
        assertThat(who(later.agents(), "2027-07-01")).containsExactly(TWO);
        assertThat(told(later, "2027-06-30")).isEqualTo(ONE);
        refused(
                Problem.Code.WRONG_STATE,
                () -> ClientAgents.corrected(both, agent(TWO, "0.05", "2027-03-01"), MAY));
        refused(
                Problem.Code.BAD_VALUE,
                () -> ClientAgents.corrected(both, agent(TWO, "0.050", "2027-06-01"), MAY));
        refused(
                Problem.Code.NOT_FOUND,
                () -> ClientAgents.corrected(List.of(), agent(TWO, "0.05", "2027-06-01"), MAY));
    }

    @Test
    void anAssignmentEndsWithNobodyAfterIt() {
        ChangedAgents after = ClientAgents.ended(MARCH, day("2027-04-01"), MAY);
        assertThat(who(after.agents(), "2027-03-31")).containsExactly(ONE);
        assertThat(who(after.agents(), "2027-04-01")).isEmpty();
        assertThat(told(after, "2027-04-30")).isEqualTo(ONE);
        assertThat(AgentAssignment.told(after.agents(), day("2027-05-31"))).isEmpty();
        refused(
                Problem.Code.WRONG_STATE,
                () -> ClientAgents.ended(after.agents(), day("2027-06-01"), MAY));
        refused(Problem.Code.WRONG_STATE, () -> ClientAgents.ended(MARCH, day("2027-02-28"), MAY));
        ChangedAgents next =
                ClientAgents.with(after.agents(), agent(TWO, "0.05", "2027-06-01").agreed(MAY));
        assertThat(who(next.agents(), "2027-05-31")).isEmpty();
        assertThat(who(next.agents(), "2027-06-01")).containsExactly(TWO);
        ChangedAgents never = ClientAgents.ended(MARCH, day("2027-03-01"), MAY);
        assertThat(ClientAgents.last(never.agents())).isEmpty();
        assertThat(AgentAssignment.told(never.agents(), day("2027-05-31"))).isEmpty();
    }

    /// AG1 gave way to AG2 on 1 June, and AG2 never began: nobody has the client from then on.
    @Test
    void whoGaveWayIsNotToldAgainWhereTheNextOneNeverBegan() {
        List<AgentAssignment> both =
                ClientAgents.with(MARCH, agent(TWO, "0.05", "2027-06-01").agreed(MAY)).agents();
        ChangedAgents never = ClientAgents.ended(both, day("2027-06-01"), day("2027-07-05"));
        assertThat(who(never.agents(), "2027-06-01")).isEmpty();
        assertThat(told(never, "2027-05-31")).isEqualTo(ONE);
        assertThat(told(never, "2027-06-30")).isEqualTo(TWO);
        assertThat(AgentAssignment.told(never.agents(), day("2027-07-31"))).isEmpty();
    }

    /// AG1 at 10 % gave way to AG2, and should have been at 1 %.
    @Test
    void aWrongRateIsPutRightWhereAnotherAgentFollowed() {
        List<AgentAssignment> both =
                ClientAgents.with(MARCH, agent(TWO, "0.10", "2027-06-01").agreed(MAY)).agents();
        var rates = new ClientAgents.Rates(new BigDecimal("0.1"), new BigDecimal("0.01"));
        ChangedAgents after = ClientAgents.rated(both, ONE, rates, day("2027-07-05")).orElseThrow();
        assertThat(after.from()).isEqualTo(day("2027-03-01"));
        assertThat(after.agents())
                .filteredOn(AgentAssignment::holds)
                .extracting(AgentAssignment::agentId, one -> one.commissionRate().toPlainString())
                .containsExactly(tuple(ONE, "0.01"), tuple(TWO, "0.10"));
        assertThat(who(after.agents(), "2027-05-31")).containsExactly(ONE);
        assertThat(who(after.agents(), "2027-06-01")).containsExactly(TWO);
        assertThat(ClientAgents.last(after.agents()).orElseThrow().agentId()).isEqualTo(TWO);
        assertThat(told(after, "2027-06-30")).isEqualTo(TWO);
        assertThat(ClientAgents.rated(after.agents(), ONE, rates, MAY)).isEmpty();
    }

    /// Whatever is assigned, corrected and ended: at most one agent earns on a day, and before the
    /// first day of a change all is as before.
    @Test
    void onEachDayAtMostOneEarnsAndTheDaysBeforeAChangeStay() {
        var random = new Random(SEED);
        for (int round = 0; round < 100; round++) {
            List<AgentAssignment> agents = List.of();
            for (int step = 0; step < 8; step++) {
                ChangedAgents after = step(agents, random);
                String said = "seed " + SEED + ", round " + round + ", step " + step;
                for (int i = 0; i < 400; i += 5) {
                    LocalDate day = day("2026-12-01").plusDays(i);
                    List<AgentId> now = who(after.agents(), day);
                    assertThat(now).as(said).hasSizeLessThan(2);
                    if (day.isBefore(after.from())) {
                        assertThat(now).as(said).isEqualTo(who(agents, day));
                    }
                }
                agents = after.agents();
            }
        }
    }

    private static ChangedAgents step(List<AgentAssignment> before, Random random) {
        LocalDate from = day("2027-01-01").plusDays(random.nextInt(300));
        AgentAssignment next =
                AgentAssignment.from(
                        random.nextBoolean() ? ONE : TWO,
                        BigDecimal.valueOf(random.nextInt(30), 2),
                        from);
        try {
            return switch (random.nextInt(4)) {
                case 0 -> ClientAgents.with(before, next.agreed(MAY));
                case 1 -> ClientAgents.corrected(before, next, MAY);
                case 2 ->
                        ClientAgents.rated(
                                        before,
                                        next.agentId(),
                                        new ClientAgents.Rates(
                                                before.getFirst().commissionRate(),
                                                next.commissionRate()),
                                        MAY)
                                .orElseThrow();
                default -> ClientAgents.ended(before, from, MAY);
            };
        } catch (Refused | NoSuchElementException nothing) {
            return new ChangedAgents(before, from);
        }
    }

    private static List<AgentId> who(List<AgentAssignment> agents, String day) {
        return who(agents, day(day));
    }

    private static List<AgentId> who(List<AgentAssignment> agents, LocalDate day) {
        return agents.stream()
                .filter(one -> one.covers(day))
                .map(AgentAssignment::agentId)
                .toList();
    }

    private static AgentId told(ChangedAgents agents, String day) {
        return AgentAssignment.told(agents.agents(), day(day)).orElseThrow().agentId();
    }

    private static AgentAssignment agent(AgentId id, String rate, String from) {
        return AgentAssignment.from(id, new BigDecimal(rate), day(from));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static void refused(Problem.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, why -> assertThat(why.problem().code()).isEqualTo(code));
    }
}
