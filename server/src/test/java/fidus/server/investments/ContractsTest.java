package fidus.server.investments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentPage;
import fidus.investments.InvestmentState;
import fidus.mt5.PoolState;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A contract is entered by one person, approved by another, and found again.
final class ContractsTest extends SignedContracts {
    @Test
    void aContractIsStoredWithItsMappingOnlyAfterAnotherPersonApproved() {
        Prepared prepared = prepare(split());
        assertThat(list()).isEmpty();
        assertThat(account(one).poolState()).isEqualTo(PoolState.AVAILABLE);

        desk.approve(prepared);

        Investment contract = list().getFirst();
        assertThat(prepared.subject()).isEqualTo(Contracts.subject(contract.id()));
        assertThat(contract.number()).isEqualTo(1001);
        assertThat(contract.investmentState()).isEqualTo(InvestmentState.PENDING_VALIDATION);
        assertThat(contract.clientName()).isEqualTo("Ada Example");
        assertThat(contract.mappings())
                .extracting(mapping -> mapping.mappedPrincipal().toString())
                .containsExactly("12000.00 USD", "7000.00 USD", "1000.00 USD");
        assertThat(contract.mappings())
                .allMatch(mapping -> !mapping.makerId().equals(mapping.checkerId()))
                .allMatch(mapping -> mapping.active());
        assertThat(account(one).poolState()).isEqualTo(PoolState.ALLOCATED);
        assertThat(account(one).clientId()).isEqualTo(ada.id());
        assertThat(account(two).clientId()).isEqualTo(ada.id());
        assertThat(ask(contract.id())).isEqualTo(contract);
        assertThat(desk.audited(prepared.subject()))
                .containsExactly(
                        "PREPARE_ENTER_CONTRACT", "APPROVED_ENTER_CONTRACT", "ENTER_CONTRACT");
        assertThat(desk.audited("account/Alpha-Live/1")).endsWith("MOVE_ACCOUNT");
    }

    @Test
    void theListIsReadPageByPage() {
        desk.approve(prepare(lines("20000", on(one, "20000"))));
        desk.approve(prepare(lines("30000", on(one, "30000"))));

        InvestmentPage newest = page(null, 1);
        InvestmentPage older = page(newest.next(), 1);

        assertThat(newest.rows()).extracting(Investment::number).containsExactly(1002L);
        assertThat(older.rows()).extracting(Investment::number).containsExactly(1001L);
        assertThat(older.next()).isNull();
        assertThat(code(() -> page("made up", 1))).isEqualTo(Problem.Code.BAD_CURSOR);
        assertThat(code(() -> page(null, 201))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void theSecondPersonIsShownEachLineAndTheSums() {
        assertThat(prepare(split()).shown())
                .contains(
                        new Shown("Client", "Ada Example"),
                        new Shown("Principal", "20000.00 USD"),
                        new Shown(
                                "Line 1",
                                "12000.00 USD on 1@Alpha-Live (Account 1, Alpha, CORE, CLIENT,"
                                        + " free) · On the first account"),
                        new Shown("Line 3", "1000.00 USD unallocated cash · Kept at the bank"),
                        new Shown("Sum of the lines", "20000.00 USD"),
                        new Shown("Sum less principal", "0.00 USD"));
    }

    @Test
    void nobodyApprovesWhatTheyPreparedThemselves() {
        Prepared prepared = desk.ask(InvestmentCalls.ENTER, split(), desk.both);

        assertThat(code(() -> desk.decide(prepared, desk.both)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(list()).isEmpty();
        assertThat(account(one).poolState()).isEqualTo(PoolState.AVAILABLE);
    }

    @Test
    void aRepeatedRequestPreparesOneContract() {
        var request = UUID.randomUUID();

        Prepared first = desk.server().call(InvestmentCalls.ENTER, split(), desk.operator, request);
        Prepared again = desk.server().call(InvestmentCalls.ENTER, split(), desk.operator, request);
        desk.approve(first);

        assertThat(again).isEqualTo(first);
        assertThat(code(() -> desk.approve(first))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(list()).hasSize(1);
    }

    @Test
    void theFundMustBeOpenToTheClientAndTheMinimumMet() {
        assertThat(refusal(contract(FundCode.SEPARATION, "20000")))
                .isEqualTo(Problem.Code.FUND_INTERNAL);
        assertThat(refusal(contract(FundCode.DYNAMIC, "250000")))
                .isEqualTo(Problem.Code.FUND_CLOSED);
        assertThat(refusal(contract(FundCode.CORE, "9999.99")))
                .isEqualTo(Problem.Code.BELOW_MINIMUM);
        assertThat(refusal(contract(FundCode.BALANCE, "49999.99")))
                .isEqualTo(Problem.Code.BELOW_MINIMUM);
        assertThat(refusal(contract(FundCode.UNLIMITED, "249999.99")))
                .isEqualTo(Problem.Code.BELOW_MINIMUM);
        assertThat(prepare(contract(FundCode.CORE, "10000")).preparedState())
                .isEqualTo(PreparedState.PENDING);
    }

    @Test
    void everyReasonOfTheFundIsNamed() {
        Problem problem = problem(() -> prepare(contract(FundCode.DYNAMIC, "100")));

        assertThat(problem.code()).isEqualTo(Problem.Code.FUND_CLOSED);
        assertThat(problem.fields())
                .extracting(Problem.Field::field)
                .containsExactly("fundCode", "principal");
    }

    @Test
    void onlyAnOperatorEntersContractsAndAnUnknownOneIsNotFound() {
        assertThat(code(() -> desk.ask(InvestmentCalls.ENTER, split(), desk.approver)))
                .isEqualTo(Problem.Code.FORBIDDEN);
        assertThat(code(() -> ask(new InvestmentId(UUID.randomUUID()))))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    private EnterContract contract(FundCode fund, String principal) {
        return new EnterContract(
                ada.id(),
                fund,
                usd(principal),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 1),
                List.of(on(one, principal)),
                NOTE);
    }
}
