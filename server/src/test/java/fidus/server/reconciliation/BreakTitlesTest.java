package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.mt5.AccountKey;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.Objects;

/// What a decision about a break is called, and where that stands while it waits.
final class BreakTitlesTest extends DeskDeeds {
    private static RowStory story(RunId run, String row) {
        return server.call(
                WindowCalls.ROW, new AboutRow(run, Side.BOOK, row), desk.secondOperator());
    }

    private static void assertWaits(Workbench bench, AccountKey account, Prepared asked) {
        RowStory row = story(id(bench), ReconciliationTest.row(account, 14));
        BreakCard card = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 14);
        assertThat(card.waiting()).isEqualTo(asked.title());
        assertThat(Objects.requireNonNull(row.row().found()).waiting()).isEqualTo(asked.title());
        assertThat(row.waits()).as("it is decided at the break").isNull();
        assertThat(story(id(bench), ReconciliationTest.row(account, 12)).row().found())
                .as("of another row")
                .isNotNull()
                .satisfies(found -> assertThat(found.waiting()).isNull());
    }

    @Test
    void aWriteOffIsCalledByItsSumAndAccount() {
        AccountKey account = desk.account(791);
        Workbench bench = differing(account);
        BreakCard card = desk.explain(breakOf(bench, account, Side.BOOK, 14), CauseCode.ROUNDING);

        Prepared asked = writeOff(card);

        assertThat(asked.title()).isEqualTo("Write off 25.00 USD of " + account);
        assertWaits(bench, account, asked);
    }

    @Test
    void aResolutionIsCalledByItsRuleAndAccount() {
        AccountKey account = desk.account(792);
        Workbench bench = differing(account);
        BreakCard card = desk.explain(breakOf(bench, account, Side.BOOK, 14), CauseCode.ROUNDING);

        Prepared asked = resolve(card, desk.secondOperator());

        assertThat(asked.title()).isEqualTo("Resolve Unmatched row (S5) of " + account);
        assertWaits(bench, account, asked);
    }
}
