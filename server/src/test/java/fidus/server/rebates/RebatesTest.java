package fidus.server.rebates;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.ChangeAccount;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofFile;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.CheckRow;
import fidus.rebates.FindRebateRuns;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateCredit;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunState;
import fidus.rebates.RecordReceipt;
import fidus.rebates.ReverseRebates;
import fidus.rebates.RowCheck;
import fidus.server.Reperformed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// A broker's rebates through the whole server: G22 and the events of E15.
class RebatesTest {
    private RebateDesk desk;

    @BeforeEach
    void open() {
        desk = new RebateDesk("2027-02-02");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theGoldenLotsAreClaimedReceivedAndWhatIsMissingStaysOpen() throws Exception {
        AccountKey one = desk.account(1);
        AccountKey two = desk.account(2);
        AccountKey none = desk.account(3);
        desk.closed(one, 10, "2027-01-05", "336.46");
        desk.closed(two, 20, "2027-01-31", "6.56");
        desk.closed(two, 30, "2027-02-01", "99");
        desk.closed(none, 40, "2027-01-07", "50");
        desk.agreed("2026-01-01", "5.05", none);

        RebateRun run = desk.computed();
        assertThat(run.lines())
                .extracting(line -> line.earned().amount().toPlainString())
                .containsExactly("1699.12", "33.13");
        ProofFile proof = desk.ask(ProofCalls.REBATES, new AboutRebateRun(run.id()));
        Reperformed.everyLineOf(proof);
        assertThat(proof.lines().getFirst().inputs())
                .anyMatch(fig -> fig.name().startsWith("lots: ") && fig.name().endsWith("/11"));
        RebateRun after = desk.posted(run);
        assertThat(desk.balance("1200")).isEqualTo("1732.25");
        assertThat(desk.balance("4200")).isEqualTo("-1732.25");
        assertThat(desk.ask(RebateCalls.POST, new AboutRebateRun(run.id())).version())
                .isEqualTo(after.version());
        assertThat(desk.computed().version()).isEqualTo(after.version());

        var receipt =
                RebateReceipt.atBank(
                        Money.of("1700.00", "USD"),
                        LocalDate.parse("2027-02-02"),
                        "House bank USD",
                        "BANK-77");
        desk.approve(desk.ask(RebateCalls.RECEIVE, new RecordReceipt(run.id(), receipt)));
        RebateRun received = desk.ask(RebateCalls.RUN, new AboutRebateRun(run.id()));
        assertThat(received.rebateRunState()).isEqualTo(RebateRunState.RECEIVED);
        assertThat(received.difference().amount()).isEqualByComparingTo("32.25");
        assertThat(desk.balance("1200")).isEqualTo("32.25");
        assertThat(desk.balance("1010")).isEqualTo("1700.00");
        assertThat(
                        desk.code(
                                () ->
                                        desk.ask(
                                                RebateCalls.RECEIVE,
                                                new RecordReceipt(run.id(), receipt))))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        var typedAgain =
                RebateReceipt.atBank(
                        receipt.received(), receipt.receivedOn(), receipt.account(), "bank-77 ");
        assertThat(
                        desk.code(
                                () ->
                                        desk.ask(
                                                RebateCalls.RECEIVE,
                                                new RecordReceipt(run.id(), typedAgain))))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        desk.approve(
                desk.ask(
                        RebateCalls.RECEIVE,
                        new RecordReceipt(
                                run.id(),
                                RebateReceipt.atBank(
                                        Money.of("32.25", "USD"),
                                        LocalDate.parse("2027-02-02"),
                                        "House bank USD",
                                        "BANK-78"))));
        assertThat(desk.balance("1200")).isEqualTo("0.00");
        assertThat(desk.balance("1010")).isEqualTo("1732.25");
        assertThat(desk.ask(RebateCalls.RUNS, new FindRebateRuns("2027-01")).runs()).hasSize(1);

        desk.approve(
                desk.ask(RebateCalls.REVERSE, new ReverseRebates(run.id(), "The list was wrong")));
        assertThat(desk.balance("4200")).isEqualTo("0.00");
        assertThat(desk.balance("1200")).isEqualTo("-1732.25");
        assertThat(desk.balance("1010")).isEqualTo("1732.25");
        RebateRun next = desk.posted(desk.computed());
        assertThat(next.id()).isNotEqualTo(run.id());
        assertThat(next.receipts()).hasSize(2);
        assertThat(next.rebateRunState()).isEqualTo(RebateRunState.RECEIVED);
        assertThat(desk.balance("1200")).isEqualTo("0.00");
        assertThat(desk.ask(RebateCalls.RUN, new AboutRebateRun(run.id())).receipts()).isEmpty();
    }

    @Test
    void aReceiptFromBeforeCreditsWereNamedNamesItsCredit() {
        AccountKey one = desk.account(1);
        desk.closed(one, 10, "2027-01-05", "2");
        desk.agreed("2026-01-01", "5");
        var about = new AboutRebateRun(desk.posted(desk.computed()).id());
        desk.cash(one, 12, "2027-02-01T10:00:00", "10.00", "REBATE of January");
        RebateCredit credit = desk.ask(RebateCalls.CREDITS, about).credits().getFirst();
        var former =
                new RebateReceipt(
                        credit.came(),
                        credit.cameOn(),
                        credit.receivedInto(),
                        "1",
                        "REB-1",
                        null,
                        null);
        var store = new RebateStore();
        var _ =
                desk.server
                        .features()
                        .mongo()
                        .write(
                                unit -> {
                                    RebateRun run = store.get(unit, about.id());
                                    store.replace(unit, run, run.received(former));
                                    return true;
                                });

        assertThat(desk.ask(RebateCalls.CREDITS, about).credits()).isEmpty();
        var again = new RecordReceipt(about.id(), credit.receipt());
        assertThat(desk.code(() -> desk.ask(RebateCalls.RECEIVE, again)))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    @Test
    void lotsWithoutRateAreNotNothingAndADisputeIsSaid() {
        AccountKey one = desk.account(1);
        AccountKey two = desk.account(2);
        desk.closed(one, 10, "2027-01-05", "2");
        desk.closed(one, 12, "2027-01-20", "3");
        desk.closed(two, 30, "2027-01-20", "4");
        desk.agreed("2027-01-10", "5");
        RebateRun run = desk.computed();
        assertThat(run.unrated()).hasSize(1);
        assertThat(desk.code(() -> desk.ask(RebateCalls.APPROVE, new AboutRebateRun(run.id()))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        desk.agreed("2027-01-01", "5");
        RebateRun whole = desk.computed();
        assertThat(whole.revision()).isEqualTo(2);
        assertThat(whole.claimed().amount()).isEqualByComparingTo("45.00");
        RebateRun checked =
                desk.ask(
                        RebateCalls.CHECK,
                        new CheckRow(
                                run.id(), 1, RowCheck.REJECTED, "The broker counts no such lots"));
        assertThat(checked.claimed().amount()).isEqualByComparingTo("25.00");
        desk.posted(checked);
        assertThat(desk.balance("1200")).isEqualTo("25.00");
        desk.approve(
                desk.ask(
                        RebateCalls.REVERSE,
                        new ReverseRebates(run.id(), "The broker sent another list")));
        assertThat(desk.balance("1200")).isEqualTo("0.00");
        assertThat(desk.balance("4200")).isEqualTo("0.00");
        RebateRun next = desk.computed();
        assertThat(next.id()).isNotEqualTo(run.id());
        assertThat(next.claimed().amount()).isEqualByComparingTo("45.00");
    }

    @Test
    void dealsThatComeAfterThePreviewVoidItsApprovalWhichIsAnotherPersons() {
        AccountKey one = desk.account(1);
        desk.closed(one, 10, "2027-01-05", "2");
        desk.agreed("2027-01-01", "5");
        String colleague = desk.operator;
        String both = desk.token(Role.OPERATOR, Role.APPROVER);
        desk.operator = both;
        RebateRun run = desk.computed();
        desk.operator = colleague;
        Prepared waiting = desk.ask(RebateCalls.APPROVE, new AboutRebateRun(run.id()));
        assertThat(desk.code(() -> desk.decide(waiting, both))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.closed(one, 12, "2027-01-06", "2");
        assertThat(desk.code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(desk.balance("1200")).isEqualTo("0.00");
    }

    /// 2 lots in January at 5.00 are 10.00, though the account is retired before January's run;
    /// what it closes after the day of its retirement is nothing.
    @Test
    void anAccountThatIsRetiredBeforeTheRunIsOwedWhatItClosedUntilThen() {
        AccountKey one = desk.account(1);
        desk.closed(one, 10, "2027-01-05", "2");
        desk.closed(one, 12, "2027-02-02", "3");
        desk.closed(one, 14, "2027-02-03", "4");
        desk.agreed("2027-01-01", "5");
        desk.approve(
                desk.ask(
                        Mt5Calls.CHANGE,
                        new ChangeAccount(
                                one.server(),
                                one.login(),
                                PoolState.INACTIVE,
                                "The broker closed the account")));

        RebateRun january = desk.computed();
        assertThat(january.claimed().amount()).isEqualByComparingTo("10.00");
        ProofFile proof = desk.ask(ProofCalls.REBATES, new AboutRebateRun(january.id()));
        assertThat(proof.differences()).isEmpty();
        desk.at("2027-03-02");
        RebateRun february = desk.ask(RebateCalls.PREPARE, new PrepareRebates("2027-02", "Broker"));
        assertThat(february.claimed().amount()).isEqualByComparingTo("15.00");
    }
}
