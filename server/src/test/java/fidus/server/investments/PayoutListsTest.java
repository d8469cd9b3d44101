package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.ApprovalRow;
import fidus.approvals.ApprovalRowState;
import fidus.approvals.Decide;
import fidus.approvals.FindApprovalRows;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.NewTerms;
import fidus.funds.PayoutRequestMode;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ChangeContract;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.RedemptionState;
import fidus.payments.PayableBlock;
import fidus.redemptions.ApproveAllRedemptions;
import fidus.redemptions.EndRedemption;
import fidus.redemptions.FindReadyRedemptions;
import fidus.redemptions.ReadyRedemption;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Payouts of many contracts asked for and approved by one decision of another person.
class PayoutListsTest extends PayDesk {
    private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-01");

    private record Two(Investment first, Investment second) {}

    /// Two contracts with two payouts each: 2 × 272.27 and 2 × 300.00.
    private Two twoContracts() {
        Investment first = started(FundCode.CORE, "18151.41");
        Investment second = started(FundCode.CORE, "20000.00");
        at("2026-01-30");
        assertThat(ready(FEBRUARY))
                .extracting(ReadyRedemption::blocked)
                .containsExactly(PayableBlock.NO_WALLET, PayableBlock.NO_WALLET);
        assertThat(code(() -> list(FEBRUARY, null))).isEqualTo(Problem.Code.NOTHING_DUE);
        wallet("client/" + ada.id().value(), ada.name(), "DE89370400440532013000");
        houseBank();
        at("2026-02-01");
        server.rollDay();
        return new Two(first, second);
    }

    @Test
    void everythingAvailableUpToADayIsRequestedAndApprovedByOneDecision() {
        Two two = twoContracts();
        assertThat(ready(LocalDate.parse("2026-01-15")))
                .extracting(one -> one.total().toString())
                .containsExactly("272.27 USD", "300.00 USD");

        Prepared list = list(FEBRUARY, null);

        assertThat(list.title()).isEqualTo("Approve 2 redemptions due by 2026-02-01");
        assertThat(list.shown())
                .anyMatch(one -> one.label().equals("Total") && one.value().equals("1144.54 USD"))
                .anyMatch(one -> one.value().equals("2 rows, 1144.54 USD"));
        assertThat(rows(list))
                .extracting(ApprovalRow::what)
                .containsExactly(
                        "Contract " + two.first().number() + ", CORE, INTEREST 1, INTEREST 2",
                        "Contract " + two.second().number() + ", CORE, INTEREST 1, INTEREST 2");
        assertThat(redemptions()).as("nothing is taken before the decision").isEmpty();
        String both = both();
        Prepared own = ask(RedemptionCalls.APPROVE_ALL, all(), both);
        assertThat(code(() -> decide(own, both))).isEqualTo(Problem.Code.SAME_PERSON);

        approve(list);

        assertThat(over(begun(list)).outcome()).isEqualTo("Approved 2 of 2.");
        assertThat(redemptions())
                .extracting(one -> one.total().toString())
                .containsExactlyInAnyOrder("544.54 USD", "600.00 USD");
        assertThat(redemptions())
                .allMatch(one -> one.redemptionState() == RedemptionState.APPROVED)
                .noneMatch(one -> one.requestedBy().equals(one.decidedBy()));
        assertThat(balances("2220")).isEqualTo("-1144.54 USD");
        assertThat(balances("2210")).isEqualTo("0.00 USD");
        assertThat(payables()).hasSize(2);
        assertThat(ready(FEBRUARY)).isEmpty();
        approve(own);
        assertThat(over(begun(own)).outcome())
                .isEqualTo(
                        "Approved 0 of 2; the others were left: requested or changed since the"
                                + " list was shown");
        assertThat(redemptions()).hasSize(2);
    }

    /// The rows of the first are available again and look as they did in the list.
    @Test
    void whatWasRequestedOrStoppedSinceIsLeftOutAndNamed() {
        Two two = twoContracts();
        Prepared list = list(FEBRUARY, null);
        ask(RedemptionCalls.REQUEST, redeem(two.first(), PayoutRef.interest(1)), operator);
        approveWaitingFor(redemptions().getFirst());
        revoke(redemptions().getFirst());
        var stop = new ChangeContract(two.second().id(), "A question is open with her");
        ask(BookCalls.SUSPEND, stop, token(Role.COMPLIANCE));

        assertThat(rows(list))
                .extracting(ApprovalRow::rowState)
                .containsOnly(ApprovalRowState.CHANGED);
        approve(list);

        assertThat(over(begun(list)).outcome())
                .isEqualTo(
                        "Approved 0 of 2; the others were left: requested or changed since the"
                                + " list was shown · the contract is suspended");
        assertThat(rows(list))
                .extracting(ApprovalRow::why)
                .containsExactly(
                        "requested or changed since the list was shown",
                        "the contract is suspended");
        assertThat(stateOf(two.first(), PayoutRef.interest(1))).isEqualTo(PayoutState.AVAILABLE);
        assertThat(balances("2220")).isEqualTo("0.00 USD");
        Prepared again = list(FEBRUARY, null);
        approve(again);
        assertThat(over(begun(again)).outcome()).isEqualTo("Approved 1 of 1.");
    }

    @Test
    void aRequestThatWaitsIsApprovedWithTheOthersButNotByWhoMadeIt() {
        Two two = twoContracts();
        String both = both();
        Prepared alone =
                ask(RedemptionCalls.REQUEST, redeem(two.first(), PayoutRef.interest(1)), operator);
        ask(RedemptionCalls.REQUEST, redeem(two.second(), PayoutRef.interest(1)), both);
        assertThat(ready(FEBRUARY)).hasSize(4);
        Prepared list = list(FEBRUARY, null);

        decide(list, both);

        assertThat(over(begun(list)).outcome())
                .isEqualTo(
                        "Approved 3 of 4; the others were left: asked for by the person who"
                                + " decided the list");
        assertThat(stateOf(two.first(), PayoutRef.interest(1))).isEqualTo(PayoutState.APPROVED);
        assertThat(stateOf(two.second(), PayoutRef.interest(1))).isEqualTo(PayoutState.REQUESTED);
        assertThat(code(() -> approve(alone))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(balances("2220")).isEqualTo("-844.54 USD");
    }

    @Test
    void onlyWhatWasChosenIsAskedForAndAsItWasShown() {
        Two two = twoContracts();
        List<ReadyRedemption> shown = ready(FEBRUARY);
        String item = shown.getLast().item();
        Prepared list = list(FEBRUARY, List.of(item));
        assertThat(list.shown()).anyMatch(one -> one.value().equals("600.00 USD"));
        assertThat(code(() -> list(FEBRUARY, List.of()))).isEqualTo(Problem.Code.BAD_VALUE);
        ask(RedemptionCalls.REQUEST, redeem(two.second(), PayoutRef.interest(1)), operator);
        assertThatThrownBy(() -> list(FEBRUARY, List.of(shown.getFirst().item(), item)))
                .hasMessageContaining("1 of the 2 chosen");
    }

    /// A decision waits for 24 hours; the roll of the next day comes before them or after them.
    @Test
    void whatTheDayRequestedIsAskedForAgainOnEachLaterDayOnce() {
        var terms =
                terms(FundCode.CORE)
                        .change()
                        .payoutRequestMode(PayoutRequestMode.ON_DUE)
                        .version(2, LocalDate.parse("2025-10-02"))
                        .terms();
        var change = new NewTerms(terms, "Payouts are requested by themselves");
        approve(ask(FundCalls.NEW_TERMS, change, operator));
        at("2025-10-03");
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        wallet("client/" + ada.id().value(), ada.name(), "DE89370400440532013000");
        houseBank();
        at("2026-01-03");
        server.rollDay();
        RedemptionRequest request = redemptions().getFirst();
        assertThat(asked(request)).containsExactly(PreparedState.PENDING);

        server.clock().set(Instant.parse("2026-01-04T08:00:00Z"));
        approver = token(Role.APPROVER);
        server.rollDay();
        assertThat(asked(request)).containsExactly(PreparedState.PENDING, PreparedState.VOIDED);
        at("2026-01-07");
        assertThat(asked(request)).containsExactly(PreparedState.LAPSED, PreparedState.VOIDED);
        server.rollDay();
        server.rollDay();
        assertThat(asked(request))
                .containsExactly(PreparedState.PENDING, PreparedState.LAPSED, PreparedState.VOIDED);
        assertThat(redemptions()).hasSize(1);

        approveWaitingFor(request);

        assertThat(stateOf(core, PayoutRef.interest(1))).isEqualTo(PayoutState.APPROVED);
        at("2026-01-09");
        server.rollDay();
        assertThat(asked(request)).hasSize(3);
    }

    private Prepared list(LocalDate until, @Nullable List<String> items) {
        return ask(RedemptionCalls.APPROVE_ALL, new ApproveAllRedemptions(until, items), operator);
    }

    private static ApproveAllRedemptions all() {
        return new ApproveAllRedemptions(FEBRUARY, null);
    }

    private List<ReadyRedemption> ready(LocalDate until) {
        return ask(RedemptionCalls.READY, new FindReadyRedemptions(until), operator).rows();
    }

    private List<ApprovalRow> rows(Prepared list) {
        return ask(ApprovalCalls.ROWS, new FindApprovalRows(list.id(), null), approver).rows();
    }

    /// What became of each time the request was sent for approval, the newest first.
    private List<PreparedState> asked(RedemptionRequest request) {
        return about(request, false).stream().map(Prepared::preparedState).toList();
    }

    private List<Prepared> about(RedemptionRequest request, boolean pendingOnly) {
        var find = new FindPrepared("redemption/" + request.id().value(), pendingOnly);
        return ask(ApprovalCalls.FIND, find, approver).prepared();
    }

    private void approveWaitingFor(RedemptionRequest request) {
        approve(about(request, true).getFirst());
    }

    private void revoke(RedemptionRequest request) {
        var end = new EndRedemption(request.id(), "The client asked us to wait");
        ask(RedemptionCalls.REVOKE, end, approver);
    }

    private void decide(Prepared list, String who) {
        ask(
                ApprovalCalls.DECIDE,
                new Decide(list.id(), Decide.Decision.APPROVE, list.digest(), ""),
                who);
    }

    private String both() {
        List<Role> roles = List.of(Role.OPERATOR, Role.APPROVER);
        return server.signIn(server.person("-both", roles)).accessToken();
    }

    private PayoutState stateOf(Investment contract, PayoutRef row) {
        return page(contract).book().schedule().rows().stream()
                .filter(one -> one.ref().equals(row))
                .map(PayoutRow::payoutState)
                .findFirst()
                .orElseThrow();
    }
}
