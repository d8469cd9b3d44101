package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.FindDeposits;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.ConfirmPayments;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.Workbench;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// A signature reads the rows of its run again only when something was done since that may be about
/// them, and refuses as ever when it is.
final class UnmovedDaysTest extends OwnBank {
    private static final int ROWS = 300;
    private int posted;

    private <T> T stored(Function<Unit, T> work) {
        return desk.server.parts().mongo().write(work::apply);
    }

    private Ledger ledger() {
        return new Ledger(desk.server.parts().audit());
    }

    private NewEntry entry(String day, String sum, Map<String, String> dimensions, String text) {
        Money money = Money.of(sum, "EUR");
        var bank = new Posting("1010", PostingSide.DEBIT, money, dimensions);
        var client = new Posting("2010", PostingSide.CREDIT, money, Map.of("client", "c"));
        return new NewEntry(
                "E1",
                "invented/" + posted++,
                "",
                LocalDate.parse(day),
                List.of(bank, client),
                text);
    }

    private JournalEntry booked(String day, String sum, String text) {
        return booked(entry(day, sum, Map.of("bankAccount", main.name()), text));
    }

    private JournalEntry booked(NewEntry entry) {
        return stored(unit -> ledger().post(unit, Actor.SYSTEM, null, entry));
    }

    private Workbench many() {
        List<NewEntry> entries = new ArrayList<>();
        Mt940Text text = Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00");
        for (int i = 1; i <= ROWS; i++) {
            String said = "INVOICE %05d CUSTOMER %05d".formatted(i * 7, i * 13);
            entries.add(entry("2026-11-16", i + ".10", Map.of("bankAccount", main.name()), said));
            text.row("261116", "C" + i + ",10", "", said);
        }
        var _ = stored(unit -> ledger().postAll(unit, Actor.SYSTEM, null, entries));
        desk.takeOne(text.closing("261116", "45180,00"));
        Workbench bench = reconciled(16, 16);
        assertThat(bench.matches()).hasSize(ROWS);
        return bench;
    }

    private Prepared asked(Workbench bench) {
        bench.breaks().stream()
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .forEach(card -> explained(card, CauseCode.TIMING));
        var note = new SignOff(bench.card().run().id(), "Reviewed with the statement");
        return desk.ask(ReconciliationCalls.SIGN_OFF, note);
    }

    private int given() {
        return desk.server.commands.given("bankRows")
                + desk.server.commands.given("journalEntries")
                + desk.server.commands.given("reconciliationMatches")
                + desk.server.commands.given("matchedRows");
    }

    private void refusedAsMoved(Prepared waiting) {
        Problem why = problem(() -> desk.approve(waiting));
        assertThat(why.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(why.message()).contains("changed since this run compared them");
    }

    private RunState state(Workbench bench) {
        var about = new AboutRun(bench.card().run().id());
        return desk.ask(ReconciliationCalls.WORKBENCH, about).card().run().runState();
    }

    @Test
    void neitherAskingNorAgreeingReadsRowsThatNothingWasDoneAbout() {
        Workbench bench = many();
        desk.server.commands.note();
        Prepared waiting = asked(bench);
        assertThat(given()).as("asking").isLessThan(20);

        booked("2026-11-17", "5.00", "Of a later day");
        paid.deposit("25.00", "2026-11-17", "WIRE-889911");
        desk.server.commands.note();
        desk.approve(waiting);

        assertThat(given()).as("agreeing").isLessThan(20);
        assertThat(state(bench)).isEqualTo(RunState.SIGNED_OFF);
    }

    @Test
    void whatMayBeAboutThemIsReadOnceAndThenKnown() {
        Workbench bench = many();
        desk.account("Another", BankDesk.OTHER_IBAN);
        desk.server.commands.note();
        Prepared waiting = asked(bench);
        assertThat(given()).as("asking").isGreaterThan(2 * ROWS);

        desk.server.commands.note();
        desk.approve(waiting);

        assertThat(given()).as("agreeing").isLessThan(20);
    }

    @Test
    void anEntryOfItsDaysIsSeen() {
        booked("2026-11-16", "25.00", "SEPA WIRE-889911 ADA");
        printed("1", "261116", "0,00", "C25,00", "25,00");
        Workbench bench = reconciled(16, 16);
        Prepared waiting = asked(bench);

        booked("2026-11-16", "7.00", "Booked when it was asked for");

        refusedAsMoved(waiting);
        refusedAsMoved(bench);
    }

    @Test
    void aStatementOfItsDaysIsSeen() {
        printed("1", "261116", "0,00", "C25,00", "25,00");
        Workbench bench = reconciled(16, 16);
        Prepared waiting = asked(bench);

        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "25,00")
                        .row("261116", "C2,00", "K2", "Somebody else")
                        .closing("261116", "27,00"));

        refusedAsMoved(waiting);
        refusedAsMoved(bench);
    }

    /// The mirror is of a later day, and yet the entry is no row of the earlier one any more.
    @Test
    void whatIsTakenBackOnALaterDayIsSeen() {
        quiet("1", "261116", "0,00");
        Map<String, String> ofRow = Map.of("bankAccount", main.name(), "statementRow", "STMT-9-1");
        JournalEntry wrong = booked(entry("2026-11-16", "25.00", ofRow, "Booked on a row"));
        Workbench bench = reconciled(16, 16);
        assertThat(bench.book()).hasSize(1);
        Prepared waiting = asked(bench);

        var later = new Ledger.Undone(wrong.id(), LocalDate.parse("2026-11-17"), "It was wrong");
        var _ = stored(unit -> ledger().reverse(unit, Actor.SYSTEM, null, later));

        refusedAsMoved(waiting);
        refusedAsMoved(bench);
    }

    /// How an entry is compared is said by what it follows from.
    @Test
    void whatIsDoneToTheSourceOfAnEntryOfItsDaysIsReadAgain() {
        paid.deposit("25.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C25,00", "25,00");
        Workbench bench = reconciled(16, 16);
        paid.deposit("25.00", "2026-11-17", "WIRE-889912");
        var all = desk.ask(DepositCalls.FIND, new FindDeposits(null, null, null, 2)).rows();
        desk.server.commands.note();
        Prepared waiting = asked(bench);
        assertThat(desk.server.commands.given("bankRows")).isZero();
        for (Deposit one : all) {
            done("deposit/" + one.id().value());
        }
        desk.server.commands.note();

        desk.approve(waiting);

        assertThat(desk.server.commands.given("bankRows")).isPositive();
    }

    private void done(String subject) {
        var _ =
                stored(
                        unit -> {
                            var audit = desk.server.parts().audit();
                            audit.record(unit, Actor.SYSTEM, "DO", subject, null, null, "");
                            return true;
                        });
    }

    /// Who was paid is booked already; which row of the bank shows it is said by the payment alone.
    @Test
    void whatAPaymentOfItsDaysSaysSinceIsSeen() {
        String party = "client/" + UUID.nameUUIDFromBytes(new byte[] {1});
        desk.wallet(party, "Ada Example", "DE02120300000000202051");
        BatchDetail batch = desk.sent(main, Map.of(party, "25.00"));
        Payment payment = batch.payments().getFirst();
        String day = desk.today().toString().replace("-", "").substring(2);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day, "100,00")
                        .row(day, "D25,00", "B7", "EREF " + payment.endToEndId())
                        .closing(day, "75,00"));
        Workbench bench = desk.reconcile(new StartBankRun(main.id(), desk.today(), desk.today()));
        ConfirmPayments confirm = desk.proposals(main).confirmations().getFirst().confirmation();
        Prepared confirming = desk.ask(PaymentCalls.CONFIRM, confirm);
        Prepared waiting = asked(bench);

        desk.approve(confirming);

        refusedAsMoved(waiting);
        refusedAsMoved(bench);
    }

    private void refusedAsMoved(Workbench bench) {
        var note = new SignOff(bench.card().run().id(), "Reviewed with the statement");
        Problem why = problem(() -> desk.ask(ReconciliationCalls.SIGN_OFF, note));
        assertThat(why.code()).isIn(Problem.Code.WRONG_STATE, Problem.Code.ALREADY_PENDING);
        assertThat(state(bench)).isEqualTo(RunState.COMPLETED);
    }
}
