package fidus.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolState;
import fidus.franchises.SoldBook;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.investments.commissions.FranchiseTerms;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.EarlyRedemption;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Pools of 100,000.33 at 0.5 % for three months are 1,500.00 each; the last of four takes the rest
/// of 6,000.02, and none does of a contract that ended after two.
class EarnerProofsTest {
    private static final FundTerms TERMS =
            FranchiseTerms.STANDARD
                    .contractTerms(Contract.terms(FundCode.BALANCE))
                    .change()
                    .earlyRedemption(new BigDecimal("0.05"), 0)
                    .roundingRule(RoundingRule.RESIDUAL_LAST)
                    .terms();
    private static final PayoutSchedule WHOLE =
            PayoutSchedule.of(TERMS, Money.of("100000.33", "USD"), LocalDate.parse("2025-10-01"));

    private static void agrees(FranchiseBook book, PayoutSchedule schedule) {
        for (PoolLine line : book.lines()) {
            assertThat(EarnerProofs.pool(book, schedule, line).differences())
                    .as("pool " + line.row().sequence())
                    .isEmpty();
        }
    }

    @Test
    void theLastPoolTakesTheRest() {
        FranchiseBook book = SoldBook.of(WHOLE);

        assertThat(book.lines().getLast().row().poolAmount()).hasToString("1500.02 USD");
        agrees(book, WHOLE);
    }

    @Test
    void noPoolOfAContractThatEndedEarlyTakesARest() {
        FranchiseBook book = SoldBook.of(WHOLE);
        for (PoolLine line : book.lines().subList(0, 2)) {
            book = book.with(line.become(PoolState.DUE));
        }
        LocalDate end = LocalDate.parse("2026-06-15");
        PayoutSchedule ended = EarlyRedemption.of(WHOLE.on(end), end, end).after();
        FranchiseBook after = book.following(ended);

        assertThat(after.lines()).hasSize(2);
        assertThat(ended.rows()).anyMatch(row -> row.payoutState() == PayoutState.CANCELLED);
        agrees(after, ended);
    }
}
