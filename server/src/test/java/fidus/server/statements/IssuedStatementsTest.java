package fidus.server.statements;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.audit.AuditCalls;
import fidus.audit.FindAudit;
import fidus.contract.Problem;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.server.ledger.Months;
import fidus.statements.AboutClientMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.ChangedFigure;
import fidus.statements.ClientState;
import fidus.statements.ContractLine;
import fidus.statements.CurrencySection;
import fidus.statements.IssueStatements;
import fidus.statements.IssuedState;
import fidus.statements.IssuedStatement;
import fidus.statements.Movements;
import fidus.statements.StatementCalls;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFile;
import fidus.statements.StatementFormat;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// What is given out is kept and says what changed.
final class IssuedStatementsTest extends IssuingOffice {
    @Test
    void anOpenMonthMakesDraftsOnly() throws IOException {
        assertThat(code(() -> issue(false, ""))).isEqualTo(Problem.Code.WRONG_STATE);
        Job job = issued(true, "");
        assertThat(job.outcome()).isEqualTo("1 drafts made.");
        ClientState state = state();
        assertThat(state.last()).isNull();
        assertThat(state.draft().issuedState()).isEqualTo(IssuedState.DRAFT);
        assertThat(PaperTest.text(file(state.draft(), StatementFormat.PDF).bytes()))
                .contains("DRAFT");
    }

    @Test
    void whatIsGivenOutSaysWhatTheScreenShows() throws IOException {
        Months.lock(server.mongo(), MARCH);
        Job job = issued(false, "");
        assertThat(job.jobState()).isEqualTo(JobState.DONE);
        assertThat(job.outcome()).isEqualTo("1 statements issued.");
        IssuedStatement statement = state().last();
        assertThat(statement.label()).isEqualTo("S-2026-03-000001");
        assertThat(statement.digest()).isEqualTo(preview().digest());

        StatementFile pdf = file(statement, StatementFormat.PDF);
        assertThat(pdf.fileName()).isEqualTo("S-2026-03-000001.pdf");
        assertThat(pdf.sha256()).isEqualTo(statement.pdfSha256());
        String text = PaperTest.text(pdf.bytes());
        List<BigDecimal> numbers = numbers(file(statement, StatementFormat.XLSX).bytes());
        for (CurrencySection section : preview().statement().sections()) {
            shown(text, numbers, section.total());
            for (ContractLine line : section.contracts()) {
                shown(text, numbers, line.movements());
            }
        }
        assertThat(actions()).contains("ISSUE_STATEMENT");
    }

    @Test
    void anUnchangedStatementIsNotIssuedTwice() {
        Months.lock(server.mongo(), MARCH);
        issued(false, "");
        assertThat(issued(false, "").outcome())
                .isEqualTo("0 statements issued, 1 unchanged since they were issued.");
        assertThat(history()).hasSize(1);
    }

    @Test
    void aStatementIssuedAgainKeepsTheOldOneAndSaysWhatChanged() {
        Months.lock(server.mongo(), MARCH);
        issued(false, "");
        IssuedStatement first = state().last();
        String before = file(first, StatementFormat.PDF).sha256();
        Months.reopen(server.mongo(), MARCH);
        confirm(deposit("250.00", "LATE WIRE", "2026-03-20"));
        Months.lock(server.mongo(), MARCH);

        Job refused = issued(false, "");
        assertThat(refused.jobState()).isEqualTo(JobState.FAILED);
        assertThat(refused.outcome()).contains("S-2026-03-000001", "Say why");
        issued(false, "The bank reported a deposit of March late");

        IssuedStatement second = state().last();
        assertThat(state().issued()).isEqualTo(2);
        assertThat(second.replaces()).isEqualTo(first.number());
        StatementDifference difference =
                ask(StatementCalls.DIFFERENCE, new AboutStatement(second.id()));
        assertThat(difference.before()).isEqualTo(first.label());
        assertThat(difference.changes())
                .containsExactly(new ChangedFigure("USD · Deposit 3", "", "250.00 on 2026-03-20"));
        assertThat(file(first, StatementFormat.PDF).sha256()).isEqualTo(before);
        assertThat(history()).extracting(IssuedStatement::number).containsExactly(2L, 1L);
        assertThat(code(() -> ask(StatementCalls.DIFFERENCE, new AboutStatement(first.id()))))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    private static void shown(String text, List<BigDecimal> numbers, Movements movements) {
        for (Money money :
                List.of(movements.opening(), movements.accruedInterest(), movements.closing())) {
            assertThat(text).contains(Wording.amount(money));
            assertThat(numbers)
                    .anySatisfy(number -> assertThat(number).isEqualByComparingTo(money.amount()));
        }
    }

    static List<BigDecimal> numbers(byte[] xlsx) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return book.getSheets()
                    .flatMap(IssuedStatementsTest::rows)
                    .flatMap(Row::stream)
                    .filter(cell -> cell != null && cell.getValue() instanceof BigDecimal)
                    .map(cell -> cell.asNumber())
                    .toList();
        }
    }

    private List<IssuedStatement> history() {
        return ask(StatementCalls.HISTORY, new AboutClientMonth(MARCH, ana.id())).rows();
    }

    private StatementFile file(IssuedStatement statement, StatementFormat format) {
        return ask(StatementCalls.FILE, new AskFile(statement.id(), format));
    }

    private Job issue(boolean draft, String reason) {
        return ask(StatementCalls.ISSUE, new IssueStatements(MARCH, draft, List.of(), reason));
    }

    private Job issued(boolean draft, String reason) {
        Job job = issue(draft, reason);
        for (int i = 0; i < 2_000; i++) {
            Job now = ask(JobCalls.ONE, new AboutJob(job.id()));
            if (now.jobState().isOver()) {
                return now;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new IllegalStateException("The statements were not made within twenty seconds.");
    }

    private List<String> actions() {
        return server.call(AuditCalls.FIND, new FindAudit(null, null, 50), approver).rows().stream()
                .map(line -> line.action())
                .toList();
    }
}
