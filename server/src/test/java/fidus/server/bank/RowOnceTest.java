package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.ReverseTransit;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.payments.BatchDetail;
import fidus.payments.ConfirmPayments;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WriteOffBreak;
import fidus.server.mongo.Migrations;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A row that shows a payment is either the payment's or booked away, never both.
class RowOnceTest {
    private static final String ADA = "client/" + UUID.nameUUIDFromBytes(new byte[] {1});

    private BankDesk desk;
    private HouseAccount main;
    private ConfirmPayments confirm;
    private BreakCard found;

    @BeforeEach
    void open() {
        desk = new BankDesk();
        main = desk.account("Main account", BankDesk.IBAN);
        desk.wallet(ADA, "Ada Example", "DE02120300000000202051");
        BatchDetail batch = desk.sent(main, Map.of(ADA, "25.00"));
        String day = desk.today().toString().replace("-", "").substring(2);
        String name = batch.payments().getFirst().endToEndId();
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day, "100,00")
                        .row(day, "D25,00", "B7", "EREF " + name)
                        .closing(day, "75,00"));
        confirm = desk.proposals(main).confirmations().getFirst().confirmation();
        BreakCard seen = desk.reconcile(main).breaks().getFirst();
        found =
                desk.ask(
                        ReconciliationCalls.EXPLAIN,
                        new ExplainBreak(
                                seen.found().id(),
                                desk.server.person(Role.OPERATOR).id(),
                                CauseCode.BANK_CHARGE,
                                "Seen on the statement",
                                seen.found().version()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Prepared writeOff() {
        return desk.ask(
                ReconciliationCalls.WRITE_OFF,
                new WriteOffBreak(found.found().id(), "The bank took it", found.found().version()));
    }

    @Test
    void aRowThatConfirmedAPaymentIsNotBookedAway() {
        Prepared away = writeOff();
        desk.approve(desk.ask(PaymentCalls.CONFIRM, confirm));

        assertThat(code(() -> desk.approve(away))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(this::writeOff)).isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void aRowThatWasBookedAwayConfirmsNoPayment() {
        Prepared waiting = desk.ask(PaymentCalls.CONFIRM, confirm);
        desk.approve(writeOff());

        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(() -> desk.ask(PaymentCalls.CONFIRM, confirm)))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(desk.proposals(main).confirmations()).isEmpty();
    }

    @Test
    void aRowIsAPaymentOrTheEndOfATransitWhicheverIsAgreedToFirst() {
        BookTransit end =
                new InTransit(desk, main).moved("T1", "25.00", desk.today().toString(), "STMT-1-1");
        Prepared transit = desk.ask(BankCalls.BOOK_TRANSIT, end);
        Prepared payment = desk.ask(PaymentCalls.CONFIRM, confirm);
        desk.approve(transit);

        assertThat(code(() -> desk.approve(payment))).isEqualTo(Problem.Code.EVIDENCE_USED);
        var booked = desk.ask(BankCalls.TRANSITS, new Nothing()).booked().getFirst();
        desk.approve(
                desk.ask(
                        BankCalls.REVERSE_TRANSIT,
                        new ReverseTransit(booked.id(), "It was a payment")));
        Prepared again = desk.ask(BankCalls.BOOK_TRANSIT, end);
        desk.approve(payment);

        assertThat(code(() -> desk.approve(again))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(() -> desk.ask(BankCalls.BOOK_TRANSIT, end)))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(desk.proposals(main).transits()).isEmpty();
    }

    @Test
    void theRowsOfPaymentsMadeBeforeRowsWereHeldAreStillTheirs() {
        desk.approve(desk.ask(PaymentCalls.CONFIRM, confirm));
        var stored = desk.server.parts().mongo();
        stored.raw().getCollection("bankRowClaims").drop();
        stored.raw().getCollection("migrations").deleteMany(Filters.regex("_id", "bankRowClaims"));
        var migrations = new Migrations();
        BankStatements.shape(migrations);
        migrations.run(stored);

        assertThat(code(this::writeOff)).isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void evidenceNamesItsRowsExactly() {
        String several = RowNames.of("STMT-12-3", List.of(3, 5, 7, 8, 9));

        assertThat(several).isEqualTo("STMT-12-3, 5, 7 to 9");
        assertThat(RowNames.in("B7 " + several))
                .containsExactly("STMT-12-3", "STMT-12-5", "STMT-12-7", "STMT-12-8", "STMT-12-9");
        assertThat(RowNames.in("SWIFT 4711")).isEmpty();
    }
}
