package fidus.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// A contract of 250,000.00 to 2027-03-20 of which a loss leaves 244,999.99, paid on 2027-04-05.
class PrincipalNotRepaidTest {
    @Test
    void aStatementSaysWhatALossTookOfThePrincipalAndStillBalances() {
        PayoutSchedule safe = Contract.of(FundCode.UNLIMITED, "250000", "2026-01-20");
        FundTerms terms = safe.terms().change().principalAtRisk(true).terms();
        PayoutSchedule valued =
                PayoutSchedule.of(terms, usd("250000"), LocalDate.of(2026, 1, 20))
                        .withPrincipalDue(usd("244999.99"));
        PayoutSchedule paid = Contract.paid(valued, PayoutRef.principal());

        assertThat(movements(paid, "2027-02").notRepaid()).isNull();
        Movements march = movements(paid, "2027-03");
        assertThat(march.opening()).isEqualTo(usd("250000"));
        assertThat(march.notRepaid()).isEqualTo(usd("5000.01"));
        assertThat(march.closing()).isEqualTo(usd("244999.99"));
        Movements april = movements(paid, "2027-04");
        assertThat(april.payoutsPaid()).isEqualTo(usd("244999.99"));
        assertThat(april.notRepaid()).isNull();
        assertThat(april.closing()).isEqualTo(usd("0"));
    }

    private static Movements movements(PayoutSchedule schedule, String month) {
        var input =
                new StatementInput(
                        ClientA.ID,
                        "Ana Muñoz Größe",
                        YearMonth.parse(month),
                        "UTC",
                        List.of(ClientA.book(1, FundCode.UNLIMITED, schedule)),
                        List.of(),
                        (_, _) -> Optional.of(LocalDate.of(2027, 4, 5)));
        return ClientStatements.of(input).sections().getFirst().total();
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
