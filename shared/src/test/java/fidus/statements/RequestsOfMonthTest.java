package fidus.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.RedemptionState;
import fidus.money.Money;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionRequest;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// What a statement tells of requests for payouts.
class RequestsOfMonthTest {
    private static final LocalDate APPROVED = LocalDate.parse("2026-04-02");
    private static final LocalDate BOOKED = LocalDate.parse("2026-05-01");
    private static final LocalDate AT_THE_BANK = LocalDate.parse("2026-04-29");

    private final RedemptionRequest asked = asked(1, "2026-03-30");
    private final RedemptionRequest approved =
            asked.become(RedemptionState.APPROVED, "Bob", APPROVED);
    private final RedemptionRequest paid = approved.paidBy("payment/7", BOOKED, AT_THE_BANK);

    @Test
    void aRequestStandsInEachMonthUntilItIsOverAsItStoodThen() {
        assertThat(told(paid, "2026-02")).isEmpty();
        assertThat(told(paid, "2026-03"))
                .containsExactly(line(1, "2026-03-30", RedemptionState.PENDING, null, null));
        assertThat(told(paid, "2026-04"))
                .containsExactly(line(1, "2026-03-30", RedemptionState.APPROVED, APPROVED, null));
        assertThat(told(paid, "2026-05"))
                .containsExactly(line(1, "2026-03-30", RedemptionState.PAID, APPROVED, BOOKED));
        assertThat(told(paid, "2026-06")).isEmpty();
        // the same months before anybody paid
        assertThat(told(approved, "2026-03")).isEqualTo(told(paid, "2026-03"));
        assertThat(told(approved, "2026-04")).isEqualTo(told(paid, "2026-04"));
    }

    @Test
    void oneThatWasRefusedOrTakenBackStandsInThatMonthForTheLastTime() {
        LocalDate day = LocalDate.parse("2026-04-09");
        for (var state : List.of(RedemptionState.REJECTED, RedemptionState.CANCELLED)) {
            RedemptionRequest over = asked.become(state, "Bob", day);
            assertThat(told(over, "2026-03")).isEqualTo(told(asked, "2026-03"));
            assertThat(told(over, "2026-04"))
                    .containsExactly(line(1, "2026-03-30", state, null, day));
            assertThat(told(over, "2026-05")).isEmpty();
        }
    }

    @Test
    void aPaymentThatCameBackLeavesTheRequestApproved() {
        LocalDate back = LocalDate.parse("2026-06-03");
        RedemptionRequest returned = paid.unpaid(back, back);
        assertThat(told(returned, "2026-05")).isEqualTo(told(paid, "2026-05"));
        assertThat(told(returned, "2026-06"))
                .containsExactly(line(1, "2026-03-30", RedemptionState.APPROVED, APPROVED, null));
    }

    @Test
    void theBanksDayStandsBesideTheDayAPayoutCounts() {
        ClientA client = ClientA.inMarch();
        client.payCore(4, "2026-05-01");
        client.asks(paid);

        ClientStatement may = ClientStatements.of(client.in("2026-05"));

        PayoutLine four = may.sections().getFirst().payouts().getFirst();
        assertThat(four.paidOn()).isEqualTo(BOOKED);
        assertThat(four.bankDay()).isEqualTo(AT_THE_BANK);
        assertThat(Figures.of(may))
                .containsEntry(
                        "USD · Contract 1 · INTEREST 4",
                        "272.27 due 2026-04-01, paid 2026-05-01, at the bank on 2026-04-29")
                .containsEntry(
                        "USD · Redemption 1",
                        "272.27 of contract 1, requested 2026-03-30, approved 2026-04-02, PAID"
                                + " 2026-05-01");
    }

    @Test
    void aStatementWithoutRequestsReadsAsBeforeTheyWereTold() {
        String text =
                fidus.contract.Canonical.text(ClientStatements.of(ClientA.inMarch().in("2026-03")));
        assertThat(text).doesNotContain("redemptions").doesNotContain("bankDay");
    }

    @Test
    void aDifferenceNamesARequestThatWasNotToldBefore() {
        ClientA client = ClientA.inMarch();
        ClientStatement before = ClientStatements.of(client.in("2026-03"));
        client.asks(asked);
        ClientStatement after = ClientStatements.of(client.in("2026-03"));
        assertThat(StatementDifference.between(before, after))
                .containsExactly(
                        new ChangedFigure(
                                "USD · Redemption 1",
                                "",
                                "272.27 of contract 1, requested 2026-03-30, PENDING"));
    }

    /// In Singapore 1 May begins on 30 April at 16:00 UTC.
    @Test
    void aRequestStandsOnItsDayAsItWasCutThenInEveryMonth() {
        ClientA client = ClientA.inMarch();
        client.livesBy(
                BusinessDays.UTC.with(LocalDate.parse("2026-05-01"), ZoneId.of("Asia/Singapore")));
        client.asks(asked(1, Instant.parse("2026-03-10T20:00:00Z")));
        client.asks(asked(2, Instant.parse("2026-04-30T20:00:00Z")));

        RedemptionLine march = line(1, "2026-03-10", RedemptionState.PENDING, null, null);
        assertThat(told(client, "2026-03")).containsExactly(march);
        assertThat(told(client, "2026-04")).containsExactly(march);
        assertThat(told(client, "2026-05"))
                .containsExactly(march, line(2, "2026-05-01", RedemptionState.PENDING, null, null));
        assertThat(ClientStatements.of(client.in("2026-04")).businessZone()).isEqualTo("UTC");
        assertThat(ClientStatements.of(client.in("2026-05")).businessZone())
                .isEqualTo("Asia/Singapore");
    }

    private static List<RedemptionLine> told(ClientA client, String month) {
        StatementInput input = client.in(month);
        return new RequestsOfMonth(input).lines(input.redemptions());
    }

    private static List<RedemptionLine> told(RedemptionRequest request, String month) {
        return new RequestsOfMonth(ClientA.inMarch().in(month)).lines(List.of(request));
    }

    private static RedemptionLine line(
            long number,
            String requestedOn,
            RedemptionState state,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate endedOn) {
        return new RedemptionLine(
                number,
                1,
                FundCode.CORE,
                LocalDate.parse(requestedOn),
                Money.of("272.27", "USD"),
                state,
                approvedOn,
                endedOn);
    }

    private static RedemptionRequest asked(long number, String day) {
        return asked(number, LocalDate.parse(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    private static RedemptionRequest asked(long number, Instant at) {
        Money sum = Money.of("272.27", "USD");
        return new RedemptionRequest(
                new RedemptionId(new UUID(0, 100 + number)),
                number,
                new InvestmentId(new UUID(0, 1)),
                1,
                ClientA.ID,
                "Ana Muñoz Größe",
                FundCode.CORE,
                List.of(PayoutRef.interest(4)),
                sum,
                "Asked for by letter",
                sum,
                sum,
                RedemptionState.PENDING,
                at,
                "Ann",
                null,
                0,
                null,
                null,
                1,
                null,
                LocalDate.parse("2026-04-01"),
                null);
    }
}
