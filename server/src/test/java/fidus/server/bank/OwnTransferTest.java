package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookOwnTransfer;
import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferProposal;
import fidus.bank.desk.OwnTransferState;
import fidus.bank.desk.OwnTransfers;
import fidus.bank.desk.ReverseOwnTransfer;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.profiles.AssignProfile;
import fidus.reconciliation.profiles.PrepareProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.PutInForce;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Money between two bank accounts of the house is booked over 1140 by two persons, row by row. It
/// is 23 November.
final class OwnTransferTest extends OwnBank {
    private HouseAccount other;

    @BeforeEach
    void second() {
        other = desk.account("Second account", BankDesk.OTHER_IBAN);
    }

    private static CamtText.Tx toward(String sum, String id, String side, String iban) {
        return new CamtText.Tx(
                sum,
                id,
                iban.isEmpty()
                        ? ""
                        : "<RltdPties><%1$sAcct><Id><IBAN>%2$s</IBAN></Id></%1$sAcct></RltdPties>"
                                .formatted(side, iban));
    }

    /// It left the main account.
    private void left(String day, String sum, CamtText.Tx... parts) {
        desk.take(
                CamtText.of(BankDesk.IBAN, "2026-11-" + day, "500.00", minus(sum))
                        .entry("DBIT", sum, "L" + day, "", List.of(parts))
                        .bytes());
    }

    private static String minus(String sum) {
        return new java.math.BigDecimal("500.00")
                .subtract(new java.math.BigDecimal(sum))
                .toString();
    }

    /// It reached the second account, and the row names nobody or the main one.
    private void reached(String day, String sum, String iban) {
        desk.take(
                CamtText.of(BankDesk.OTHER_IBAN, "2026-11-" + day, "0.00", sum)
                        .entry("CRDT", sum, "A" + day, "", List.of(toward(sum, "", "Dbtr", iban)))
                        .bytes());
    }

    private List<OwnTransferProposal> own(HouseAccount account) {
        return desk.proposals(account).own();
    }

    private void approved(OwnTransferProposal proposal) {
        desk.approve(desk.ask(BankCalls.BOOK_OWN_TRANSFER, proposal.booking()));
    }

    private List<OwnTransfer> booked() {
        OwnTransfers now = desk.ask(BankCalls.OWN_TRANSFERS, new Nothing());
        return now.transfers();
    }

    private String balance(String account) {
        return desk.balance(account);
    }

    private static List<BreakCard> open(Workbench bench) {
        return bench.breaks().stream()
                .filter(one -> one.found().breakState() == BreakState.OPEN)
                .toList();
    }

    @Test
    void aPairIsBookedOverTransitByTwoPersonsAndBothRowsAreMatched() {
        left("16", "300.00", toward("300.00", "", "Cdtr", BankDesk.OTHER_IBAN));
        reached("18", "300.00", "");
        assertThat(own(other)).hasSize(1);

        Prepared prepared = desk.ask(BankCalls.BOOK_OWN_TRANSFER, own(main).getFirst().booking());
        assertThat(prepared.shown())
                .contains(
                        new Shown("Left", "Main account, row STMT-1-1 of 2026-11-16, -300.00 EUR"),
                        new Shown("In transit afterwards", "nothing"));
        assertThat(booked()).isEmpty();
        desk.approve(prepared);

        assertThat(booked())
                .extracting(OwnTransfer::ownTransferState, OwnTransfer::from, OwnTransfer::to)
                .containsExactly(tuple(OwnTransferState.ARRIVED, "Main account", "Second account"));
        assertThat(own(main)).isEmpty();
        assertThat(own(other)).isEmpty();
        for (HouseAccount account : List.of(main, other)) {
            Workbench bench = desk.reconcile(account);
            assertThat(bench.matches()).hasSize(1);
            assertThat(open(bench)).isEmpty();
        }
        assertThat(code(() -> desk.ask(BankCalls.BOOK_OWN_TRANSFER, rebooked())))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    private BookOwnTransfer rebooked() {
        return new BookOwnTransfer(null, main.id(), other.id(), "STMT-1-1", null);
    }

    @Test
    void whatIsInTransitTooLongIsABreakUntilItsOtherEndIsBooked() {
        left("09", "300.00", toward("300.00", "", "Cdtr", BankDesk.OTHER_IBAN));
        approved(own(main).getFirst());
        assertThat(balance("1140")).isEqualTo("300.00 EUR");
        assertThat(open(reconciled(9, 14))).isEmpty();
        desk.take(CamtText.of(BankDesk.IBAN, "2026-11-15", "200.00", "200.00").bytes());

        assertThat(open(reconciled(9, 15)))
                .extracting(card -> card.found().rule(), card -> card.found().severity())
                .containsExactly(tuple("R8", Severity.WARNING));

        reached("18", "300.00", "");
        OwnTransferProposal arrival = own(other).getFirst();
        assertThat(arrival.why()).contains("in transit until this row is booked");
        assertThat(desk.proposals(other).deposits())
                .as("it names nobody")
                .singleElement()
                .matches(one -> one.why().contains("could also be the house's own money"));
        approved(arrival);

        assertThat(balance("1140")).isEqualTo("0.00 EUR");
        assertThat(open(reconciled(9, 15))).isEmpty();
        assertThat(booked())
                .extracting(OwnTransfer::ownTransferState)
                .containsExactly(OwnTransferState.ARRIVED);
    }

    /// The same sum came to the second account two days before.
    @Test
    void moneyThatArrivedBeforeItLeftIsNoTransferWhoeverPairsIt() {
        reached("14", "300.00", "");
        left("16", "300.00", toward("300.00", "", "Cdtr", BankDesk.OTHER_IBAN));
        var pair = new BookOwnTransfer(null, main.id(), other.id(), "STMT-2-1", "STMT-1-1");

        assertThatThrownBy(() -> desk.ask(BankCalls.BOOK_OWN_TRANSFER, pair))
                .hasMessageContaining("arrived on 2026-11-14, before it left on 2026-11-16");
        approved(own(main).getFirst());
        assertThat(own(other)).isEmpty();
        OwnTransfer waits = booked().getFirst();
        var late = new BookOwnTransfer(waits.id(), main.id(), other.id(), null, "STMT-1-1");
        assertThat(code(() -> desk.ask(BankCalls.BOOK_OWN_TRANSFER, late)))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void whatIsTakenBackFreesItsRowsAndMayBeBookedAgain() {
        left("16", "300.00", toward("300.00", "", "Cdtr", BankDesk.OTHER_IBAN));
        reached("18", "300.00", BankDesk.IBAN);
        approved(own(main).getFirst());

        desk.approve(
                desk.ask(
                        BankCalls.REVERSE_OWN_TRANSFER,
                        new ReverseOwnTransfer(
                                booked().getFirst().id(), "They belong to two transfers")));

        assertThat(balance("1010")).isEqualTo("0.00 EUR");
        assertThat(booked())
                .extracting(OwnTransfer::ownTransferState)
                .containsExactly(OwnTransferState.REVERSED);
        approved(own(other).getFirst());
        assertThat(booked()).hasSize(2);
        assertThat(desk.reconcile(main).matches()).hasSize(1);
    }

    @Test
    void aPartOfABatchEntryIsOwnMoneyAndTheRestStaysToBeExplained() {
        left(
                "16",
                "340.00",
                toward("300.00", "X1", "Cdtr", BankDesk.OTHER_IBAN),
                toward("40.00", "X2", "Cdtr", "FR1420041010050500013M02606"));
        reached("17", "300.00", "");

        assertThat(own(main)).extracting(OwnTransferProposal::rowId).containsExactly("STMT-1-1/1");
        assertThat(own(other)).hasSize(1);
        approved(own(other).getFirst());

        assertThat(booked().getFirst().out()).matches(end -> end.rowId().equals("STMT-1-1/1"));
        assertThat(own(main)).isEmpty();
        assertThat(code(() -> desk.ask(BankCalls.BOOK_OWN_TRANSFER, rebooked())))
                .as("the whole of it")
                .isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void whatABankKeptOnTheWayIsAChargeWithinTheRules() {
        left("16", "300.00", toward("300.00", "", "Cdtr", BankDesk.OTHER_IBAN));
        reached("18", "285.00", BankDesk.IBAN);

        OwnTransferProposal proposal = own(main).getFirst();
        assertThat(proposal.why()).contains("15.00 EUR", "5500");
        approved(proposal);

        assertThat(balance("5500")).isEqualTo("15.00 EUR");
        assertThat(balance("1140")).isEqualTo("0.00 EUR");
        assertThat(balance("1010")).isEqualTo("-15.00 EUR");
    }

    @Test
    void whatIsKeptIsMeasuredByTheRulesOfTheAccountThatTheMoneyReached() {
        comparesExactly(other);
        left("16", "300.00", toward("300.00", "", "Cdtr", BankDesk.OTHER_IBAN));
        reached("18", "285.00", BankDesk.IBAN);

        assertThat(own(main).getFirst().booking().inRow()).isNull();
        assertThat(own(other).getFirst().booking().outRow()).isNull();
    }

    private void comparesExactly(HouseAccount account) {
        MatchProfile usual = MatchProfile.bank();
        var exact =
                new MatchProfile(
                        "EXACT",
                        1,
                        List.of(usual.passes().getFirst()),
                        usual.compared(),
                        usual.autoThreshold(),
                        usual.suggestThreshold(),
                        usual.ambiguityMargin(),
                        usual.limits());
        String why = "This bank keeps nothing";
        desk.ask(ProfileCalls.PREPARE, new PrepareProfile(exact, why));
        desk.approve(desk.ask(ProfileCalls.PUT_IN_FORCE, new PutInForce("EXACT", 1, why)));
        var given = new AssignProfile("bank/" + account.name(), "EXACT", why);
        desk.approve(desk.ask(ProfileCalls.ASSIGN, given));
    }
}
