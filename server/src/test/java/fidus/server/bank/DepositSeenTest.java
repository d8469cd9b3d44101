package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.AboutPrepared;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.RecordProposed;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Refused;
import fidus.deposits.AboutDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.deposits.FindDeposits;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// Whoever confirms a deposit sees what the bank says of it, not only what was typed.
final class DepositSeenTest extends OwnBank {
    private static final String ROW =
            "40.00 EUR · booked on 2026-11-16 · value date 2026-11-16 · reference of the bank K1 ·"
                    + " SEPA WIRE-889911 Ada Example · statement 1 (statement.sta) of Main account";

    private Prepared recorded(String sum, String evidence, DepositMethod method) {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of(sum, "EUR"),
                        LocalDate.of(2026, 11, 17),
                        method,
                        evidence,
                        method == DepositMethod.FIAT ? main.name() : "Cold wallet",
                        ""));
    }

    private static List<Shown> ofTheBank(Prepared asked) {
        return asked.shown().stream()
                .filter(line -> line.label().startsWith("Row ") || line.label().equals("Bank row"))
                .toList();
    }

    private TakenStatement arrived() {
        return desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00")
                        .row("261116", "C40,00", "K1", "SEPA WIRE-889911 Ada Example")
                        .closing("261116", "40,00"));
    }

    @Test
    void theRowItStandsOnIsShownInWholeBesideWhatWasTyped() {
        arrived();

        Prepared asked = recorded("40.00", "STMT-1-1", DepositMethod.FIAT);

        assertThat(asked.shown())
                .as("the day that was typed is another one, and both are seen")
                .contains(new Shown("Value date", "2026-11-17"));
        assertThat(ofTheBank(asked)).containsExactly(new Shown("Row STMT-1-1", ROW));
        desk.approve(asked);
        assertThat(standing()).hasSize(1);
    }

    @Test
    void theRowThatSaysItsReferenceIsShownToo() {
        arrived();

        assertThat(ofTheBank(recorded("40.00", "WIRE-889911", DepositMethod.FIAT)))
                .containsExactly(new Shown("Row STMT-1-1", ROW));
    }

    @Test
    void whereNothingOfTheBankStandsBehindItThatIsSaid() {
        arrived();

        assertThat(ofTheBank(recorded("41.00", "WIRE-889911", DepositMethod.FIAT)))
                .as("another sum")
                .containsExactly(
                        new Shown(
                                "Bank row",
                                "No bank row stands behind this: no row of Main account from"
                                        + " 2026-11-16 to 2026-11-22 that is free brings 41.00 EUR"
                                        + " and says WIRE-889911."));
        assertThat(ofTheBank(recorded("40.00", "0xfeedbeef", DepositMethod.CRYPTO)))
                .containsExactly(
                        new Shown(
                                "Bank row",
                                "No bank row stands behind this: it is a transfer to a wallet."));
    }

    @Test
    void aRowThatTheBooksHoldStandsBehindNothingElse() {
        arrived();
        paid.deposit("40.00", "2026-11-16", "STMT-1-1");

        assertThat(ofTheBank(recorded("40.00", "WIRE-889911", DepositMethod.FIAT)))
                .singleElement()
                .matches(line -> line.value().startsWith("No bank row stands behind this"));
    }

    @Test
    void aBatchOfWhichAPartIsBookedStandsBehindNothingElse() {
        desk.take(
                CamtText.of(BankDesk.IBAN, "2026-11-16", "0.00", "100.00")
                        .entry(
                                "CRDT",
                                "100.00",
                                "E1",
                                "<PmtInfId>WHOLE-889911 OTHER-77</PmtInfId><NbOfTxs>2</NbOfTxs>",
                                List.of(
                                        CamtText.Tx.of("60.00", "FIRST-1"),
                                        CamtText.Tx.of("40.00", "SECOND-2")))
                        .bytes());
        assertThat(ofTheBank(recorded("100.00", "OTHER-77", DepositMethod.FIAT)))
                .extracting(Shown::label)
                .containsExactly("Row STMT-1-1");

        paid.deposit("60.00", "2026-11-16", "STMT-1-1/1");

        assertThat(ofTheBank(recorded("100.00", "WHOLE-889911", DepositMethod.FIAT)))
                .singleElement()
                .matches(line -> line.value().startsWith("No bank row stands behind this"));
    }

    @Test
    void whatWasShownOfTheBankAndIsNoMoreIsNotConfirmed() {
        TakenStatement wrong = arrived();
        Prepared asked = recorded("40.00", "WIRE-889911", DepositMethod.FIAT);
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(wrong.id(), "It is of another account")));

        assertThatThrownBy(() -> desk.approve(asked))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Row STMT-1-1");
        assertThat(standing()).isEmpty();
    }

    @Test
    void aRowThatComesWhileItWaitsHindersNothingAndIsShownToWhomIsAskedAnew() {
        Prepared first = recorded("40.00", "WIRE-889911", DepositMethod.FIAT);
        assertThat(ofTheBank(first))
                .singleElement()
                .matches(line -> line.value().startsWith("No bank row stands behind this"));
        desk.server.clock().advance(Duration.ofHours(25));
        arrived();

        Deposit waits =
                desk.ask(DepositCalls.FIND, new FindDeposits(null, DepositState.PENDING, null, 9))
                        .rows()
                        .getFirst();
        Prepared again = desk.ask(DepositCalls.CONFIRM, new AboutDeposit(waits.id()));

        assertThat(ofTheBank(again)).containsExactly(new Shown("Row STMT-1-1", ROW));
    }

    @Test
    void aRowThatCameMeanwhileDoesNotVoidWhatWasShown() {
        Prepared asked = recorded("40.00", "WIRE-889911", DepositMethod.FIAT);
        arrived();

        desk.approve(asked);

        assertThat(standing()).hasSize(1);
    }

    @Test
    void whoIsAboutToConfirmIsToldWhatIsOtherwiseThanWhenItWasAsked() {
        Prepared asked = recorded("40.00", "WIRE-889911", DepositMethod.FIAT);
        String none = ofTheBank(asked).getFirst().value();
        assertThat(since(asked).changes()).isEmpty();
        desk.server.clock().advance(Duration.ofMinutes(3));
        arrived();

        SinceAsked since = since(asked);

        assertThat(since.at()).isEqualTo(asked.preparedAt().plus(Duration.ofMinutes(3)));
        assertThat(since.changes())
                .containsExactly(
                        new Change("Bank row", none, ""), new Change("Row STMT-1-1", "", ROW));
        desk.approve(asked);
        assertThat(since(asked).changes()).as("what is decided stays as it was").isEmpty();
    }

    @Test
    void ofAListItIsToldWhichWouldBeLeftOutNow() {
        TakenStatement wrong = arrived();
        RecordDeposit proposed =
                Objects.requireNonNull(desk.proposals(main).deposits().getFirst().deposit());
        Prepared asked =
                desk.ask(
                        BankCalls.RECORD_PROPOSED,
                        new RecordProposed(main.id(), List.of(proposed)));
        assertThat(since(asked).changes()).isEmpty();
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(wrong.id(), "It is of another account")));

        assertThat(since(asked).changes())
                .filteredOn(change -> change.label().equals("STMT-1-1"))
                .singleElement()
                .matches(change -> change.asked().startsWith("Ada Example, 40.00 EUR"))
                .matches(change -> change.now().startsWith("It would be left out: nothing is"));
    }

    @Test
    void whatSomebodyMayNotReadIsNotToldToThem() {
        Prepared asked = recorded("40.00", "WIRE-889911", DepositMethod.FIAT);
        String admin = desk.server.token(Role.ADMIN);

        assertThatThrownBy(
                        () ->
                                desk.server.call(
                                        ApprovalCalls.SINCE, new AboutPrepared(asked.id()), admin))
                .hasMessageStartingWith("NOT_FOUND");
    }

    private SinceAsked since(Prepared asked) {
        return desk.server.call(
                ApprovalCalls.SINCE,
                new AboutPrepared(asked.id()),
                desk.server.token(Role.APPROVER));
    }

    @Test
    void eachOfManyIsShownWithItsRow() {
        arrived();
        RecordDeposit proposed =
                Objects.requireNonNull(desk.proposals(main).deposits().getFirst().deposit());

        Prepared asked =
                desk.ask(
                        BankCalls.RECORD_PROPOSED,
                        new RecordProposed(main.id(), List.of(proposed)));

        assertThat(ofTheBank(asked)).containsExactly(new Shown("Row STMT-1-1", ROW));
    }

    private List<Deposit> standing() {
        return desk.ask(DepositCalls.FIND, new FindDeposits(null, DepositState.CONFIRMED, null, 9))
                .rows();
    }
}
