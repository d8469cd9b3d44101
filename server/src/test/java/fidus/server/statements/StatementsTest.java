package fidus.server.statements;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.audit.AuditCalls;
import fidus.audit.FindAudit;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.ledger.PeriodState;
import fidus.money.Money;
import fidus.server.WholeServer;
import fidus.server.ledger.Months;
import fidus.statements.AboutClientMonth;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.AskPackFile;
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
import fidus.statements.StatementPreview;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// From a running contract to a kept statement, through the real server, with Client A: CORE
/// 18,151.41 and BALANCE 100,000.00 from 2025-10-01, nothing paid yet.
class StatementsTest {
    private static final String MARCH = "2026-03";

    private WholeServer server;
    private String operator;
    private String approver;
    private Client ana;
    private int logins;

    @BeforeEach
    void open() {
        server = new WholeServer();
        at("2025-10-01");
        ana = server.call(ClientCalls.ADD, new AddClient("Ana Muñoz Größe"), operator);
        started(FundCode.CORE, "18151.41");
        started(FundCode.BALANCE, "100000.00");
        at("2026-04-02");
    }

    @AfterEach
    void close() {
        server.close();
    }

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
                    .flatMap(StatementsTest::rows)
                    .flatMap(Row::stream)
                    .filter(cell -> cell != null && cell.getValue() instanceof BigDecimal)
                    .map(cell -> cell.asNumber())
                    .toList();
        }
    }

    private static java.util.stream.Stream<Row> rows(org.dhatim.fastexcel.reader.Sheet sheet) {
        try {
            return sheet.openStream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private StatementPreview preview() {
        return ask(StatementCalls.PREVIEW, new AboutClientMonth(MARCH, ana.id()));
    }

    private ClientState state() {
        return ask(StatementCalls.MONTH, new AboutMonth(MARCH)).clients().getFirst();
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

    private void at(String day) {
        server.clock().set(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC));
        operator = token(Role.OPERATOR);
        approver = token(Role.APPROVER);
    }

    private String token(Role role) {
        return server.signIn(server.person("-" + ++logins, List.of(role))).accessToken();
    }

    private <Q, A> A ask(Call<Q, A> call, Q question) {
        return server.call(call, question, operator);
    }

    private void approve(Prepared prepared) {
        server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver);
    }

    private void started(FundCode fund, String principal) {
        LocalDate today =
                LocalDateTime.ofInstant(server.clock().instant(), ZoneOffset.UTC).toLocalDate();
        var enter =
                new EnterContract(
                        ana.id(),
                        fund,
                        usd(principal),
                        today,
                        today,
                        List.of(new MappingLine(null, usd(principal), "Kept at the bank")),
                        "Signed on paper, page 1 of 4");
        approve(ask(InvestmentCalls.ENTER, enter));
        Investment contract =
                ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
        Deposit deposit = deposit(principal, "WIRE " + fund, today.toString());
        confirm(deposit);
        approve(
                ask(
                        BookCalls.START,
                        new StartContract(
                                contract.id(),
                                today,
                                List.of(new DepositPart(deposit.id(), usd(principal))),
                                "")));
    }

    private Deposit deposit(String deposited, String evidence, String day) {
        ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        ana.id(),
                        usd(deposited),
                        LocalDate.parse(day),
                        DepositMethod.FIAT,
                        evidence,
                        "House bank USD",
                        ""));
        return ask(DepositCalls.FIND, new FindDeposits(null, null, null, 50)).rows().getFirst();
    }

    private void confirm(Deposit deposit) {
        approve(
                server.call(
                                ApprovalCalls.FIND,
                                new FindPrepared("deposit/" + deposit.id().value(), true),
                                approver)
                        .prepared()
                        .getFirst());
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
