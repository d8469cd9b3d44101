package fidus.server.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.statements.partners.IssuePartners;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerId;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What many partners earned is read once for all of them.
final class PartnerReadsTest extends IssuingOffice {
    @Test
    void threePartnersCostNoMoreReadsOfTheBooksThanOne() {
        PartnerId first = earning("Ann Agent", "2025-10-01");
        PartnerId second = earning("Bea Agent", "2026-02-01");
        PartnerId third = earning("Cam Agent", "2026-03-01");
        at("2026-05-02");

        List<Long> one = reads(List.of(first), "1 of agents and companies");
        List<Long> three = reads(List.of(first, second, third), "3 of agents and companies");

        assertThat(three).isEqualTo(one);
    }

    private List<Long> reads(List<PartnerId> whose, String outcome) {
        List<Long> before = finds();
        Job job = ask(PartnerCalls.ISSUE, new IssuePartners("2026-04", true, whose, ""));
        while (!job.jobState().isOver()) {
            LockSupport.parkNanos(5_000_000);
            job = ask(JobCalls.ONE, new AboutJob(job.id()));
        }
        List<Long> after = finds();
        assertThat(job.outcome()).contains(outcome);
        return Stream.iterate(0, at -> at + 1)
                .limit(after.size())
                .map(at -> after.get(at) - before.get(at))
                .toList();
    }

    private List<Long> finds() {
        return Stream.of("contractBooks", "payments", "agents", "franchiseBooks")
                .map(stops::finds)
                .toList();
    }

    private PartnerId earning(String name, String from) {
        Agent agent = ask(AgentCalls.ADD, new AddAgent(name, new BigDecimal("0.10")));
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(
                                ana.id(),
                                agent.id(),
                                LocalDate.parse(from),
                                "Looks after the client")));
        return new PartnerId(agent.id().value());
    }
}
