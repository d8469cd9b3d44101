package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.contracts.ContractModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.PartnerDocuments;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Statements;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screen;
import fidus.desktop.statements.StatementsModel;
import fidus.investments.book.BookCalls;
import fidus.ledger.PeriodState;
import fidus.redemptions.RedemptionCalls;
import fidus.statements.StatementCalls;
import fidus.statements.partners.PartnerCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// COMPLIANCE guards people and documents: it sees contracts, and not what comes in and goes out.
class ComplianceSightTest {
    private static final List<String> MOVEMENTS =
            List.of("deposits", "redemptions", "funds", "agents");

    private final FakeServer fake = new FakeServer();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void complianceIsOfferedNoScreenOfDepositsRedemptionsPermitsAndCommissions() {
        assertThat(offered(Role.COMPLIANCE))
                .contains("contracts", "clients")
                .doesNotContainAnyElementsOf(MOVEMENTS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "APPROVER", "ADMIN", "AUDITOR"})
    void theOthersOfTheHouseAreOfferedThem(Role role) {
        assertThat(offered(role)).containsAll(MOVEMENTS);
    }

    @Test
    void aContractsPageAsksForRedemptionsOnlyWhereTheyMayBeSeen() {
        assertThat(asked(Role.OPERATOR)).isEqualTo(1);
        assertThat(asked(Role.COMPLIANCE)).isEqualTo(1);
    }

    @Test
    void statementsOfAgentsAndCompaniesAreAskedForOnlyWhereTheyMayBeSeen() {
        assertThat(partnersAsked(Role.OPERATOR)).isEqualTo(1);
        assertThat(partnersAsked(Role.COMPLIANCE)).isEqualTo(1);
    }

    private List<String> offered(Role role) {
        fake.signsIn(role);
        var shell = fake.signedIn(Accounts.NOW);
        shell.navigation().offer(Screens.of(shell));
        return shell.navigation().screens().stream().map(Screen::id).toList();
    }

    /// How often redemptions were asked for so far, after this role has opened a contract.
    private long asked(Role role) {
        fake.signsIn(role);
        fake.answer(BookCalls.PAGE, _ -> Contracts.running());
        fake.answer(RedemptionCalls.FIND, _ -> People.redemptions());
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        new ContractModel(fake.signedIn(Accounts.NOW)).open(Contracts.running().investment().id());
        return fake.count(RedemptionCalls.FIND);
    }

    /// How often partners' months were asked for so far, after this role has opened statements.
    private long partnersAsked(Role role) {
        fake.signsIn(role);
        fake.answer(StatementCalls.MONTH, _ -> Statements.month(PeriodState.LOCKED));
        fake.answer(PartnerCalls.MONTH, _ -> PartnerDocuments.month(PeriodState.LOCKED));
        new StatementsModel(fake.signedIn(Accounts.NOW)).read();
        return fake.seen().stream()
                .filter(one -> one.path().startsWith("/api/v1/partner-statements/"))
                .count();
    }
}
