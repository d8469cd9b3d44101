package fidus.server.close;

import static fidus.server.Desk.code;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.AboutClose;
import fidus.close.CloseAct;
import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.CloseStep;
import fidus.close.RunStep;
import fidus.close.SignClose;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.contract.Problem;
import fidus.ledger.Postings;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/// E25: a December in which an account earned 450.00, 27 days of interest cost 135.00 and a tenth
/// of it went to the agent.
class YearEndTest {
    private static final String DECEMBER = "2026-12";

    private final CloseDesk desk = new CloseDesk("2026-10-04");
    private AccountKey account = new AccountKey(CloseDesk.SERVER, 7_001);

    @BeforeEach
    void year() {
        desk.started("10000.00");
        account = desk.account(7_001, AccountPurpose.TRADING, "10000.00");
        desk.at("2027-01-01");
        desk.server.rollDay();
        desk.read(account, "2026-12-31T23:55:00Z", "10450.00");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private CloseMonth month(String period) {
        return desk.ask(CloseCalls.MONTH, new AboutClose(period));
    }

    private CloseStep yearEnd() {
        return month(DECEMBER).step(StepKind.YEAR_END);
    }

    private String run(String period, StepKind kind) {
        return desk.done(desk.ask(CloseCalls.RUN, new RunStep(period, kind)));
    }

    private void posted(String period) {
        desk.ask(CloseCalls.FREEZE, new AboutClose(period));
        run(period, StepKind.SNAPSHOT);
        if (month(period).step(StepKind.MARK_TO_MARKET).act() != null) {
            run(period, StepKind.MARK_TO_MARKET);
        }
        run(period, StepKind.ACCRUALS);
    }

    private void ties(String period) {
        assertThat(month(period).tieOuts())
                .filteredOn(tie -> !tie.isSettled())
                .extracting(TieOut::tieOutRule)
                .containsExactly(TieOutRule.L11, TieOutRule.R4, TieOutRule.R18);
    }

    @Test
    void e25SendsIncomeAndCostsToTheRetainedResult() {
        posted(DECEMBER);
        assertThat(desk.balance("4100")).isEqualTo("-450.00");
        assertThat(yearEnd().act()).isEqualTo(CloseAct.CLOSE_YEAR);

        assertThat(run(DECEMBER, StepKind.YEAR_END)).startsWith("3 accounts of income and costs");

        assertThat(desk.balance("4100")).isEqualTo("0.00");
        assertThat(desk.balance("5010")).isEqualTo("0.00");
        assertThat(desk.balance("5100")).isEqualTo("0.00");
        // 450.00 − 135.00 − 13.50
        assertThat(desk.balance("3020")).isEqualTo("-301.50");
        assertThat(yearEnd().stepState()).isEqualTo(StepState.DONE);
        assertThat(month(DECEMBER).step(StepKind.ACCRUALS).stepState()).isEqualTo(StepState.DONE);
        ties(DECEMBER);
    }

    @Test
    void e25PostsOnceAndThenOnlyWhatCameAfterIt() {
        posted(DECEMBER);
        run(DECEMBER, StepKind.YEAR_END);
        assertThat(run(DECEMBER, StepKind.YEAR_END)).startsWith("0 accounts");
        desk.post(
                "E21",
                "break/1",
                "2026-12-31",
                Postings.debit("5500", usd("2.00"), Map.of()),
                Postings.credit("1010", usd("2.00"), Map.of("bankAccount", "House bank USD")));
        assertThat(yearEnd().act()).isEqualTo(CloseAct.CLOSE_YEAR);
        assertThat(run(DECEMBER, StepKind.YEAR_END)).startsWith("1 accounts");
        assertThat(desk.balance("3020")).isEqualTo("-299.50");
    }

    /// Interest of a whole month after the 27 days of December, and 50.00 more of equity.
    @Test
    void theNextYearBeginsWithWhatContractsAndAccountsHadEarned() {
        posted(DECEMBER);
        run(DECEMBER, StepKind.YEAR_END);
        for (StepKind kind :
                new StepKind[] {StepKind.STATEMENTS, StepKind.PROOF, StepKind.DOCUMENTS}) {
            desk.skip(DECEMBER, kind);
        }
        desk.approve(desk.ask(CloseCalls.SIGN_OFF, new SignClose(DECEMBER, "Year end")));
        desk.at("2027-02-01");
        desk.server.rollDay();
        desk.read(account, "2027-01-31T23:55:00Z", "10500.00");
        posted("2027-01");

        assertThat(desk.balance("4100")).isEqualTo("-50.00");
        assertThat(desk.balance("5010")).isEqualTo("150.00");
        assertThat(desk.balance("5100")).isEqualTo("15.00");
        ties("2027-01");
    }

    @Test
    void e25WaitsForWhatStillPostsAndIsOfDecemberAlone() {
        desk.ask(CloseCalls.FREEZE, new AboutClose(DECEMBER));
        CloseStep waits = yearEnd();
        assertThat(waits.stepState()).isEqualTo(StepState.BLOCKED);
        assertThat(waits.blocks())
                .anyMatch(one -> one.message().equals("Accruals comes first: it still posts."));
        assertThat(month("2026-11").step(StepKind.YEAR_END).stepState())
                .isEqualTo(StepState.NOT_APPLICABLE);
        try (var march = CloseDesk.afterMarch()) {
            march.freeze();
            assertThat(
                            code(
                                    () ->
                                            march.ask(
                                                    CloseCalls.RUN,
                                                    new RunStep(
                                                            CloseDesk.MARCH, StepKind.YEAR_END))))
                    .isEqualTo(Problem.Code.BAD_VALUE);
        }
    }
}
