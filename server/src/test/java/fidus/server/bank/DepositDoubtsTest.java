package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositList;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.RecordProposed;
import fidus.bank.desk.SetStatementAside;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.AboutDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.deposits.EndDeposit;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What speaks against a deposit is read by whoever agrees to it: what arose since it was shown is
/// shown first, what went away hinders nothing.
final class DepositDoubtsTest extends OwnBank {
    private static final String ADA = "SEPA Ada Example";

    @BeforeEach
    void oneArrives() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C40,00", "K1", ADA)
                        .row("261117", "C25,00", "K2", ADA)
                        .closing("261117", "65,00"));
    }

    private void anotherArrives(String sum, String text, String closing) {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261117", "65,00")
                        .row("261116", "C" + sum, "K9", text)
                        .closing("261118", closing));
    }

    private Prepared recorded(String sum, String evidence) {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of(sum, "EUR"),
                        LocalDate.of(2026, 11, 16),
                        DepositMethod.FIAT,
                        evidence,
                        main.name(),
                        ""));
    }

    private static List<String> doubts(Prepared asked) {
        return asked.shown().stream()
                .filter(line -> line.label().equals("Doubtful"))
                .map(Shown::value)
                .toList();
    }

    private List<Deposit> in(DepositState state) {
        return desk.ask(DepositCalls.FIND, new FindDeposits(null, state, null, 9)).rows();
    }

    private Deposit waiting(String evidence) {
        return in(DepositState.PENDING).stream()
                .filter(one -> one.evidence().equals(evidence))
                .findFirst()
                .orElseThrow();
    }

    /// It is asked again with the doubt, and agreed to by somebody who read it.
    private void isReadFirst(Prepared asked, String doubt) {
        assertThat(doubts(asked)).noneMatch(one -> one.contains(doubt));
        assertThatThrownBy(() -> desk.approve(asked))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.STALE_VERSION))
                .hasMessageContaining(doubt)
                .hasMessageContaining("asked again");
        assertThat(in(DepositState.CONFIRMED)).noneMatch(one -> one.evidence().equals("STMT-1-1"));
        Prepared again = desk.ask(DepositCalls.CONFIRM, new AboutDeposit(waiting("STMT-1-1").id()));
        assertThat(doubts(again)).anyMatch(one -> one.contains(doubt));
        desk.approve(again);
        assertThat(in(DepositState.CONFIRMED)).anyMatch(one -> one.evidence().equals("STMT-1-1"));
    }

    @Test
    void anotherRowOfTheSameSumThatCameSinceIsRead() {
        Prepared asked = recorded("40.00", "STMT-1-1");
        anotherArrives("40,00", ADA, "105,00");

        isReadFirst(asked, "Another row of the day brings the same sum");
    }

    @Test
    void anotherDepositThatWaitsSinceIsRead() {
        Prepared asked = recorded("40.00", "STMT-1-1");
        recorded("40.00", "WIRE-77");

        isReadFirst(asked, "over the same sum waits on another reference");
    }

    /// Then the row is proposed no more, because the books may hold it.
    @Test
    void whatTheBooksHoldSinceIsRead() {
        Prepared asked = recorded("40.00", "STMT-1-1");
        paid.deposit("40.00", "2026-11-16", "WIRE-77");

        isReadFirst(asked, "confirmed on reference WIRE-77");
    }

    @Test
    void anAnnouncedSumThatTheRowMayBeAPartOfSinceIsRead() {
        Prepared asked = recorded("40.00", "STMT-1-1");
        recorded("65.00", "WIRE-77");

        isReadFirst(asked, "may have arrived in 2 parts");
    }

    @Test
    void whatWentAwayHindersNothing() {
        recorded("40.00", "WIRE-77");
        Prepared asked = recorded("40.00", "STMT-1-1");
        assertThat(doubts(asked)).anyMatch(one -> one.contains("waits on another reference"));
        desk.ask(DepositCalls.FAIL, new EndDeposit(waiting("WIRE-77").id(), "It never came"));

        desk.approve(asked);

        assertThat(in(DepositState.CONFIRMED)).hasSize(1);
    }

    /// Nobody is recognised in the row; that it is hers makes the other one a twin.
    @Test
    void whatSpeaksAgainstTheClientThatAPersonChoseIsShownAtOnce() {
        anotherArrives("40,00", "Nobody known", "105,00");

        Prepared asked = recorded("40.00", "STMT-2-1");

        assertThat(doubts(asked)).anyMatch(one -> one.contains("same sum from the same client"));
        desk.approve(asked);
        assertThat(in(DepositState.CONFIRMED)).hasSize(1);
    }

    @Test
    void ofTwoAlikeEachIsConfirmedWhicheverIsFirst() {
        anotherArrives("40,00", ADA, "105,00");
        Prepared one = recorded("40.00", "STMT-1-1");
        Prepared other = recorded("40.00", "STMT-2-1");

        desk.approve(one);
        desk.approve(other);

        assertThat(in(DepositState.CONFIRMED)).hasSize(2);
    }

    @Test
    void doubtsAreReadBesideTheTransactionOfTheDecision() {
        Prepared asked = recorded("40.00", "STMT-1-1");
        desk.server.commands.note();

        desk.approve(asked);

        // only the proposals ask for these
        assertThat(desk.server.commands.asked("payoutWallets")).isPositive();
        assertThat(desk.server.commands.askedInTransactions("payoutWallets")).isZero();
    }

    @Test
    void ofAListADepositWithANewDoubtIsLeftAndListed() {
        Prepared asked = send(recordable());
        anotherArrives("40,00", ADA, "105,00");

        desk.approve(asked);

        assertThat(in(DepositState.CONFIRMED))
                .extracting(Deposit::evidence)
                .containsExactly("STMT-1-2");
        DepositList list = BankDesk.present(desk.proposals(main).lastList());
        assertThat(list.lines())
                .extracting(DepositList.Line::rowId, DepositList.Line::leftBecause)
                .containsExactlyInAnyOrder(
                        tuple("STMT-1-2", ""),
                        tuple(
                                "STMT-1-1",
                                "this speaks against it and was not shown: Another row of the day"
                                    + " brings the same sum from the same client. Send it again, so"
                                    + " that it is read before it is agreed to."));
    }

    @Test
    void ofAListADoubtThatWentAwayHindersNothing() {
        anotherArrives("40,00", ADA, "105,00");
        Prepared asked =
                send(
                        recordable().stream()
                                .filter(one -> one.evidence().equals("STMT-1-1"))
                                .toList());
        assertThat(asked.shown()).anyMatch(line -> line.value().contains("the same sum"));
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(
                                desk.ask(
                                                BankCalls.STATEMENTS,
                                                new FindBankStatements(main.id(), null))
                                        .statements()
                                        .getFirst()
                                        .statement()
                                        .id(),
                                "It is of another account")));

        desk.approve(asked);

        assertThat(in(DepositState.CONFIRMED)).hasSize(1);
    }

    private List<RecordDeposit> recordable() {
        return desk.proposals(main).deposits().stream()
                .map(DepositProposal::deposit)
                .filter(Objects::nonNull)
                .toList();
    }

    private Prepared send(List<RecordDeposit> deposits) {
        return desk.ask(BankCalls.RECORD_PROPOSED, new RecordProposed(main.id(), deposits));
    }

    /// The chosen client is not the one whose account the money came from.
    @Test
    void aRowFromTheAccountOfAnotherClientSaysSoAtOnce() {
        String iban = "DE02500105170137075030";
        Client bert = desk.ask(ClientCalls.ADD, new AddClient("Bert Example"));
        desk.wallet("client/" + bert.id().value(), "Bert Example", iban);
        String from = "<RltdPties><DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct></RltdPties>";
        var tx = new CamtText.Tx("10.00", "NOTPROVIDED", from.formatted(iban));
        desk.take(
                CamtText.of(BankDesk.IBAN, "2026-11-18", "65.00", "75.00")
                        .entry("CRDT", "10.00", "N1", "", List.of(tx))
                        .bytes());

        Prepared asked = recorded("10.00", "STMT-2-1");

        assertThat(doubts(asked))
                .anyMatch(
                        one ->
                                one.contains("looks like Bert Example's")
                                        && one.contains("verified wallet"));
    }
}
