package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.agents.ClientAssignment;
import fidus.agents.CorrectAssignment;
import fidus.agents.EndAssignment;
import fidus.close.AboutClose;
import fidus.close.CloseCalls;
import fidus.close.RunStep;
import fidus.close.StepKind;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.server.ledger.Months;
import fidus.statements.partners.AboutPartnerMonth;
import fidus.statements.partners.EarnedLine;
import fidus.statements.partners.IssuePartners;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerSection;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// An agent's client goes to another agent from a day whose month is closed. By the calendar 150.00
/// are due on 4 April and on 4 May; 26 days later 130.00, and 27 days later 135.00, of the next are
/// earned. A tenth of each is the agent's.
class ReassignedPartnersTest {
    private static final String APRIL = "2027-04";
    private static final String MAY = "2027-05";

    @Test
    void theMonthThatWasToldStaysAndTheNextOneSaysWhoHasItNow() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            told(desk);
            Agent carl =
                    desk.ask(AgentCalls.ADD, new AddAgent("Carl Broker", new BigDecimal("0.10")));
            desk.approve(
                    desk.ask(
                            AgentCalls.ASSIGN,
                            new AssignAgent(
                                    desk.ada.id(),
                                    carl.id(),
                                    LocalDate.parse("2027-04-01"),
                                    "Carl had brought the client")));

            assertThat(issued(desk, APRIL)).contains("1 of agents and companies unchanged");
            mayClosed(desk);
            assertThat(issued(desk, MAY)).contains("2 of agents and companies");
            PartnerSection before = section(desk, desk.berta, MAY);
            assertThat(before.earned())
                    .extracting(EarnedLine::earnedOn, line -> line.earnedAmount().toString())
                    .containsExactly(
                            tuple("Interest 1 of 12, reassigned 2027-05-03", "-15.00 USD"));
            assertThat(before.total().opening()).isEqualTo(CloseDesk.usd("15.00"));
            assertThat(before.total().closing()).isEqualTo(CloseDesk.usd("0.00"));
            PartnerSection after = section(desk, carl, MAY);
            assertThat(after.total().opening()).isEqualTo(CloseDesk.usd("0.00"));
            assertThat(after.total().closing()).isEqualTo(CloseDesk.usd("30.00"));
            assertThat(after.accrued()).isEqualTo(CloseDesk.usd("13.50"));
            assertThat(after.booked()).isEqualTo(CloseDesk.usd("43.50"));
        }
    }

    /// Nobody had told April yet: it is told as the books have it.
    @Test
    void aMonthThatWasClosedBeforeIsToldOfTheAgentItHad() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            closed(desk, CloseDesk.MARCH);
            desk.at("2027-05-01");
            desk.server.rollDay();
            closed(desk, APRIL);
            Agent carl =
                    desk.ask(AgentCalls.ADD, new AddAgent("Carl Broker", new BigDecimal("0.10")));
            desk.approve(
                    desk.ask(
                            AgentCalls.ASSIGN,
                            new AssignAgent(
                                    desk.ada.id(),
                                    carl.id(),
                                    LocalDate.parse("2027-05-01"),
                                    "Carl looks after the client now")));

            assertThat(issued(desk, APRIL)).contains("1 of agents and companies");
            PartnerSection april = section(desk, desk.berta, APRIL);
            assertThat(april.total().closing()).isEqualTo(CloseDesk.usd("15.00"));
            assertThat(april.accrued()).isEqualTo(CloseDesk.usd("13.00"));
            assertThat(april.booked()).isEqualTo(CloseDesk.usd("28.00"));
        }
    }

    /// Carl had brought the client, and Berta was assigned on the fourth of January by mistake.
    @Test
    void aMonthThatWasToldOfAWrongAgentIsCorrectedInTheNext() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            told(desk);
            Agent carl =
                    desk.ask(AgentCalls.ADD, new AddAgent("Carl Broker", new BigDecimal("0.10")));
            ClientAssignment wrong = assignments(desk).getFirst();
            var right =
                    new CorrectAssignment(
                            desk.ada.id(),
                            wrong.version(),
                            carl.id(),
                            new BigDecimal("0.20"),
                            wrong.assignment().from(),
                            "Carl had brought the client");
            desk.approve(desk.ask(AgentCalls.CORRECT, right));

            assertThat(issued(desk, APRIL)).contains("1 of agents and companies unchanged");
            mayClosed(desk);
            assertThat(issued(desk, MAY)).contains("2 of agents and companies");
            PartnerSection before = section(desk, desk.berta, MAY);
            assertThat(before.earned())
                    .extracting(EarnedLine::earnedOn, line -> line.earnedAmount().toString())
                    .containsExactly(
                            tuple("Interest 1 of 12, reassigned 2027-05-03", "-15.00 USD"));
            assertThat(before.total().closing()).isEqualTo(CloseDesk.usd("0.00"));
            PartnerSection after = section(desk, carl, MAY);
            assertThat(after.total().opening()).isEqualTo(CloseDesk.usd("0.00"));
            assertThat(after.total().closing()).isEqualTo(CloseDesk.usd("60.00"));
            assertThat(after.booked()).isEqualTo(CloseDesk.usd("87.00"));
            assertThat(assignments(desk))
                    .extracting(ClientAssignment::agentName)
                    .containsExactly("Carl Broker");
        }
    }

    @Test
    void anAssignmentThatEndedBeforeAMonthThatWasToldIsTakenBackInTheNext() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            told(desk);
            ClientAssignment last = assignments(desk).getFirst();
            var end =
                    new EndAssignment(
                            desk.ada.id(),
                            last.version(),
                            LocalDate.parse("2027-04-01"),
                            "The client left the agent");
            desk.approve(desk.ask(AgentCalls.END, end));
            assertThat(desk.code(() -> desk.ask(AgentCalls.END, end)))
                    .isEqualTo(Problem.Code.STALE_VERSION);

            mayClosed(desk);
            assertThat(issued(desk, MAY)).contains("1 of agents and companies");
            PartnerSection before = section(desk, desk.berta, MAY);
            assertThat(before.total().opening()).isEqualTo(CloseDesk.usd("15.00"));
            assertThat(before.total().closing()).isEqualTo(CloseDesk.usd("0.00"));
            assertThat(before.booked()).isEqualTo(CloseDesk.usd("0.00"));
            assertThat(desk.balance("2300")).isEqualTo("0.00");
            assertThat(desk.balance("2310")).isEqualTo("0.00");
        }
    }

    /// March and April are closed, and April is told with 15.00 of Berta.
    private static void told(CloseDesk desk) {
        closed(desk, CloseDesk.MARCH);
        desk.at("2027-05-01");
        desk.server.rollDay();
        closed(desk, APRIL);
        assertThat(issued(desk, APRIL)).contains("1 of agents and companies");
        desk.at("2027-05-03");
    }

    private static void mayClosed(CloseDesk desk) {
        desk.at("2027-06-01");
        desk.server.rollDay();
        closed(desk, MAY);
    }

    private static List<ClientAssignment> assignments(CloseDesk desk) {
        return desk.ask(AgentCalls.ASSIGNMENTS, new Nothing()).assignments();
    }

    private static void closed(CloseDesk desk, String month) {
        desk.ask(CloseCalls.FREEZE, new AboutClose(month));
        var _ = desk.done(desk.ask(CloseCalls.RUN, new RunStep(month, StepKind.ACCRUALS)));
        Months.lock(desk.server.mongo(), month);
    }

    private static String issued(CloseDesk desk, String month) {
        return desk.over(
                        desk.ask(
                                PartnerCalls.ISSUE, new IssuePartners(month, false, List.of(), "")))
                .outcome();
    }

    private static PartnerSection section(CloseDesk desk, Agent agent, String month) {
        var about = new AboutPartnerMonth(month, new PartnerId(agent.id().value()));
        return desk.ask(PartnerCalls.PREVIEW, about).statement().sections().getFirst();
    }
}
