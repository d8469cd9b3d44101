package fidus.server.close;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankTransit;
import fidus.bank.desk.BankTransitState;
import fidus.bank.desk.BookOwnTransfer;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReverseTransit;
import fidus.bank.desk.TransitProposal;
import fidus.bank.desk.Transits;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.payments.wallets.HouseAccount;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// The end at the bank of what came to a trading account and left it (E4), and of what left a
/// separation account (E8d): with it nothing stays on 1140.
class BankTransitTest {
    private static final AccountKey TRADING = new AccountKey(CloseDesk.SERVER, 7_001);

    private CloseDesk desk;
    private CloseBank bank;

    @BeforeEach
    void open() {
        desk = CloseDesk.afterMarch();
        bank = CloseBank.at(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theStatementShowsTheBankEndOfE4AndNothingStaysInTransit() {
        desk.cash(TRADING, 11, "2027-03-10T10:00:00", "300.00", "DEPOSIT wire 1");
        desk.cash(TRADING, 12, "2027-03-12T10:00:00", "-200.00", "WITHDRAWAL wire 2");
        assertThat(desk.balance("1140")).isEqualTo("-100.00");
        assertThat(transit()).isEqualTo("-100.00 USD -100.00 USD");
        bank.statement(
                """
                :61:2703090309D300,00NTRFNONREF//K1
                :86:To the broker
                :61:2703150315C200,00NTRFNONREF//K2
                :86:From the broker
                """,
                "9900,00");

        Proposals proposals =
                desk.ask(BankCalls.PROPOSALS, new AboutBankAccount(bank.house().id()));
        assertThat(proposals.deposits())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.rowId()).isEqualTo("STMT-1-2");
                            assertThat(one.why()).contains("It could also be money in transit");
                        });
        assertThat(proposals.transits())
                .extracting(
                        TransitProposal::rowId, one -> one.money().toString(), TransitProposal::why)
                .containsExactly(
                        tuple(
                                "STMT-1-1",
                                "-300.00 USD",
                                "Arrived on " + TRADING + " on 2027-03-10"),
                        tuple(
                                "STMT-1-2",
                                "200.00 USD",
                                "Left "
                                        + TRADING
                                        + " on 2027-03-12. It could also be a client's deposit."));
        proposals.transits().forEach(one -> approved(one.booking()));

        assertThat(desk.balance("1140")).isEqualTo("0.00");
        assertThat(transit()).isEqualTo("0.00 USD 0.00 USD");
        assertThat(desk.balance("1010")).isEqualTo("9900.00");
        assertThat(tie(TieOutRule.L11).tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(bank.reconciled().matches()).hasSize(2);
        assertThat(transits().open()).isEmpty();
        assertThat(desk.ask(BankCalls.PROPOSALS, new AboutBankAccount(bank.house().id())))
                .satisfies(
                        none -> {
                            assertThat(none.deposits()).isEmpty();
                            assertThat(none.transits()).isEmpty();
                        });
    }

    @Test
    void whatLeftASeparationAccountReachesTheBankAsE8d() {
        AccountKey separation = desk.account(7_090, AccountPurpose.SEPARATION, "0");
        desk.cash(separation, 21, "2027-03-14T10:00:00", "-50.00", "WITHDRAWAL to the bank");
        OpenTransit open = transits().open().getFirst();
        assertThat(open.eventCode()).isEqualTo("E8d");
        assertThat(open.atBank()).isEqualTo(CloseDesk.usd("50.00"));

        approved(booking(open, "2027-03-16", "SWIFT 4711"));

        assertThat(desk.balance("1140")).isEqualTo("0.00");
        assertThat(desk.balance("1010")).isEqualTo("10050.00");
        assertThat(tie(TieOutRule.L5).tieOutState()).isEqualTo(TieOutState.TIES);
    }

    @Test
    void whatTheBankKeptOfATransferIsAChargeAndTheRowIsMatchedWhole() {
        desk.cash(TRADING, 31, "2027-03-10T10:00:00", "300.00", "DEPOSIT wire 1");
        desk.cash(TRADING, 32, "2027-03-12T10:00:00", "-200.00", "WITHDRAWAL wire 2");
        bank.statement(
                """
                :61:2703090309D312,50NTRFNONREF//K1
                :86:To the broker
                :61:2703150315C170,00NTRFNONREF//K2
                :86:From the broker
                """,
                "9857,50");
        List<TransitProposal> found =
                desk.ask(BankCalls.PROPOSALS, new AboutBankAccount(bank.house().id())).transits();
        assertThat(found)
                .extracting(TransitProposal::rowId, one -> one.booking().charge())
                .containsExactly(
                        tuple("STMT-1-1", CloseDesk.usd("12.50")),
                        tuple("STMT-1-2", CloseDesk.usd("30.00")));
        BookTransit first = found.getFirst().booking();
        assertThat(refused(charged(first, null))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(charged(first, "12.49"))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(charged(first, "30.01"))).isEqualTo(Problem.Code.BAD_VALUE);
        Prepared prepared = desk.ask(BankCalls.BOOK_TRANSIT, first);
        assertThat(prepared.shown())
                .contains(
                        new Shown(
                                "Charge of the bank",
                                "12.50 USD to 5500, the statement shows -312.50 USD"));
        desk.approve(prepared);
        approved(found.getLast().booking());

        assertThat(desk.balance("1140")).isEqualTo("0.00");
        assertThat(desk.balance("5500")).isEqualTo("42.50");
        assertThat(desk.balance("1010")).isEqualTo("9857.50");
        assertThat(bank.reconciled().matches()).hasSize(2);
        assertThat(tie(TieOutRule.L11).tieOutState()).isEqualTo(TieOutState.TIES);
    }

    private static BookTransit charged(BookTransit asks, @Nullable String charge) {
        return new BookTransit(
                asks.transfer(),
                asks.houseAccountId(),
                asks.valueOn(),
                asks.evidence(),
                asks.rowId(),
                charge == null ? null : CloseDesk.usd(charge));
    }

    @Test
    void moneyOnItsWayOverTheEndOfTheMonthIsInTransitInIt() {
        desk.cash(TRADING, 13, "2027-04-01T08:00:00", "300.00", "DEPOSIT wire 3");
        approved(booking(transits().open().getFirst(), "2027-03-31", "SWIFT 4712"));

        assertThat(desk.balance("1140")).isEqualTo("0.00");
        assertThat(transit()).isEqualTo("300.00 USD 300.00 USD");

        bank.statement(":61:2703310331D100,00NTRFNONREF//K1\n:86:To our second bank\n", "9900,00");
        HouseAccount second = bank.second();
        desk.approve(
                desk.ask(
                        BankCalls.BOOK_OWN_TRANSFER,
                        new BookOwnTransfer(
                                null, bank.house().id(), second.id(), "STMT-1-1", null)));

        assertThat(transit()).as("with the house's own").isEqualTo("400.00 USD 400.00 USD");
    }

    @Test
    void aBookingTakenBackIsInTransitAgainAndCanBeBookedRight() {
        desk.cash(TRADING, 14, "2027-03-10T10:00:00", "300.00", "DEPOSIT wire 4");
        OpenTransit open = transits().open().getFirst();
        approved(booking(open, "2027-03-10", "SWIFT 4713"));
        BankTransit booked = transits().booked().getFirst();

        desk.approve(
                desk.ask(
                        BankCalls.REVERSE_TRANSIT,
                        new ReverseTransit(booked.id(), "Booked with the wrong day")));

        assertThat(desk.balance("1140")).isEqualTo("-300.00");
        assertThat(transits().open()).containsExactly(open);
        assertThat(transits().booked())
                .extracting(BankTransit::bankTransitState)
                .containsExactly(BankTransitState.REVERSED);
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                BankCalls.REVERSE_TRANSIT,
                                                new ReverseTransit(
                                                        booked.id(), "Booked with the wrong day"))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        approved(booking(open, "2027-03-09", "SWIFT 4713"));
        assertThat(desk.balance("1140")).isEqualTo("0.00");
    }

    @Test
    void onlyWhatIsInTransitIsBookedOnceAndOnEvidenceOfItsOwn() {
        desk.cash(TRADING, 15, "2027-03-10T10:00:00", "300.00", "DEPOSIT wire 5");
        desk.cash(TRADING, 16, "2027-03-11T10:00:00", "300.00", "DEPOSIT wire 6");
        bank.statement(":61:2703090309D299,00NTRFNONREF//K1\n:86:To the broker\n", "9701,00");
        List<OpenTransit> open = transits().open();
        BookTransit first = booking(open.getFirst(), "2027-03-10", "SWIFT 4714");

        assertThat(refused(booking(open.getFirst(), "2027-03-10", "no")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(booking(open.getFirst(), "2027-04-02", "SWIFT 4714")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(onRow(first, "STMT-1-1"))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(onRow(first, "STMT-9-1"))).isEqualTo(Problem.Code.WRONG_ACCOUNT);
        var prepared = desk.ask(BankCalls.BOOK_TRANSIT, first);
        assertThat(desk.balance("1140")).isEqualTo("-600.00");
        desk.approve(prepared);
        assertThat(refused(first)).isEqualTo(Problem.Code.NOTHING_DUE);
        assertThat(refused(booking(open.getLast(), "2027-03-11", "SWIFT 4714")))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(desk.balance("1140")).isEqualTo("-300.00");
    }

    private static BookTransit onRow(BookTransit asks, String row) {
        return new BookTransit(
                asks.transfer(), asks.houseAccountId(), asks.valueOn(), row, row, null);
    }

    private BookTransit booking(OpenTransit open, String day, String evidence) {
        return new BookTransit(
                open.transfer(), bank.house().id(), LocalDate.parse(day), evidence, null, null);
    }

    private void approved(BookTransit asks) {
        desk.approve(desk.ask(BankCalls.BOOK_TRANSIT, asks));
    }

    private Problem.Code refused(BookTransit asks) {
        return code(() -> desk.ask(BankCalls.BOOK_TRANSIT, asks));
    }

    private Transits transits() {
        return desk.ask(BankCalls.TRANSITS, new Nothing());
    }

    private TieOut tie(TieOutRule rule) {
        return desk.month().tieOuts().stream()
                .filter(tie -> tie.tieOutRule() == rule)
                .findFirst()
                .orElseThrow();
    }

    private String transit() {
        TieOut tie = tie(TieOutRule.L5);
        return tie.left() + " " + tie.right();
    }
}
