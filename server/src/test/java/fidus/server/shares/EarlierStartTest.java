package fidus.server.shares;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.ReverseShares;
import fidus.fees.shares.ShareCalls;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.funds.ShareMethod;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.CorrectStartDate;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// Two contracts of 250,000 on one account, both from 20 March. One of them began on 10 March in
/// truth, which is found out after March was valued.
class EarlierStartTest {
    /// From 10 to 20 March the account gains 20,000, half of it on the first contract's part: it
    /// stands at 260,000 when the other comes in with 250,000. By the end of April both stand at
    /// 530 ÷ 510 of that: 270,196.08 and 259,803.92. Half of each gain is the share.
    @Test
    void theDaysOfAnEarlierStartAreSharedOnceTheValuationIsTakenBack() {
        try (var desk = new ShareDesk("2026-01-10")) {
            desk.shared(ShareMethod.DEALING_LOTS, "2026-01-16");
            desk.at("2026-01-20");
            AccountKey account = desk.account(1001, "500000");
            desk.read(account, "2026-01-19", "500000");
            var ann = desk.client("Ann Example");
            Investment moved = desk.contract(ann, "250000", account);
            Investment stays = desk.contract(ann, "250000", account);
            desk.read(account, "2026-03-10", "500000");
            desk.read(account, "2026-03-20", "520000");
            desk.read(account, "2026-03-31", "490000");
            desk.at("2026-04-01");
            ShareRun march = desk.posted("2026-03");
            assertThat(march.shares().isZero()).isTrue();

            Problem why = problem(() -> corrected(desk, moved, "2026-01-10"));
            assertThat(why.code()).isEqualTo(Problem.Code.LATER_RUN_EXISTS);
            assertThat(why.fields().getFirst().field()).isEqualTo("startDate");
            assertThat(why.message()).contains("valuations of 2026-03 and later");
            assertThat(problem(() -> corrected(desk, moved, "2026-01-25")).code())
                    .isEqualTo(Problem.Code.LATER_RUN_EXISTS);
            desk.approve(
                    desk.ask(
                            ShareCalls.REVERSE,
                            new ReverseShares(march.id(), "The start was typed wrong")));
            corrected(desk, moved, "2026-01-10");
            assertThat(desk.posted("2026-03").shares().isZero()).isTrue();
            desk.read(account, "2026-04-30", "540000");
            desk.at("2026-05-02");

            ShareRun april = desk.posted("2026-04");

            assertThat(share(april, moved)).isEqualTo("10098.04");
            assertThat(share(april, stays)).isEqualTo("4901.96");
            assertThat(desk.ask(ShareCalls.RUN, new AboutShareRun(march.id())).run().shares())
                    .isEqualTo(march.shares());
        }
    }

    private static String share(ShareRun run, Investment contract) {
        return run.lines().stream()
                .filter(line -> line.investmentId().equals(contract.id()))
                .map(ShareLine::shareAmount)
                .findFirst()
                .orElseThrow()
                .amount()
                .toPlainString();
    }

    private static void corrected(ShareDesk desk, Investment contract, String start) {
        var asked =
                new CorrectStartDate(
                        contract.id(), LocalDate.parse(start), "Its deposit came on another day");
        desk.approve(desk.ask(BookCalls.CORRECT_START, asked));
    }
}
