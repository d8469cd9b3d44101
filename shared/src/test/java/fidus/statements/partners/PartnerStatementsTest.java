package fidus.statements.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.payments.PaidPart;
import fidus.statements.ChangedFigure;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// Commissions of 27.23 and 750.00 (Client A of the golden cases), reckoned by hand over March
/// 2026.
class PartnerStatementsTest {
    private static final Partner AGENT =
            new Partner(
                    new PartnerId(new UUID(0, 1)), PartnerKind.AGENT, "AA25-001", "Agnes Agent");

    @Test
    void openingAndWhatHappenedMakeTheClosing() {
        PartnerStatement statement =
                statement(
                        usd("796.36"),
                        // Due in January, paid in March, and the payment came back in March.
                        row(1, "27.23", "2026-01-01", paid("2026-03-10", "BANK-1", "2026-03-20")),
                        // Due in February, paid in February: in no figure of March.
                        row(2, "27.23", "2026-02-01", paid("2026-02-10", "BANK-0", null)),
                        // Due in March, paid in April.
                        row(3, "750.00", "2026-03-01", paid("2026-04-02", "BANK-2", null)),
                        row(4, "27.23", "2026-04-01"));

        PartnerSection section = statement.sections().getFirst();
        assertThat(section.total())
                .isEqualTo(
                        new PartnerMovements(
                                usd("27.23"),
                                usd("750.00"),
                                usd("27.23"),
                                usd("27.23"),
                                usd("777.23")));
        assertThat(section.earned()).extracting(EarnedLine::earnedOn).containsExactly("Row 3");
        assertThat(section.payments())
                .extracting(one -> one.movedOn() + " " + one.reference() + " " + one.paidAmount())
                .containsExactly("2026-03-10 BANK-1 27.23 USD", "2026-03-20 BANK-1 -27.23 USD");
        assertThat(section.open()).extracting(OpenLine::earnedOn).containsExactly("Row 1", "Row 3");
        // 777.23 open and 19.13 earned of what is due in April are what the books hold.
        statement.checkTied();
    }

    @Test
    void whatTheBooksHoldOtherwiseIsNotIssued() {
        PartnerStatement statement = statement(usd("796.37"), row(3, "777.23", "2026-03-01"));
        assertThatThrownBy(statement::checkTied)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("796.37 USD")
                .hasMessageContaining("0.01 USD more");
    }

    @Test
    void howFarAnOpenRowHasComeIsNoPartOfTheDigest() {
        PartnerStatement before = statement(usd("46.36"), row(1, "27.23", "2026-03-01"));
        PartnerStatement after =
                statement(
                        usd("46.36"),
                        earning(1, "27.23", "2026-03-01", OpenState.APPROVED, false, List.of()));
        assertThat(before.sections().getFirst().approved()).isEqualTo(usd("0.00"));
        assertThat(after.sections().getFirst().approved()).isEqualTo(usd("27.23"));
        assertThat(after.digest()).isEqualTo(before.digest());
        PartnerStatement other = statement(usd("46.36"), row(1, "27.24", "2026-03-01"));
        assertThat(other.digest()).isNotEqualTo(before.digest());
        assertThat(PartnerDifference.between("A-1", before, "A-2", other).changes())
                .contains(
                        new ChangedFigure(
                                "USD · Contract 1 · Row 1 · COMMISSION · open", "27.23", "27.24"));
    }

    @Test
    void whatWasPaidBeforeTheHouseKeptItsBooksIsInNoFigure() {
        PartnerStatement statement =
                statement(
                        usd("19.13"),
                        earning(1, "27.23", "2026-03-01", OpenState.PAID_SINCE, true, List.of()));
        assertThat(statement.sections().getFirst().total().earned()).isEqualTo(usd("0.00"));
        assertThat(statement.sections().getFirst().total().closing()).isEqualTo(usd("0.00"));
    }

    private static PartnerStatement statement(Money booked, Earning... rows) {
        return PartnerStatements.of(
                new PartnerInput(
                        AGENT,
                        YearMonth.of(2026, 3),
                        "UTC",
                        1,
                        List.of(),
                        List.of(rows),
                        List.of(new PartnerInput.Held(usd("19.13"), booked))));
    }

    private static Earning row(int number, String sum, String dueOn, PaidPart... paid) {
        return earning(number, sum, dueOn, OpenState.READY, false, List.of(paid));
    }

    private static Earning earning(
            int number,
            String sum,
            String dueOn,
            OpenState state,
            boolean elsewhere,
            List<PaidPart> paid) {
        return new Earning(
                EarningKind.COMMISSION,
                1,
                FundCode.CORE,
                "Row " + number,
                usd("272.27"),
                new BigDecimal("0.10"),
                usd(sum),
                LocalDate.parse(dueOn),
                LocalDate.parse(dueOn),
                state,
                elsewhere,
                paid);
    }

    private static PaidPart paid(String on, String reference, String back) {
        return new PaidPart(
                LocalDate.parse(on), reference, back == null ? null : LocalDate.parse(back));
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
