package fidus.server.statements;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.ledger.PeriodState;
import fidus.server.ledger.Months;
import fidus.statements.AboutMonth;
import fidus.statements.AskPackFile;
import fidus.statements.IssueStatements;
import fidus.statements.Movements;
import fidus.statements.StatementCalls;
import fidus.statements.StatementFormat;
import fidus.statements.StatementPreview;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/// What a statement shows before anybody issues it.
final class PreviewedStatementsTest extends IssuingOffice {
    @Test
    void thePreviewShowsTheFiguresReckonedByHand() {
        StatementPreview preview = preview();
        // Nothing paid: 118,151.41 + 789.59 + 7,250.00, and 1,089.08 + 10,000.00 a month later.
        assertThat(preview.statement().sections().getFirst().total())
                .isEqualTo(
                        new Movements(
                                usd("126191.00"),
                                usd("0.00"),
                                usd("3049.49"),
                                usd("0.00"),
                                usd("129240.49")));
        assertThat(preview.digest()).isEqualTo(preview.statement().digest());
    }

    @Test
    void aMonthThatIsNotOverOrNoneIsRefused() {
        assertThat(
                        code(
                                () ->
                                        ask(
                                                StatementCalls.ISSUE,
                                                new IssueStatements(
                                                        "2026-04", true, List.of(), ""))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> ask(StatementCalls.MONTH, new AboutMonth("2026-13"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(
                        code(
                                () ->
                                        ask(
                                                StatementCalls.ISSUE,
                                                new IssueStatements(
                                                        "2025-09", true, List.of(), ""))))
                .isEqualTo(Problem.Code.NOTHING_DUE);
    }

    @Test
    void theMonthListsItsClientsAndItsState() {
        assertThat(ask(StatementCalls.MONTH, new AboutMonth("2025-09")).clients()).isEmpty();
        assertThat(state().contracts()).isEqualTo(2);
        Months.lock(server.mongo(), MARCH);
        assertThat(ask(StatementCalls.MONTH, new AboutMonth(MARCH)).periodState())
                .isEqualTo(PeriodState.LOCKED);
        assertThat(ask(StatementCalls.MONTH, new AboutMonth("2026-02")).periodState())
                .isEqualTo(PeriodState.LOCKED);
    }

    @Test
    void theFundPackIsThereAsBothFiles() throws IOException {
        assertThat(ask(StatementCalls.FUND_PACK, new AboutMonth(MARCH)).funds()).isEmpty();
        byte[] pdf =
                ask(StatementCalls.FUND_PACK_FILE, new AskPackFile(MARCH, StatementFormat.PDF))
                        .bytes();
        assertThat(PaperTest.text(pdf)).contains("no active trading account");
    }
}
