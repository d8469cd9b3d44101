package fidus.server.statements;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Call;
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
import fidus.money.Money;
import fidus.server.StopsDead;
import fidus.server.WholeServer;
import fidus.statements.AboutClientMonth;
import fidus.statements.AboutMonth;
import fidus.statements.ClientState;
import fidus.statements.StatementCalls;
import fidus.statements.StatementPreview;

import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// An office with a client whose March is known by hand, and the ways to preview and issue its
/// statements.
abstract class IssuingOffice {
    static final String MARCH = "2026-03";
    final StopsDead stops = new StopsDead();
    WholeServer server;
    String operator;
    String approver;
    Client ana;
    int logins;

    @BeforeEach
    void open() {
        server = new WholeServer(stops);
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

    static java.util.stream.Stream<Row> rows(org.dhatim.fastexcel.reader.Sheet sheet) {
        try {
            return sheet.openStream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    StatementPreview preview() {
        return ask(StatementCalls.PREVIEW, new AboutClientMonth(MARCH, ana.id()));
    }

    ClientState state() {
        return ask(StatementCalls.MONTH, new AboutMonth(MARCH)).clients().getFirst();
    }

    void at(String day) {
        server.clock().set(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC));
        operator = token(Role.OPERATOR);
        approver = token(Role.APPROVER);
    }

    String token(Role role) {
        return server.signIn(server.person("-" + ++logins, List.of(role))).accessToken();
    }

    <Q, A> A ask(Call<Q, A> call, Q question) {
        return server.call(call, question, operator);
    }

    void approve(Prepared prepared) {
        server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver);
    }

    void started(FundCode fund, String principal) {
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

    Deposit deposit(String deposited, String evidence, String day) {
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

    void confirm(Deposit deposit) {
        approve(
                server.call(
                                ApprovalCalls.FIND,
                                new FindPrepared("deposit/" + deposit.id().value(), true),
                                approver)
                        .prepared()
                        .getFirst());
    }

    static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
