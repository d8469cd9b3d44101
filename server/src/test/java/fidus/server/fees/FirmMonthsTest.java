package fidus.server.fees;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.fees.Crystallisation;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.money.Currency;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A mandate is not changed behind months whose fee is agreed. Quarterly, 600.00 accrued by the end
/// of February.
class FirmMonthsTest {
    private static final FeeAgreement MONTHLY =
            FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD);

    @Test
    void aMandateEndsAndChangesAfterTheMonthsThatAreAgreed() {
        try (var desk = new FeeDesk("2027-01-02")) {
            AccountKey account = desk.account(1001, "100000.00");
            ManagerId m1 = desk.manager("M1");
            FeeAgreement quarterly =
                    MONTHLY.with(MONTHLY.performance().with(Crystallisation.QUARTERLY));
            Mandate mandate = desk.mandate(m1, quarterly, account);
            desk.at("2027-02-01");
            desk.read(account, "2027-01-31T23:50:00Z", "102000.00");
            desk.close("2027-01", FeeType.MANAGER_PERFORMANCE);
            desk.at("2027-03-01");
            desk.read(account, "2027-02-28T23:50:00Z", "103000.00");
            desk.close("2027-02", FeeType.MANAGER_PERFORMANCE);
            assertThat(desk.balance("2400")).isEqualTo("-600.00");

            refused(desk, wish(mandate, null, "2027-02-28"), "endOn");
            refused(desk, wish(mandate, null, "2027-01-15"), "endOn");
            FeeAgreement dearer =
                    FeeConvention.HOUSE.agreement(new BigDecimal("0.25"), Currency.USD);
            var back =
                    new AgreedFrom(
                            LocalDate.parse("2027-02-01"),
                            dearer.with(dearer.performance().with(Crystallisation.QUARTERLY)));
            refused(desk, wish(mandate, back, null), "agreed");
            accountsStay(desk, mandate, account);

            desk.approve(desk.ask(FeeCalls.CHANGE_MANDATE, wish(mandate, null, "2027-03-10")));
            desk.at("2027-04-01");
            desk.read(account, "2027-03-10T23:50:00Z", "103000.00");
            desk.read(account, "2027-03-31T23:50:00Z", "103000.00");
            desk.close("2027-03", FeeType.MANAGER_PERFORMANCE);
            assertThat(desk.fee("2027-03", m1)).isEqualTo("600.00");
            assertThat(desk.balance("2400")).isEqualTo("0.00");
        }
    }

    /// Else a manager who has the account from 11 February on earns the same gain once more, and
    /// the fee of an account or mandate set back into February is never charged.
    private static void accountsStay(FeeDesk desk, Mandate mandate, AccountKey account) {
        refused(desk, left(mandate, account, "2027-02-11"), "accounts");
        refused(desk, left(mandate, account, "2027-02-28"), "accounts");
        AccountKey other = desk.account(1002, "50000.00");
        var late = new MandateAccount(other, LocalDate.parse("2027-02-28"), null);
        refused(desk, with(mandate, mandate.accounts().getFirst(), late), "accounts");
        Problem problem =
                problem(
                        () ->
                                desk.mandate(
                                        mandate.managerId(), "2027-02-28", MONTHLY, null, other));
        assertThat(problem.code()).isEqualTo(Problem.Code.LATER_RUN_EXISTS);
    }

    private static ChangeMandate left(Mandate mandate, AccountKey account, String until) {
        LocalDate from = mandate.accounts().getFirst().from();
        return with(mandate, new MandateAccount(account, from, LocalDate.parse(until)));
    }

    private static ChangeMandate with(Mandate mandate, MandateAccount... accounts) {
        return new ChangeMandate(
                mandate.id(),
                List.of(accounts),
                null,
                null,
                "Agreed with the manager",
                mandate.version());
    }

    private static void refused(FeeDesk desk, ChangeMandate wish, String field) {
        Problem problem = problem(() -> desk.ask(FeeCalls.CHANGE_MANDATE, wish));
        assertThat(problem.code()).isEqualTo(Problem.Code.LATER_RUN_EXISTS);
        assertThat(problem.fields().getFirst().field()).isEqualTo(field);
    }

    private static ChangeMandate wish(
            Mandate mandate, @Nullable AgreedFrom agreed, @Nullable String end) {
        return new ChangeMandate(
                mandate.id(),
                mandate.accounts(),
                agreed,
                end == null ? null : LocalDate.parse(end),
                "Agreed with the manager",
                mandate.version());
    }
}
