package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.ledger.Postings;
import fidus.server.ledger.Months;
import fidus.statements.AskFile;
import fidus.statements.IssueStatements;
import fidus.statements.StatementCalls;
import fidus.statements.StatementFormat;
import fidus.statements.partners.AboutPartner;
import fidus.statements.partners.AboutPartnerMonth;
import fidus.statements.partners.IssuePartners;
import fidus.statements.partners.IssuedPartner;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerSection;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// A month's documents are not done without those of the agents. March 2027 earned 135.00 for the
/// client and a tenth of it, not due yet, for the agent.
class PartnerDocumentsTest {
    @Test
    void theCloseAsksForTheAgentsStatementAndMakesIt() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            desk.freeze();
            desk.run(StepKind.SNAPSHOT);
            desk.run(StepKind.ACCRUALS);
            desk.ask(
                    StatementCalls.ISSUE,
                    new IssueStatements(CloseDesk.MARCH, true, List.of(desk.ada.id()), ""));
            CloseStep missing = desk.step(StepKind.DOCUMENTS);
            assertThat(missing.stepState()).isEqualTo(StepState.BLOCKED);
            assertThat(missing.blocks().getLast().message())
                    .startsWith("1 agents or companies have neither a statement nor a draft");
            assertThat(
                            desk.done(
                                    desk.ask(
                                            StatementCalls.ISSUE,
                                            new IssueStatements(
                                                    CloseDesk.MARCH, true, List.of(), ""))))
                    .contains("1 of agents and companies");
            assertThat(desk.step(StepKind.DOCUMENTS).stepState()).isEqualTo(StepState.DONE);

            Months.lock(desk.server.mongo(), CloseDesk.MARCH);
            assertThat(issued(desk)).contains("1 of agents and companies");

            IssuedPartner kept = kept(desk).getFirst();
            assertThat(kept.label()).isEqualTo("A-2027-03-000002");
            assertThat(kept.closing()).containsExactly(CloseDesk.usd("0.00"));
            PartnerSection section = section(desk);
            assertThat(section.sales()).isEqualTo(CloseDesk.usd("10000.00"));
            assertThat(section.accrued()).isEqualTo(CloseDesk.usd("13.50"));
            assertThat(section.booked()).isEqualTo(CloseDesk.usd("13.50"));
            var ask = new AskFile(kept.id(), StatementFormat.PDF);
            assertThat(desk.ask(PartnerCalls.FILE, ask).sha256()).isEqualTo(kept.pdfSha256());
            assertThat(issued(desk)).contains("1 of agents and companies unchanged");
        }
    }

    @Test
    void whatTheBooksHoldOtherwiseIsNotIssued() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            desk.freeze();
            desk.run(StepKind.ACCRUALS);
            var agent = Map.of("agent", desk.berta.id().value().toString());
            desk.post(
                    "E9",
                    "planted",
                    "2027-03-31",
                    Postings.debit("5100", CloseDesk.usd("1.00"), agent),
                    Postings.credit("2300", CloseDesk.usd("1.00"), agent));
            Months.lock(desk.server.mongo(), CloseDesk.MARCH);
            assertThat(issued(desk)).contains("Berta Broker", "14.50 USD", "1.00 USD more");
            assertThat(kept(desk)).isEmpty();
        }
    }

    private static String issued(CloseDesk desk) {
        return desk.over(
                        desk.ask(
                                PartnerCalls.ISSUE,
                                new IssuePartners(CloseDesk.MARCH, false, List.of(), "")))
                .outcome();
    }

    private static PartnerSection section(CloseDesk desk) {
        var about = new AboutPartnerMonth(CloseDesk.MARCH, id(desk));
        return desk.ask(PartnerCalls.PREVIEW, about).statement().sections().getFirst();
    }

    private static List<IssuedPartner> kept(CloseDesk desk) {
        return desk.ask(PartnerCalls.HISTORY, new AboutPartner(id(desk), null)).rows();
    }

    private static PartnerId id(CloseDesk desk) {
        return new PartnerId(desk.berta.id().value());
    }
}
