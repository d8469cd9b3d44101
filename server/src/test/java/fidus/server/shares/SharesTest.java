package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.fees.equalisation.EqualisationKind;
import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.FindShareRuns;
import fidus.fees.shares.ReverseShares;
import fidus.fees.shares.ShareCalls;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.ShareRunState;
import fidus.funds.ShareMethod;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.CorrectStartDate;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.ValuationState;
import fidus.mt5.AccountKey;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;

class SharesTest {
    private ShareDesk desk = new ShareDesk("2026-01-15");

    @AfterEach
    void close() {
        desk.close();
    }

    /// G28, with a house's part of the account's own before the earning months.
    private Investment goldenStory(AccountKey account) {
        desk.read(account, "2026-01-14", "250000");
        Investment contract = desk.contract(desk.paidClient("Ada Example"), "250000", account);
        desk.read(account, "2026-03-15", "252500");
        desk.read(account, "2026-03-31", "262500");
        return contract;
    }

    @Test
    void theGoldenStoryGivesItsSharesAndTheirPayouts() throws Exception {
        AccountKey account = desk.account(1001, "250000");
        Investment contract = goldenStory(account);
        desk.at("2026-04-01");
        ShareRun march = desk.posted("2026-03");
        desk.read(account, "2026-04-30", "256500");
        desk.at("2026-05-02");
        ShareRun april = desk.posted("2026-04");
        desk.read(account, "2026-05-31", "264500.01");
        desk.at("2026-06-02");
        ShareRun may = desk.posted("2026-05");

        assertThat(march.shares().amount()).isEqualByComparingTo("5000.00");
        assertThat(april.lines().getFirst().valuationState()).isEqualTo(ValuationState.NO_SHARE);
        assertThat(may.shares().amount()).isEqualByComparingTo("1000.01");
        assertThat(may.lines().getFirst().markAfter().amount()).isEqualByComparingTo("12000.01");
        assertThat(may.lines().getFirst().periodFrom()).isEqualTo("2026-04-30");
        assertThat(may.lines().getFirst().derivation().lines().getFirst()).contains("1000.01");
        assertThat(desk.balance("5020")).isEqualTo("6000.01");
        assertThat(desk.balance("2210")).isEqualTo("-6000.01");
        assertThat(desk.page(contract).redeemable().redeemableNow().amount())
                .isEqualByComparingTo("6000.01");
        desk.ask(
                RedemptionCalls.REQUEST,
                new RequestRedemption(
                        contract.id(),
                        List.of(new PayoutRef(PayoutKind.PERFORMANCE_SHARE, 1)),
                        "Asked for by letter"));
        assertThat(desk.page(contract).redeemable().redeemableNow().amount())
                .isEqualByComparingTo("1000.01");
        assertThat(desk.ask(ShareCalls.RUNS, new FindShareRuns(null)).runs()).hasSize(3);
        desk.reperformed(may);
    }

    @Test
    void principalThatCameLaterWeighsNothingInTheMonthBefore() {
        AccountKey account = desk.account(1001, "250000");
        desk.read(account, "2026-01-14", "250000");
        Client ada = desk.client("Ada Example");
        desk.contract(ada, "250000", account);
        desk.read(account, "2026-03-15", "252500");
        desk.read(account, "2026-03-31", "262500");
        desk.at("2026-04-05");
        desk.contract(ada, "250000", account);

        ShareRun march = desk.posted("2026-03");

        assertThat(march.shares().amount()).isEqualByComparingTo("5000.00");
    }

    @Test
    void aMissingReadingGivesNoShareAndTheNextValuationCoversTheGap() throws Exception {
        AccountKey account = desk.account(1001, "250000");
        desk.read(account, "2026-01-14", "250000");
        desk.contract(desk.client("Ada Example"), "250000", account);
        desk.read(account, "2026-03-15", "250000");
        desk.at("2026-04-02");
        ShareRun march = desk.posted("2026-03");
        desk.reperformed(march);
        ShareLine none = march.lines().getFirst();
        assertThat(none.valuationState()).isEqualTo(ValuationState.UNAVAILABLE);
        assertThat(none.why()).contains("Broker-Live");
        desk.read(account, "2026-04-30", "260000");
        desk.at("2026-05-02");
        ShareLine both = desk.posted("2026-04").lines().getFirst();
        assertThat(both.shareAmount().amount()).isEqualByComparingTo("5000.00");
        assertThat(both.periodFrom()).isEqualTo("2026-03-15");
    }

    @Test
    void nobodyApprovesTheirOwnAndARunOnceApprovedStays() {
        AccountKey account = desk.account(1001, "250000");
        goldenStory(account);
        desk.at("2026-04-01");
        String colleague = desk.operator;
        String both = desk.token(Role.OPERATOR, Role.APPROVER);
        desk.operator = both;
        ShareRun run = desk.valued("2026-03");
        Prepared own = desk.ask(ShareCalls.APPROVE, new AboutShareRun(run.id()));
        assertThat(desk.code(() -> desk.decide(own, both))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.withdraw(own, both);
        desk.operator = colleague;
        Prepared sent = desk.ask(ShareCalls.APPROVE, new AboutShareRun(run.id()));
        assertThat(desk.code(() -> desk.decide(sent, both))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.approve(sent);
        ShareRun again = desk.valued("2026-03");
        assertThat(again.shareRunState()).isEqualTo(ShareRunState.POSTED);
        assertThat(again.version()).isEqualTo(2);
        assertThat(desk.balance("5020")).isEqualTo("5000.00");
    }

    @Test
    void aReversalRestoresTheMarkAndTakesTheRowBackUnlessItWasAskedFor() {
        AccountKey account = desk.account(1001, "250000");
        Investment contract = goldenStory(account);
        desk.at("2026-04-01");
        ShareRun march = desk.posted("2026-03");
        desk.read(account, "2026-04-30", "256500");
        desk.at("2026-05-02");
        ShareRun april = desk.posted("2026-04");
        var reverse = new ReverseShares(march.id(), "The reading of March was wrong");
        assertThat(desk.code(() -> desk.ask(ShareCalls.REVERSE, reverse)))
                .isEqualTo(Problem.Code.LATER_RUN_EXISTS);
        desk.approve(
                desk.ask(
                        ShareCalls.REVERSE,
                        new ReverseShares(april.id(), "Stands on a wrong March")));
        desk.approve(desk.ask(ShareCalls.REVERSE, reverse));

        assertThat(desk.balance("5020")).isEqualTo("0.00");
        assertThat(desk.balance("2210")).isEqualTo("0.00");
        assertThat(desk.page(contract).book().schedule().rows())
                .anyMatch(
                        row ->
                                row.payoutKind() == PayoutKind.PERFORMANCE_SHARE
                                        && row.payoutState() == PayoutState.CANCELLED);
        ShareRun second = desk.posted("2026-03");
        assertThat(second.id()).isNotEqualTo(march.id());
        assertThat(second.shares().amount()).isEqualByComparingTo("5000.00");
        desk.ask(
                RedemptionCalls.REQUEST,
                new RequestRedemption(
                        contract.id(),
                        List.of(new PayoutRef(PayoutKind.PERFORMANCE_SHARE, 2)),
                        "Asked for by letter"));
        assertThat(
                        desk.code(
                                () ->
                                        desk.ask(
                                                ShareCalls.REVERSE,
                                                new ReverseShares(
                                                        second.id(), "Wrong once more, alas"))))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void aPoolOfLotsGivesTheLateComerCreditAndEveryLotItsOwnGain() throws Exception {
        pool(ShareMethod.DEALING_LOTS);
        ShareRun april = desk.posted("2026-04");
        assertThat(april.pools()).hasSize(1);
        assertThat(april.pools().getFirst().moves().getLast().earnedOn())
                .singleElement()
                .satisfies(one -> assertThat(one.mappedByAll()).hasToString("200000.00 USD"));
        ShareLine ann = april.lines().getFirst();
        ShareLine bob = april.lines().getLast();
        // Ann's gain is 10,000 alone and half of the 10,000 that followed, Bob's the other part.
        assertThat(bob.units().equalisationKind()).isEqualTo(EqualisationKind.CREDIT);
        assertThat(ann.shareAmount().plus(bob.shareAmount()).amount())
                .isEqualByComparingTo("10000.00");
        assertThat(ann.shareAmount().amount()).isEqualByComparingTo("7619.05");
        assertThat(bob.shareAmount().amount()).isEqualByComparingTo("2380.95");
        assertThat(desk.balance("5020")).isEqualTo("10000.00");
        desk.reperformed(april);
    }

    @Test
    void aPoolOfSeriesRollsThemUpByItself() throws Exception {
        pool(ShareMethod.SERIES);
        ShareRun april = desk.posted("2026-04");
        assertThat(april.pools().getFirst().series()).hasSize(1);
        assertThat(april.pools().getFirst().holdings()).hasSize(2);
        assertThat(april.shares().amount()).isEqualByComparingTo("10000.00");
        desk.reperformed(april);
    }

    /// On 31 March 250,000 of each stand at 245,000. One of them begins on 20 April instead, so the
    /// 20,000.00 of the days after that are earned on 245,000 and 250,000: the other has 245,000 ×
    /// 20,000 ÷ 495,000 − 5,000 = 4,898.99, and half of it as the share. Typed for May first, the
    /// one that begins then is in nobody's way: the other has half of 10,000 − 5,000.
    @ParameterizedTest
    @EnumSource(
            value = ShareMethod.class,
            names = {"SERIES", "DEALING_LOTS"})
    void aStartCorrectedAfterAMonthWithoutAShareIsInThePoolOnce(ShareMethod method) {
        desk.shared(method, "2026-01-16");
        desk.at("2026-01-20");
        AccountKey account = desk.account(1001, "500000");
        desk.read(account, "2026-01-19", "500000");
        Client ann = desk.paidClient("Ann Example");
        Investment moved = desk.contract(ann, "250000", account);
        Investment stays = desk.contract(ann, "250000", account);
        desk.read(account, "2026-03-20", "500000");
        desk.read(account, "2026-03-31", "490000");
        desk.at("2026-04-01");
        assertThat(desk.posted("2026-03").shares().isZero()).isTrue();
        corrected(moved, "2026-03-15");
        desk.read(account, "2026-04-20", "490000");
        desk.read(account, "2026-04-30", "510000");
        desk.at("2026-05-02");
        assertThat(desk.valued("2026-04").lines())
                .extracting(ShareLine::investmentId, SharesTest::share)
                .containsExactly(tuple(stays.id(), "2500.00"));
        corrected(moved, "2026-02-20");

        ShareRun april = desk.posted("2026-04");

        assertThat(april.lines())
                .extracting(ShareLine::investmentId)
                .containsExactlyInAnyOrder(moved.id(), stays.id());
        assertThat(april.lines())
                .filteredOn(line -> line.investmentId().equals(stays.id()))
                .extracting(SharesTest::share)
                .containsExactly("2449.49");
    }

    private static String share(ShareLine line) {
        return line.shareAmount().amount().toPlainString();
    }

    private void corrected(Investment contract, String start) {
        var asked =
                new CorrectStartDate(
                        contract.id(), LocalDate.parse(start), "Its deposit had come later");
        desk.approve(desk.ask(BookCalls.CORRECT_START, asked));
    }

    /// Two contracts of 100,000 on one account: the second comes in when the pool stands 10 % up.
    private void pool(ShareMethod method) {
        desk.shared(method, "2026-01-16");
        desk.at("2026-01-20");
        AccountKey account = desk.account(1001, "200000");
        desk.read(account, "2026-01-19", "200000");
        var ann = desk.client("Ann Example");
        desk.contract(ann, "100000", account);
        desk.at("2026-02-10");
        desk.contract(ann, "100000", account);
        desk.read(account, "2026-03-20", "200000");
        desk.read(account, "2026-04-10", "220000");
        desk.read(account, "2026-04-30", "230000");
        desk.at("2026-05-02");
    }
}
