package fidus.server.close;

import static fidus.close.TieOutRule.L1;
import static fidus.close.TieOutRule.L10;
import static fidus.close.TieOutRule.L11;
import static fidus.close.TieOutRule.L2;
import static fidus.close.TieOutRule.L3;
import static fidus.close.TieOutRule.L4;
import static fidus.close.TieOutRule.L5;
import static fidus.close.TieOutRule.L6;
import static fidus.close.TieOutRule.L7;
import static fidus.close.TieOutRule.L8;
import static fidus.close.TieOutRule.L9;
import static fidus.close.TieOutRule.R18;
import static fidus.close.TieOutRule.R4;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashflowCalls;
import fidus.cashflow.Coverage;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.contract.Nothing;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.ChangeAccount;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// Each tie-out holds in an ordinary month and fails by exactly what is planted.
class TiesTest {
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);
    private static final AccountKey SEPARATION = new AccountKey(CloseDesk.SERVER, 7_002);

    private CloseDesk desk;

    @BeforeEach
    void open() {
        desk = CloseDesk.afterMarch();
        desk.account(7_002, AccountPurpose.SEPARATION, "0");
        desk.cash(ACCOUNT, 1, "2027-03-10T10:00:00", "-300.00", "TRANSFER TO 7002");
        desk.cash(SEPARATION, 2, "2027-03-10T10:00:05", "300.00", "TRANSFER FROM 7001");
        desk.read(SEPARATION, "2027-03-31T23:55:00Z", "300.00");
        desk.freeze();
        desk.run(StepKind.SNAPSHOT);
        desk.run(StepKind.MARK_TO_MARKET);
        desk.run(StepKind.ACCRUALS);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// Its 300.00 are of CORE in the books: without them what no fund has would be 300.00 below
    /// zero.
    @Test
    void aSeparationAccountOutOfUseCountsForAsLongAsItHoldsSomething() {
        Coverage before = coverage();

        desk.approve(
                desk.ask(
                        Mt5Calls.CHANGE,
                        new ChangeAccount(
                                SEPARATION.server(),
                                SEPARATION.login(),
                                PoolState.INACTIVE,
                                "The broker closes it")));

        assertThat(coverage()).isEqualTo(before);
        assertThat(desk.month().tieOuts())
                .filteredOn(tie -> tie.tieOutRule() == L4)
                .singleElement()
                .matches(tie -> tie.key().equals(SEPARATION.toString()))
                .matches(tie -> tie.tieOutState() == TieOutState.TIES);
    }

    private Coverage coverage() {
        return desk.ask(CashflowCalls.COVERAGE, new Nothing()).currencies().getFirst();
    }

    @Test
    void anOrdinaryMonthTiesOutButForTheBanksStatement() {
        assertThat(failing()).extracting(TieOut::tieOutRule).containsExactly(L11, R4, R18);
        assertThat(rules(TieOutState.TIES)).contains(L1, L2, L3, L4, L5, L6, L7, L8);
        TieOut bank = failing().getFirst();
        assertThat(bank.tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(bank.key()).isEqualTo("1010 House bank USD");
        assertThat(bank.explanation()).contains("No statement");
    }

    @Test
    void anAccountRegisteredAfterTheMonthIsInItsBooksWithWhatItEarnedAlone() {
        AccountKey late = desk.account(7_009, AccountPurpose.TRADING, "5000.00");
        AccountKey apart = desk.account(7_010, AccountPurpose.SEPARATION, "200.00");
        desk.read(late, "2027-03-31T23:55:00Z", "5100.00");
        desk.read(apart, "2027-03-31T23:55:00Z", "200.00");
        desk.run(StepKind.SNAPSHOT);
        desk.run(StepKind.MARK_TO_MARKET);

        assertThat(failing()).extracting(TieOut::tieOutRule).containsExactly(L11, R4, R18, R18);
        assertThat(desk.month().tieOuts())
                .filteredOn(tie -> tie.key().equals(late.toString()) && tie.left() != null)
                .extracting(tie -> tie.left().toString())
                .containsExactly("0.00 USD", "100.00 USD", "100.00 USD");
    }

    @Test
    void capitalThatNoEventMovedIsFound() {
        plant(debit("1100", account(ACCOUNT)), credit("3020", Map.of()));
        assertThat(differences(L2)).containsExactly("1100 7.00", "1100 + 1110 7.00");
    }

    @Test
    void aRevaluationNobodyReadIsMarkedAway() {
        plant(debit("1110", account(ACCOUNT)), credit("4100", account(ACCOUNT)));
        assertThat(differences(L2)).containsExactly("1100 + 1110 7.00");
        assertThat(differences(L3)).containsExactly(" 7.00");

        desk.run(StepKind.MARK_TO_MARKET);

        assertThat(differences(L2)).isEmpty();
        assertThat(differences(L3)).isEmpty();
    }

    @Test
    void aCostNoDealExplainsIsFound() {
        plant(debit("5400", account(ACCOUNT)), credit("3020", Map.of()));
        assertThat(differences(L3)).containsExactly(" -7.00");
    }

    @Test
    void separatedMoneyTheBrokerDoesNotHaveIsFound() {
        plant(debit("1130", account(SEPARATION)), credit("3020", Map.of()));
        assertThat(differences(L4)).containsExactly(" 7.00");
    }

    @Test
    void moneyInTransitThatNoLegCarriesIsFound() {
        plant(debit("1140", Map.of("transfer", "nowhere")), credit("3020", Map.of()));
        assertThat(differences(L5)).containsExactly(" 7.00");
    }

    @Test
    void aLegWithoutPartnerIsInTransitAndTiesOut() {
        desk.cash(ACCOUNT, 3, "2027-03-30T10:00:00", "-50.00", "TRANSFER TO 7002");
        assertThat(differences(L5)).isEmpty();
        assertThat(
                        desk.month().tieOuts().stream()
                                .filter(tie -> tie.tieOutRule() == L5)
                                .map(tie -> tie.left() + " " + tie.right()))
                .containsExactly("50.00 USD 50.00 USD");
    }

    @Test
    void aTransferThatArrivesInTheNextMonthIsInTransitAtTheEndOfThisOne() {
        desk.cash(ACCOUNT, 3, "2027-03-31T23:57:00", "-50.00", "TRANSFER TO 7002");
        desk.cash(SEPARATION, 4, "2027-04-01T00:02:00", "50.00", "TRANSFER FROM 7001");
        assertThat(desk.balance("1140")).isEqualTo("0.00");
        assertThat(differences(L5)).isEmpty();
        assertThat(
                        desk.month().tieOuts().stream()
                                .filter(tie -> tie.tieOutRule() == L5)
                                .map(tie -> tie.left().toString()))
                .containsExactly("50.00 USD");
    }

    @Test
    void principalNoContractHasIsFound() {
        plant(debit("3020", Map.of()), credit("2100", contract()));
        assertThat(differences(L6)).containsExactly(" 7.00");
    }

    @Test
    void interestNoScheduleHasIsFound() {
        plant(debit("3020", Map.of()), credit("2210", contract()));
        assertThat(differences(L7)).containsExactly(" 7.00");
    }

    @Test
    void aDebtThatNamesNoContractIsFound() {
        plant(debit("3020", Map.of()), credit("2220", Map.of()));
        assertThat(failing(L7).getFirst().key()).isEqualTo("no contract");
    }

    @Test
    void aCommissionNoPayoutEarnsIsFound() {
        plant(
                debit("3020", Map.of()),
                credit("2310", Map.of("agent", desk.berta.id().value().toString())));
        assertThat(failing(L8).getFirst().key()).isEqualTo("agent Berta Broker");
        assertThat(differences(L8)).containsExactly(" 7.00");
    }

    @Test
    void aFeeNoRunPostedIsFound() {
        plant(debit("3020", Map.of()), credit("2410", Map.of("manager", "Carla Core")));
        assertThat(failing(L9).getFirst().key()).isEqualTo("Carla Core");
        assertThat(differences(L9)).containsExactly(" 7.00");
    }

    @Test
    void aRebateNoRunPostedIsFound() {
        plant(debit("1200", Map.of("broker", "Broker")), credit("3020", Map.of()));
        assertThat(differences(L10)).containsExactly(" 7.00");
    }

    @Test
    void whatIsPostedInTheNextMonthChangesNothing() {
        List<TieOut> before = desk.month().tieOuts();
        plant("2027-04-01", debit("1100", account(ACCOUNT)), credit("2100", contract()));
        assertThat(desk.month().tieOuts()).isEqualTo(before);
    }

    private void plant(Posting debit, Posting credit) {
        plant("2027-03-31", debit, credit);
    }

    private void plant(String day, Posting debit, Posting credit) {
        desk.post("E21", "break/" + day, day, debit, credit);
    }

    private static Posting debit(String account, Map<String, String> dimensions) {
        return Postings.debit(account, CloseDesk.usd("7.00"), dimensions);
    }

    private static Posting credit(String account, Map<String, String> dimensions) {
        return Postings.credit(account, CloseDesk.usd("7.00"), dimensions);
    }

    private static Map<String, String> account(AccountKey key) {
        return Map.of("tradingAccount", key.toString());
    }

    private Map<String, String> contract() {
        Investment contract =
                desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
        return Map.of("contract", contract.id().value().toString());
    }

    private List<TieOut> failing() {
        return desk.month().tieOuts().stream().filter(tie -> !tie.isSettled()).toList();
    }

    private List<TieOut> failing(TieOutRule rule) {
        return failing().stream().filter(tie -> tie.tieOutRule() == rule).toList();
    }

    private List<TieOutRule> rules(TieOutState state) {
        return desk.month().tieOuts().stream()
                .filter(tie -> tie.tieOutState() == state)
                .map(TieOut::tieOutRule)
                .distinct()
                .toList();
    }

    /// Part and difference of what fails.
    private List<String> differences(TieOutRule rule) {
        return failing(rule).stream()
                .map(
                        tie ->
                                tie.part()
                                        + " "
                                        + tie.difference().orElseThrow().amount().toPlainString())
                .toList();
    }
}
