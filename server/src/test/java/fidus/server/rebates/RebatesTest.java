package fidus.server.rebates;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.ledger.LedgerCalls;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.CheckRow;
import fidus.rebates.FindRebateRuns;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunState;
import fidus.rebates.RecordReceipt;
import fidus.rebates.ReverseRebates;
import fidus.rebates.RowCheck;
import fidus.server.WholeServer;
import fidus.server.audit.Actor;
import fidus.server.deals.Batch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// A broker's rebates through the whole server: G22 and the events of E15.
class RebatesTest {
    private WholeServer server;
    private String operator;
    private String approver;
    private int logins;

    @BeforeEach
    void open() {
        server = new WholeServer();
        at("2027-02-02");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void at(String day) {
        server.clock().set(LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC));
        operator =
                server.signIn(server.person("-" + ++logins, List.of(Role.OPERATOR))).accessToken();
        approver =
                server.signIn(server.person("-" + ++logins, List.of(Role.APPROVER))).accessToken();
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

    private Problem.Code code(Runnable refused) {
        try {
            refused.run();
        } catch (Refused why) {
            return why.problem().code();
        }
        throw new AssertionError("This had to be refused.");
    }

    private AccountKey account(long login) {
        var key = new AccountKey("Broker-Live", login);
        approve(
                ask(
                        Mt5Calls.REGISTER,
                        new RegisterAccount(
                                key,
                                "Account " + login,
                                Platform.MT5,
                                "Broker",
                                AccountPurpose.TRADING,
                                FundCode.CORE,
                                CapitalSource.CLIENT,
                                Currency.USD,
                                "UTC",
                                true,
                                "",
                                Money.of("10000", "USD"),
                                "Opened for the rebates")));
        return key;
    }

    /// A round turn opened in December and closed on this day.
    private void closed(AccountKey account, long ticket, String on, String lots) {
        TradingAccount registered =
                ask(Mt5Calls.ACCOUNT, new AboutAccount(account.server(), account.login()))
                        .card()
                        .account();
        var batch =
                new Batch(
                        registered,
                        List.of(
                                deal(
                                        account,
                                        ticket,
                                        "2026-12-30T10:00",
                                        DealKind.BUY,
                                        DealEntry.IN,
                                        lots),
                                deal(
                                        account,
                                        ticket + 1,
                                        on + "T10:00",
                                        DealKind.SELL,
                                        DealEntry.OUT,
                                        lots)),
                        "test");
        server.mongo().write(unit -> server.features().deals().take(unit, Actor.SYSTEM, batch));
    }

    private static Deal deal(
            AccountKey account,
            long ticket,
            String at,
            DealKind kind,
            DealEntry entry,
            String lots) {
        Money zero = Money.of("0", "USD");
        var time = LocalDateTime.parse(at);
        return new Deal(
                account,
                time.toInstant(ZoneOffset.UTC),
                new DealRow(
                        ticket,
                        time,
                        kind,
                        entry,
                        "EURUSD",
                        new BigDecimal(lots),
                        new BigDecimal("1.1"),
                        zero,
                        zero,
                        zero,
                        zero,
                        "",
                        null,
                        null,
                        null));
    }

    private void agreed(String from, String rate, AccountKey... untracked) {
        approve(
                ask(
                        RebateCalls.AGREE,
                        new PrepareAgreement(
                                new BrokerAgreement(
                                        "Broker",
                                        List.of(
                                                new RebateRate(
                                                        RebateRate.ALL,
                                                        LocalDate.parse(from),
                                                        new BigDecimal(rate),
                                                        Currency.USD)),
                                        List.of(),
                                        List.of(untracked),
                                        0),
                                "By the letter of the broker")));
    }

    private RebateRun computed() {
        return ask(RebateCalls.PREPARE, new PrepareRebates("2027-01", "Broker"));
    }

    private RebateRun posted(RebateRun run) {
        approve(ask(RebateCalls.APPROVE, new AboutRebateRun(run.id())));
        return ask(RebateCalls.POST, new AboutRebateRun(run.id()));
    }

    private String balance(String account) {
        return ask(LedgerCalls.TRIAL_BALANCE, new Nothing()).lines().stream()
                .filter(line -> line.account().equals(account))
                .map(line -> line.balance().amount().toPlainString())
                .findFirst()
                .orElse("0.00");
    }

    @Test
    void theGoldenLotsAreClaimedReceivedAndWhatIsMissingStaysOpen() {
        AccountKey one = account(1);
        AccountKey two = account(2);
        AccountKey none = account(3);
        closed(one, 10, "2027-01-05", "336.46");
        closed(two, 20, "2027-01-31", "6.56");
        closed(two, 30, "2027-02-01", "99");
        closed(none, 40, "2027-01-07", "50");
        agreed("2026-01-01", "5.05", none);

        RebateRun run = computed();
        assertThat(run.lines())
                .extracting(line -> line.earned().amount().toPlainString())
                .containsExactly("1699.12", "33.13");
        RebateRun after = posted(run);
        assertThat(balance("1200")).isEqualTo("1732.25");
        assertThat(balance("4200")).isEqualTo("-1732.25");
        assertThat(ask(RebateCalls.POST, new AboutRebateRun(run.id())).version())
                .isEqualTo(after.version());
        assertThat(computed().version()).isEqualTo(after.version());

        var receipt =
                RebateReceipt.atBank(
                        Money.of("1700.00", "USD"),
                        LocalDate.parse("2027-02-02"),
                        "House bank USD",
                        "BANK-77");
        approve(ask(RebateCalls.RECEIVE, new RecordReceipt(run.id(), receipt)));
        RebateRun received = ask(RebateCalls.RUN, new AboutRebateRun(run.id()));
        assertThat(received.rebateRunState()).isEqualTo(RebateRunState.RECEIVED);
        assertThat(received.difference().amount()).isEqualByComparingTo("32.25");
        assertThat(balance("1200")).isEqualTo("32.25");
        assertThat(balance("1010")).isEqualTo("1700.00");
        assertThat(code(() -> ask(RebateCalls.RECEIVE, new RecordReceipt(run.id(), receipt))))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        approve(
                ask(
                        RebateCalls.RECEIVE,
                        new RecordReceipt(
                                run.id(),
                                RebateReceipt.atBank(
                                        Money.of("32.25", "USD"),
                                        LocalDate.parse("2027-02-02"),
                                        "House bank USD",
                                        "BANK-78"))));
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(balance("1010")).isEqualTo("1732.25");
        assertThat(ask(RebateCalls.RUNS, new FindRebateRuns("2027-01")).runs()).hasSize(1);

        approve(ask(RebateCalls.REVERSE, new ReverseRebates(run.id(), "The list was wrong")));
        assertThat(balance("4200")).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("-1732.25");
        assertThat(balance("1010")).isEqualTo("1732.25");
        RebateRun next = posted(computed());
        assertThat(next.id()).isNotEqualTo(run.id());
        assertThat(next.receipts()).hasSize(2);
        assertThat(next.rebateRunState()).isEqualTo(RebateRunState.RECEIVED);
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(ask(RebateCalls.RUN, new AboutRebateRun(run.id())).receipts()).isEmpty();
    }

    @Test
    void lotsWithoutRateAreNotNothingAndADisputeIsSaid() {
        AccountKey one = account(1);
        AccountKey two = account(2);
        closed(one, 10, "2027-01-05", "2");
        closed(one, 12, "2027-01-20", "3");
        closed(two, 30, "2027-01-20", "4");
        agreed("2027-01-10", "5");
        RebateRun run = computed();
        assertThat(run.unrated()).hasSize(1);
        assertThat(code(() -> ask(RebateCalls.APPROVE, new AboutRebateRun(run.id()))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        agreed("2027-01-01", "5");
        RebateRun whole = computed();
        assertThat(whole.revision()).isEqualTo(2);
        assertThat(whole.claimed().amount()).isEqualByComparingTo("45.00");
        RebateRun checked =
                ask(
                        RebateCalls.CHECK,
                        new CheckRow(
                                run.id(), 1, RowCheck.REJECTED, "The broker counts no such lots"));
        assertThat(checked.claimed().amount()).isEqualByComparingTo("25.00");
        posted(checked);
        assertThat(balance("1200")).isEqualTo("25.00");
        approve(
                ask(
                        RebateCalls.REVERSE,
                        new ReverseRebates(run.id(), "The broker sent another list")));
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(balance("4200")).isEqualTo("0.00");
        RebateRun next = computed();
        assertThat(next.id()).isNotEqualTo(run.id());
        assertThat(next.claimed().amount()).isEqualByComparingTo("45.00");
    }

    @Test
    void dealsThatComeAfterThePreviewVoidItsApproval() {
        AccountKey one = account(1);
        closed(one, 10, "2027-01-05", "2");
        agreed("2027-01-01", "5");
        RebateRun run = computed();
        Prepared waiting = ask(RebateCalls.APPROVE, new AboutRebateRun(run.id()));
        closed(one, 12, "2027-01-06", "2");
        assertThat(code(() -> approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(balance("1200")).isEqualTo("0.00");
    }
}
