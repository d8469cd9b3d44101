package fidus.funds;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Which version binds a contract, and who may sign it all the same.
final class TermsInForceTest extends SoldTerms {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 10);
    private static final ClientId CLIENT = new ClientId(new UUID(0, 1));
    private static final InvestmentId CONTRACT = new InvestmentId(new UUID(0, 2));
    private static final PersonId ANN = new PersonId(new UUID(0, 3));
    private static final PersonId BEN = new PersonId(new UUID(0, 4));

    /// G11: BALANCE at 0.020 from 2026-03-01.
    @Test
    void aContractIsSignedUnderTheVersionInForce() {
        TermsHistory history = twoVersions();

        assertThat(rateOn(history, "2026-02-27")).isEqualByComparingTo("0.025");
        assertThat(rateOn(history, "2026-02-28")).isEqualByComparingTo("0.025");
        assertThat(rateOn(history, "2026-03-01")).isEqualByComparingTo("0.020");
        assertThat(history.inForceOn(V1.minusDays(1))).isEmpty();
        assertThat(history.inForceOn(V1)).isPresent();
    }

    @Test
    void twoVersionsOnOneDayOverlap() {
        FundTerms again = first(FundCode.BALANCE).as(3, LocalDate.of(2026, 3, 1));
        TermsHistory history = twoVersions();

        assertThat(code(() -> history.with(again, TODAY))).isEqualTo(Problem.Code.TERMS_OVERLAP);
        assertThat(
                        code(
                                () ->
                                        new TermsHistory(
                                                FundCode.BALANCE,
                                                List.of(
                                                        first(FundCode.BALANCE),
                                                        first(FundCode.BALANCE).as(2, V1)))))
                .isEqualTo(Problem.Code.TERMS_OVERLAP);
    }

    @Test
    void aVersionThatWasReachedStaysAndAFutureOneMayBeWithdrawn() {
        TermsHistory history = twoVersions();
        LocalDate reached = LocalDate.of(2026, 3, 1);

        assertThat(history.withdrawn(2, reached.minusDays(1)).versions()).hasSize(1);
        assertThat(code(() -> history.withdrawn(2, reached))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> history.withdrawn(1, TODAY))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> history.withdrawn(9, TODAY))).isEqualTo(Problem.Code.NOT_FOUND);
        FundTerms today = first(FundCode.BALANCE).as(3, TODAY);
        assertThat(code(() -> TermsHistory.of(first(FundCode.BALANCE)).with(today, TODAY)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        FundTerms between = first(FundCode.BALANCE).as(3, LocalDate.of(2026, 2, 20));
        assertThat(code(() -> history.with(between, TODAY))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> history.with(first(FundCode.CORE).as(3, reached.plusDays(9)), TODAY)))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    /// G11: CORE 8,000 without a waiver and DYNAMIC 250,000 without an invitation.
    @Test
    void theMinimumAndTheAccessAreBothLookedAt() {
        assertThat(codes(FundCode.CORE, applicant("8000", null, null)))
                .containsExactly(Problem.Code.BELOW_MINIMUM);
        assertThat(codes(FundCode.CORE, applicant("10000", null, null))).isEmpty();
        assertThat(codes(FundCode.DYNAMIC, applicant("250000", null, null)))
                .containsExactly(Problem.Code.FUND_CLOSED);
        assertThat(codes(FundCode.DYNAMIC, applicant("100", null, null)))
                .containsExactly(Problem.Code.FUND_CLOSED, Problem.Code.BELOW_MINIMUM);
        assertThat(codes(FundCode.SEPARATION, applicant("100", null, null)))
                .containsExactly(Problem.Code.FUND_INTERNAL);
        var euro = new Applicant(CLIENT, CONTRACT, Money.of("20000", "EUR"), TODAY, null, null);
        assertThat(codes(FundCode.CORE, euro)).containsExactly(Problem.Code.MIXED_CURRENCIES);
        assertThat(
                        code(
                                () ->
                                        FundAccess.check(
                                                first(FundCode.DYNAMIC),
                                                applicant("1", null, null))))
                .isEqualTo(Problem.Code.FUND_CLOSED);
    }

    @Test
    void aWaiverServesItsClientFundAndContractUntilItExpires() {
        MinimumWaiver waiver = waiver(FundCode.CORE, CONTRACT, "8000", TODAY);

        assertThat(codes(FundCode.CORE, applicant("8000", waiver, null))).isEmpty();
        assertThat(codes(FundCode.CORE, applicant("7999.99", waiver, null)))
                .containsExactly(Problem.Code.BELOW_MINIMUM);
        assertThat(codes(FundCode.BALANCE, applicant("8000", waiver, null)))
                .containsExactly(Problem.Code.BELOW_MINIMUM);
        InvestmentId other = new InvestmentId(new UUID(0, 9));
        assertThat(
                        codes(
                                FundCode.CORE,
                                applicant(
                                        "8000", waiver(FundCode.CORE, other, "8000", TODAY), null)))
                .containsExactly(Problem.Code.BELOW_MINIMUM);
        assertThat(
                        codes(
                                FundCode.CORE,
                                applicant(
                                        "8000",
                                        waiver(FundCode.CORE, CONTRACT, "8000", TODAY.minusDays(1)),
                                        null)))
                .containsExactly(Problem.Code.BELOW_MINIMUM);
    }

    @Test
    void anInvitationAdmitsOnceUntilItExpires() {
        assertThat(codes(FundCode.DYNAMIC, applicant("250000", null, invitation(TODAY, null))))
                .isEmpty();
        assertThat(codes(FundCode.DYNAMIC, applicant("250000", null, invitation(TODAY, CONTRACT))))
                .isEmpty();
        assertThat(
                        codes(
                                FundCode.DYNAMIC,
                                applicant(
                                        "250000",
                                        null,
                                        invitation(TODAY, new InvestmentId(new UUID(0, 9))))))
                .containsExactly(Problem.Code.FUND_CLOSED);
        assertThat(
                        codes(
                                FundCode.DYNAMIC,
                                applicant("250000", null, invitation(TODAY.minusDays(1), null))))
                .containsExactly(Problem.Code.FUND_CLOSED);
    }

    private static TermsHistory twoVersions() {
        FundTerms second =
                first(FundCode.BALANCE)
                        .change()
                        .monthlyRate(rate("0.020"))
                        .version(2, LocalDate.of(2026, 3, 1))
                        .terms();
        return TermsHistory.of(first(FundCode.BALANCE)).with(second, TODAY);
    }

    private static BigDecimal rateOn(TermsHistory history, String day) {
        return history.inForceOn(LocalDate.parse(day)).orElseThrow().monthlyRate();
    }

    private static MinimumWaiver waiver(
            FundCode fund, InvestmentId contract, String accepted, LocalDate expires) {
        return new MinimumWaiver(
                CLIENT,
                fund,
                contract,
                usd("10000"),
                usd(accepted),
                "Family of a client",
                ANN,
                BEN,
                V1,
                expires);
    }

    private static Invitation invitation(LocalDate until, @Nullable InvestmentId usedFor) {
        return new Invitation(CLIENT, FundCode.DYNAMIC, ANN, BEN, until, usedFor);
    }

    private static Applicant applicant(
            String principal, @Nullable MinimumWaiver waiver, @Nullable Invitation invitation) {
        return new Applicant(CLIENT, CONTRACT, usd(principal), TODAY, waiver, invitation);
    }

    private static List<Problem.Code> codes(FundCode fund, Applicant applicant) {
        return FundAccess.failures(first(fund), applicant).stream().map(Failure::code).toList();
    }
}
