package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositList;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.RecordProposed;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositState;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Deposits that a statement proposes are sent many at once and confirmed by one decision.
final class DepositListTest extends OwnBank {
    @BeforeEach
    void threeArrive() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C40,00", "K1", "SEPA Ada Example")
                        .row("261116", "C40,00", "K2", "SEPA Ada Example")
                        .row("261117", "C25,00", "K3", "SEPA Ada Example")
                        .row("261117", "C7,00", "K4", "Nobody known")
                        .closing("261117", "112,00"));
    }

    private List<DepositProposal> proposed() {
        return desk.proposals(main).deposits();
    }

    private List<RecordDeposit> recordable() {
        return proposed().stream().map(DepositProposal::deposit).filter(Objects::nonNull).toList();
    }

    private Prepared send(List<RecordDeposit> deposits) {
        return desk.ask(BankCalls.RECORD_PROPOSED, new RecordProposed(main.id(), deposits));
    }

    private List<Deposit> standing() {
        return desk.ask(
                        DepositCalls.FIND,
                        new FindDeposits(null, DepositState.CONFIRMED, null, 200))
                .rows();
    }

    @Test
    void allThatWereChosenAreConfirmedByOneDecision() {
        List<RecordDeposit> chosen = recordable();
        assertThat(chosen).hasSize(3);

        Prepared asked = send(chosen);
        assertThat(asked.shown())
                .anyMatch(line -> line.value().equals("3 deposits, 105.00 EUR"))
                .anyMatch(
                        line ->
                                line.label().equals("STMT-1-1")
                                        && line.value().contains("same sum from the same client"));
        assertThat(standing()).as("nobody agreed yet").isEmpty();
        desk.approve(asked);

        assertThat(standing())
                .extracting(Deposit::evidence, Deposit::deposited)
                .containsExactlyInAnyOrder(
                        tuple("STMT-1-1", Money.of("40.00", "EUR")),
                        tuple("STMT-1-2", Money.of("40.00", "EUR")),
                        tuple("STMT-1-3", Money.of("25.00", "EUR")));
        assertThat(standing())
                .allMatch(one -> one.recordedBy().equals("Test operator"))
                .allMatch(one -> !one.recordedBy().equals(one.confirmedBy()));
        assertThat(proposed()).extracting(DepositProposal::rowId).containsExactly("STMT-1-4");
        assertThat(desk.reconcile(main).matches()).hasSize(3);
        assertThatThrownBy(() -> desk.approve(asked)).isInstanceOf(Refused.class);
        assertThat(standing()).as("a repeated yes records nothing twice").hasSize(3);
    }

    @Test
    void whatWasRecordedMeanwhileIsLeftAndListed() {
        List<RecordDeposit> chosen = recordable();
        Prepared asked = send(chosen);
        paid.deposit("25.00", "2026-11-17", "STMT-1-3");

        desk.approve(asked);

        assertThat(standing()).hasSize(3);
        DepositList list = BankDesk.present(desk.proposals(main).lastList());
        assertThat(list.lines())
                .extracting(DepositList.Line::rowId, DepositList.Line::done)
                .containsExactlyInAnyOrder(
                        tuple("STMT-1-1", true), tuple("STMT-1-2", true), tuple("STMT-1-3", false));
        assertThat(list.lines())
                .filteredOn(line -> !line.done())
                .allMatch(line -> line.leftBecause().contains("nothing is proposed"));
    }

    /// The bank's own words are part of what is agreed to, also those that no proposal is made of.
    @Test
    void whatTheBankSaysOtherwiseThanWasShownIsLeftAndListed() {
        Prepared asked = send(recordable());
        says("STMT-1-2", "OTHER-1");

        desk.approve(asked);

        assertThat(standing())
                .extracting(Deposit::evidence)
                .containsExactlyInAnyOrder("STMT-1-1", "STMT-1-3");
        DepositList list = BankDesk.present(desk.proposals(main).lastList());
        assertThat(list.lines())
                .filteredOn(line -> !line.done())
                .extracting(DepositList.Line::rowId, DepositList.Line::leftBecause)
                .containsExactly(
                        tuple(
                                "STMT-1-2",
                                "the bank's row is not as it was shown any more. Send it again, so"
                                    + " that what the bank says is read before it is agreed to."));
    }

    @Test
    void aListOfWhichEveryRowReadsOtherwiseIsNotAgreedTo() {
        Prepared asked = send(recordable().stream().limit(1).toList());
        says(recordable().getFirst().evidence(), "OTHER-1");

        assertThatThrownBy(() -> desk.approve(asked))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not as it was shown");
        assertThat(standing()).isEmpty();
    }

    /// A row that is stored with another end-to-end reference than it was read with.
    private void says(String id, String endToEndId) {
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(
                                unit ->
                                        BankStore.rows(unit)
                                                .update(
                                                        Filters.eq("_id", id),
                                                        Updates.set("row.endToEndId", endToEndId)));
    }

    @Test
    void aListThatIsNotWhatIsProposedIsRefusedAndNamesTheRow() {
        List<RecordDeposit> chosen = recordable();
        RecordDeposit first = chosen.getFirst();
        var more =
                new RecordDeposit(
                        first.clientId(),
                        Money.of("41.00", "EUR"),
                        first.valueDate(),
                        first.depositMethod(),
                        first.evidence(),
                        first.paidInto(),
                        first.note());

        assertThatThrownBy(() -> send(List.of(more)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(first.evidence())
                .hasMessageContaining("proposed otherwise");
        assertThatThrownBy(() -> send(List.of(first, first)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("each row once");
        assertThatThrownBy(() -> send(List.of())).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsProposedIsFoundBesideTheTransactionsOfBothHands() {
        List<RecordDeposit> chosen = recordable();
        desk.server.commands.note();

        desk.approve(send(chosen));

        assertThat(standing()).hasSize(3);
        // only the proposals ask for these two; to make them walks the whole journal
        for (String collection : List.of("depositLists", "payoutWallets")) {
            assertThat(desk.server.commands.asked(collection)).as(collection).isPositive();
            assertThat(desk.server.commands.askedInTransactions(collection))
                    .as(collection)
                    .isZero();
        }
    }

    /// What is confirmed already must not be recorded once more because the bank kept a charge or
    /// booked it late.
    @Test
    void aProposalThatAConfirmedDepositCouldBeSaysSo() {
        paid.deposit("50.00", "2026-11-19", "WIRE-2026-4102");
        paid.deposit("33.00", "2026-11-10", "WIRE-2026-4104");
        paid.deposit("25.00", "2026-11-17", "STMT-1-3");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/2", "261117", "112,00")
                        .row("261120", "C40,00", "K5", "WIRE-2026-4102 Ada Example CHARGES 10,00")
                        .row("261120", "C33,00", "K6", "Example WIRE 4104")
                        .row("261124", "C25,00", "K7", "SEPA Ada Example")
                        .closing("261124", "210,00"));

        assertThat(doubts("STMT-2-1"))
                .contains(
                        "Deposit 1 of Ada Example over 50.00 EUR of 2026-11-19 is confirmed on"
                                + " reference WIRE-2026-4102, which the row names.");
        assertThat(doubts("STMT-2-2"))
                .as("ten days later, and nothing names the client")
                .anyMatch(said -> said.contains("Deposit 2") && said.contains("no row"));
        assertThat(doubts("STMT-2-3"))
                .as("the deposit of the same sum stands on a row of its own")
                .isEmpty();
    }

    private List<String> doubts(String row) {
        return proposed().stream()
                .filter(one -> one.rowId().equals(row))
                .findFirst()
                .orElseThrow()
                .doubts();
    }
}
