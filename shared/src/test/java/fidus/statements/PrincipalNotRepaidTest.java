package fidus.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.ShareValuation;
import fidus.investments.schedule.ValuationState;
import fidus.money.Money;
import fidus.time.BusinessDays;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// A contract of 250,000.00 to 2027-03-20 of which a loss leaves 244,999.99, paid on 2027-04-05.
class PrincipalNotRepaidTest {
    @Test
    void aStatementSaysWhatALossTookOfThePrincipalAndStillBalances() {
        PayoutSchedule paid = paid();

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

    @Test
    void aLossThatIsBookedAfterTheMonthWasClosedIsOneOfTheNextMonth() {
        PayoutSchedule paid = paid();
        PayoutSchedule whole = unvalued();
        String march = "2027-03";
        String april = "2027-04";
        LocalDate booked = LocalDate.of(2027, 4, 1);

        assertThat(statement(paid, march, booked)).isEqualTo(statement(whole, march, booked));
        Movements later = statement(paid, april, booked).sections().getFirst().total();
        assertThat(later.opening()).isEqualTo(usd("250000"));
        assertThat(later.notRepaid()).isEqualTo(usd("5000.01"));
        assertThat(later.payoutsPaid()).isEqualTo(usd("244999.99"));
        assertThat(later.closing()).isEqualTo(usd("0"));
        // Paid before the first day on which the books would take the loss.
        Movements paidFirst =
                statement(paid, april, LocalDate.of(2027, 5, 1)).sections().getFirst().total();
        assertThat(paidFirst).isEqualTo(later);
    }

    @Test
    void aShareThatIsBookedAfterTheMonthWasClosedIsALineOfTheNextMonth() {
        PayoutSchedule before =
                PayoutSchedule.of(
                        Contract.of(FundCode.UNLIMITED, "250000", "2026-01-20").terms(),
                        usd("250000"),
                        LocalDate.of(2026, 1, 20));
        var valued =
                new ShareValuation(
                        LocalDate.of(2026, 4, 30),
                        ValuationState.SHARE,
                        usd("8000"),
                        usd("8000"),
                        usd("4000"));
        PayoutSchedule shared = before.with(valued.row(1, LocalDate.of(2026, 3, 31)));
        LocalDate booked = LocalDate.of(2026, 5, 1);

        assertThat(statement(shared, "2026-04", booked))
                .isEqualTo(statement(before, "2026-04", booked));
        assertThat(statement(shared, "2026-05", booked).sections().getFirst().payouts())
                .singleElement()
                .satisfies(line -> assertThat(line.payoutAmount()).isEqualTo(usd("4000")));
        assertThat(statement(shared, "2026-04", LocalDate.of(2026, 4, 30)))
                .isNotEqualTo(statement(before, "2026-04", booked));
    }

    private static PayoutSchedule unvalued() {
        PayoutSchedule safe = Contract.of(FundCode.UNLIMITED, "250000", "2026-01-20");
        FundTerms terms = safe.terms().change().principalAtRisk(true).terms();
        return PayoutSchedule.of(terms, usd("250000"), LocalDate.of(2026, 1, 20));
    }

    private static PayoutSchedule paid() {
        return Contract.paid(unvalued().withPrincipalDue(usd("244999.99")), PayoutRef.principal());
    }

    private static Movements movements(PayoutSchedule schedule, String month) {
        return statement(schedule, month, LocalDate.of(2027, 3, 20)).sections().getFirst().total();
    }

    private static ClientStatement statement(
            PayoutSchedule schedule, String month, LocalDate booked) {
        var input =
                new StatementInput(
                        ClientA.ID,
                        "Ana Muñoz Größe",
                        YearMonth.parse(month),
                        BusinessDays.UTC,
                        List.of(ClientA.book(1, FundCode.UNLIMITED, schedule)),
                        List.of(),
                        List.of(),
                        (_, _) -> Optional.of(LocalDate.of(2027, 4, 5)),
                        (_, _) -> Optional.of(booked));
        return ClientStatements.of(input);
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
