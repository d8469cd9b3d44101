package fidus.server.close;

import static fidus.close.TieOutRule.L6;
import static fidus.close.TieOutRule.L7;
import static fidus.close.TieOutRule.L8;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.TakeOver;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// A contract of June 2026 that is taken over in January 2027, and a month closed after that: what
/// had accrued before is no cost here, and no month posts it again.
class TakenOverCloseTest {
    private static final LocalDate START = LocalDate.parse("2026-06-01");

    @Test
    void aMonthAfterATakeOverPostsWhatAccruedSinceAndTies() {
        try (var desk = new CloseDesk("2027-01-04")) {
            Investment contract = entered(desk);
            desk.approve(
                    desk.ask(
                            BookCalls.TAKE_OVER,
                            new TakeOver(
                                    contract.id(),
                                    START,
                                    LocalDate.parse("2027-01-03"),
                                    List.of(),
                                    "Contract on file, page 1")));
            desk.at("2027-04-01");
            desk.server.rollDay();
            desk.freeze();

            desk.run(StepKind.ACCRUALS);

            assertThat(desk.run(StepKind.ACCRUALS)).startsWith("0 contracts");
            assertThat(desk.month().tieOuts())
                    .filteredOn(tie -> List.of(L6, L7, L8).contains(tie.tieOutRule()))
                    .isNotEmpty()
                    .allSatisfy(tie -> assertThat(tie.isSettled()).as(words(tie)).isTrue());
        }
    }

    private static String words(TieOut tie) {
        return tie.tieOutRule() + " " + tie.key() + " " + tie.left() + " " + tie.right();
    }

    private static Investment entered(CloseDesk desk) {
        var sum = CloseDesk.usd("10000.00");
        desk.approve(
                desk.ask(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                desk.ada.id(),
                                FundCode.CORE,
                                sum,
                                START,
                                START,
                                List.of(new MappingLine(null, sum, "Kept at the bank")),
                                "Signed on paper, page 1 of 4")));
        return desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
    }
}
