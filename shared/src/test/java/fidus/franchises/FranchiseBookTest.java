package fidus.franchises;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.investments.commissions.FranchiseTerms;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What a pool has earned between its rows: 100,000 of BALANCE from 1 October 2025, whose earning
/// months begin on 1 December, at 0.5 % a month.
class FranchiseBookTest {
    private static final PayoutSchedule BALANCE =
            PayoutSchedule.of(
                    FranchiseTerms.STANDARD.contractTerms(Contract.terms(FundCode.BALANCE)),
                    Money.of("100000", "USD"),
                    LocalDate.parse("2025-10-01"));

    @Test
    void aPoolEarnsAtItsOwnRateOnTheMonthsOfTheClient() {
        FranchiseBook book = SoldBook.of(BALANCE);

        assertThat(at(book, BALANCE, "2025-11-30")).isEqualTo("0.00");
        assertThat(at(book, BALANCE, "2026-01-01")).isEqualTo("500.00");
        assertThat(at(book, BALANCE, "2026-01-16")).isEqualTo("750.00");
        assertThat(at(book, BALANCE, "2026-03-01")).isEqualTo("1500.00");
        assertThat(at(book, BALANCE, "2026-12-01")).isEqualTo("6000.00");
    }

    @Test
    void anotherRateOfTheClientChangesNothingOfThePool() {
        for (String rate : List.of("0.015", "0.030")) {
            PayoutSchedule amended =
                    BALANCE.amended(
                            BALANCE.terms().change().monthlyRate(new BigDecimal(rate)).terms(),
                            LocalDate.parse("2025-12-01"));
            FranchiseBook book = SoldBook.of(amended);

            assertThat(at(book, amended, "2026-01-01")).as(rate).isEqualTo("500.00");
            assertThat(at(book, amended, "2026-03-01")).as(rate).isEqualTo("1500.00");
        }
    }

    private static String at(FranchiseBook book, PayoutSchedule schedule, String day) {
        return book.accruedOn(schedule, LocalDate.parse(day)).amount().toPlainString();
    }
}
