package fidus.server.close;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReverseTransit;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.deposits.EndDeposit;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.RetireHouseAccount;
import fidus.payments.wallets.WalletCalls;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WriteOffBreak;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

/// A row of a statement that could be the end of money in transit is booked as one thing only, on a
/// day and an account that it can have.
class TransitRowTest {
    private static final AccountKey TRADING = new AccountKey(CloseDesk.SERVER, 7_001);
    private static final String ROW = "STMT-1-1";

    private CloseDesk desk;
    private CloseBank bank;
    private OpenTransit open;

    @BeforeEach
    void open() {
        desk = CloseDesk.afterMarch();
        bank = CloseBank.at(desk);
        desk.cash(TRADING, 31, "2027-03-12T10:00:00", "-40.00", "WITHDRAWAL wire 31");
        bank.statement(":61:2703150316C40,00NTRFNONREF//K1\n:86:From the broker\n", "10040,00");
        open = desk.ask(BankCalls.TRANSITS, new Nothing()).open().getFirst();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aRowThatWasBookedAwayIsNoTransitAndNoDepositBeforeTheNextRun() {
        BreakCard found = explained();
        Prepared waiting = desk.ask(BankCalls.BOOK_TRANSIT, onRow("2027-03-15"));
        desk.approve(writeOff(found));

        assertThat(proposals().transits()).isEmpty();
        assertThat(proposals().deposits()).isEmpty();
        Problem refused = problem(() -> desk.ask(BankCalls.BOOK_TRANSIT, onRow("2027-03-15")));
        assertThat(refused.code()).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(refused.message()).contains(ROW).contains("E21").contains("Take that back");
        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(() -> deposit(ROW))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(desk.balance("1010")).isEqualTo("10040.00");
    }

    @Test
    void aRowThatWasBookedAsATransitIsNotBookedAwayUntilTheTransitIsTakenBack() {
        BreakCard found = explained();
        Prepared away = writeOff(found);
        desk.approve(desk.ask(BankCalls.BOOK_TRANSIT, onRow("2027-03-15")));

        assertThat(code(() -> desk.approve(away))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(() -> writeOff(found))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(() -> deposit(ROW))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(desk.balance("1010")).isEqualTo("10040.00");

        var booked = desk.ask(BankCalls.TRANSITS, new Nothing()).booked().getFirst();
        desk.approve(
                desk.ask(
                        BankCalls.REVERSE_TRANSIT,
                        new ReverseTransit(booked.id(), "It was something else")));
        assertThat(proposals().transits()).hasSize(1);
        desk.approve(away);
        assertThat(desk.balance("1010")).isEqualTo("10040.00");
        assertThat(desk.balance("2600")).isEqualTo("-40.00");
    }

    @Test
    void aRowThatADepositStandsOnIsNoTransitUntilTheDepositHasFailed() {
        BreakCard found = explained();
        Prepared waiting = desk.ask(BankCalls.BOOK_TRANSIT, onRow("2027-03-15"));
        deposit(ROW);

        assertThat(proposals().transits()).isEmpty();
        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(() -> writeOff(found))).isEqualTo(Problem.Code.EVIDENCE_USED);

        var pending =
                desk.ask(DepositCalls.FIND, new FindDeposits(null, DepositState.PENDING, null, 1))
                        .rows()
                        .getFirst();
        desk.ask(DepositCalls.FAIL, new EndDeposit(pending.id(), "It came from the broker"));
        desk.approve(waiting);
        assertThat(desk.balance("1140")).isEqualTo("0.00");
    }

    @Test
    void aDepositThatWasRecordedFirstIsNotConfirmedOnATransitsReference() {
        Prepared deposit = deposit("SWIFT 31");
        assertThat(code(() -> desk.ask(BankCalls.BOOK_TRANSIT, on("SWIFT 31"))))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        desk.approve(deposit);
        desk.approve(desk.ask(BankCalls.BOOK_TRANSIT, on("SWIFT 32")));

        assertThat(code(() -> deposit("SWIFT 32"))).isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void aMovementThatVanishedAfterItWasPreparedEndsTheCommand() {
        Prepared prepared = desk.ask(BankCalls.BOOK_TRANSIT, onRow("2027-03-15"));
        desk.post(
                "E4",
                "test/31",
                "2027-03-16",
                Postings.debit("1010", open.atBank(), Map.of("bankAccount", "House bank USD")),
                Postings.credit(
                        "1140",
                        open.atBank(),
                        Map.of("transfer", open.transfer(), "fund", open.fund())));

        assertThat(code(() -> desk.approve(prepared))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(
                        desk.ask(
                                        ApprovalCalls.FIND,
                                        new FindPrepared("transit/" + open.transfer(), true))
                                .prepared())
                .isEmpty();
    }

    @Test
    void theDayIsTheRowsAndNotLongBeforeTheMovement() {
        assertThat(refused(onRow("2027-03-14"))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(booking("2027-03-01", "SWIFT 31", null)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(booking("2027-04-02", "SWIFT 31", null)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        desk.approve(desk.ask(BankCalls.BOOK_TRANSIT, onRow("2027-03-16")));
        assertThat(desk.balance("1140")).isEqualTo("0.00");
    }

    @Test
    void nothingIsBookedOnARetiredAccount() {
        desk.approve(
                desk.ask(
                        WalletCalls.RETIRE_HOUSE_ACCOUNT,
                        new RetireHouseAccount(bank.house().id(), "Closed at the bank")));

        assertThat(refused(onRow("2027-03-15"))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void whatReachedAChainIsHeldAgainstDepositsOnChains() {
        desk.approve(
                desk.ask(
                        WalletCalls.ADD_HOUSE_ACCOUNT,
                        new AddHouseAccount(
                                "House chain",
                                null,
                                new ChainAddress(
                                        Network.ERC20,
                                        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
                                Currency.USD)));
        HouseAccount chain =
                desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().stream()
                        .filter(one -> one.name().equals("House chain"))
                        .findFirst()
                        .orElseThrow();
        desk.ask(DepositCalls.RECORD, recording(DepositMethod.CRYPTO, "0xabc1", "House chain"));
        deposit("0xabc2");

        assertThat(refused(onChain(chain, "0xabc1"))).isEqualTo(Problem.Code.EVIDENCE_USED);
        desk.approve(desk.ask(BankCalls.BOOK_TRANSIT, onChain(chain, "0xabc2")));
        assertThat(desk.balance("1020")).isEqualTo("40.00");
    }

    private BookTransit onChain(HouseAccount chain, String evidence) {
        return new BookTransit(
                open.transfer(), chain.id(), LocalDate.parse("2027-03-15"), evidence, null, null);
    }

    private BreakCard explained() {
        BreakCard found =
                bank.reconciled().breaks().stream()
                        .filter(one -> CloseDesk.usd("40.00").equals(one.found().difference()))
                        .findFirst()
                        .orElseThrow();
        return desk.ask(
                ReconciliationCalls.EXPLAIN,
                new ExplainBreak(
                        found.found().id(),
                        bank.house().makerId(),
                        CauseCode.BANK_CHARGE,
                        "Seen on the statement",
                        found.found().version()));
    }

    private Prepared writeOff(BreakCard found) {
        return desk.ask(
                ReconciliationCalls.WRITE_OFF,
                new WriteOffBreak(
                        found.found().id(), "Nobody knows this receipt", found.found().version()));
    }

    private Prepared deposit(String evidence) {
        return desk.ask(
                DepositCalls.RECORD, recording(DepositMethod.FIAT, evidence, bank.house().name()));
    }

    private RecordDeposit recording(DepositMethod method, String evidence, String into) {
        return new RecordDeposit(
                desk.ada.id(),
                CloseDesk.usd("40.00"),
                LocalDate.parse("2027-03-15"),
                method,
                evidence,
                into,
                "");
    }

    private BookTransit onRow(String day) {
        return booking(day, ROW, ROW);
    }

    private BookTransit on(String evidence) {
        return booking("2027-03-15", evidence, null);
    }

    private BookTransit booking(String day, String evidence, @Nullable String row) {
        return new BookTransit(
                open.transfer(), bank.house().id(), LocalDate.parse(day), evidence, row, null);
    }

    private Problem.Code refused(BookTransit asks) {
        return code(() -> desk.ask(BankCalls.BOOK_TRANSIT, asks));
    }

    private Proposals proposals() {
        return desk.ask(BankCalls.PROPOSALS, new AboutBankAccount(bank.house().id()));
    }
}
