package fidus.server.payments;

import static fidus.server.Desk.code;
import static fidus.server.payments.PayDesk.ADA;
import static fidus.server.payments.PayDesk.AGNES;
import static fidus.server.payments.PayDesk.BERT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.AboutPayment;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.Booking;
import fidus.payments.ChargeBearer;
import fidus.payments.ConfirmPayments;
import fidus.payments.CreateBatch;
import fidus.payments.FileFormat;
import fidus.payments.MarkSent;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.Receipt;
import fidus.payments.ReturnPayment;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.Network;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What a payment that was made, refused or given back leaves in the books.
final class BookedPaymentsTest extends PaidParties {
    @Test
    void approvedItemsBecomeOnePaymentPerPartyAndArePaidByTwoPersons() {
        twoClients();
        BatchDetail draft = create("payout/1", "payout/2", "payout/3");
        assertThat(draft.batch().batchState()).isEqualTo(BatchState.DRAFT);
        assertThat(draft.batch().batchTotal()).isEqualTo(eur("400.00"));
        assertThat(draft.payments())
                .extracting(Payment::partyName, Payment::paymentAmount)
                .containsExactly(tuple("Ada", eur("150.00")), tuple("Bert", eur("250.00")));

        BatchDetail sent = sent(draft);
        assertThat(sent.payments())
                .extracting(Payment::paymentState)
                .containsOnly(PaymentState.SENT);
        assertThat(desk.journal()).isEmpty();

        Prepared first = confirm(sent, sent.payments().getFirst(), "BANK-1", "2.00");
        assertThat(detail(sent).payments().getFirst().paymentState()).isEqualTo(PaymentState.SENT);
        desk.approve(first);
        assertThat(detail(sent).batch().batchState()).isEqualTo(BatchState.SENT);
        desk.approve(confirmAll(sent, "BANK-2"));

        assertThat(detail(sent).batch().batchState()).isEqualTo(BatchState.PAID);
        assertThat(desk.payouts.told)
                .containsExactly("paid payout/1", "paid payout/2", "paid payout/3");
        assertThat(desk.rows()).isEmpty();
        assertThat(balances())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "2220", eur("400.00"),
                                "5500", eur("2.00"),
                                "1010", eur("-402.00")));
    }

    @Test
    void payingAPayoutWithAChargeBooksWhatTheLedgerStorySays() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail sent = sent(create("payout/1"));
        desk.approve(confirm(sent, sent.payments().getFirst(), "BANK-1", "2.00"));

        List<JournalEntry> journal = desk.journal();
        assertThat(journal).extracting(JournalEntry::eventCode).containsOnly("E12");
        assertThat(journal.get(0).postings())
                .containsExactly(
                        Postings.debit("2220", eur("150.00"), Map.of("client", ADA)),
                        Postings.credit(
                                "1010", eur("150.00"), Map.of("bankAccount", "Main account")));
        assertThat(journal.get(1).postings())
                .extracting(Posting::account, Posting::money)
                .containsExactly(tuple("5500", eur("2.00")), tuple("1010", eur("2.00")));
        assertThat(journal).allMatch(entry -> !entry.makerId().equals(entry.checkerId()));
    }

    @Test
    void eachKindOfItemIsBookedAsItsSourceSays() {
        desk.wallet(AGNES, "Agnes", ADAS);
        desk.owe(AGNES, "Agnes", "1", "10.00");
        desk.commissions.open.add(
                new Payable(
                        "commission/7",
                        AGNES,
                        "Agnes",
                        eur("5.00"),
                        LocalDate.of(2026, 11, 1),
                        "Commission 7",
                        new Booking("E14", "2310", Map.of("agent", AGNES))));
        BatchDetail sent = sent(create("payout/1", "commission/7"));

        desk.approve(confirmAll(sent, "BANK-1"));

        assertThat(sent.payments()).hasSize(1);
        assertThat(desk.journal())
                .extracting(JournalEntry::eventCode)
                .containsExactlyInAnyOrder("E12", "E14");
        assertThat(balances().get("2310")).isEqualTo(eur("5.00"));
        assertThat(desk.commissions.told).containsExactly("paid commission/7");
    }

    @Test
    void evidenceServesOnce() {
        twoClients();
        BatchDetail sent = sent(create("payout/1", "payout/2", "payout/3"));
        Prepared one = confirm(sent, sent.payments().get(0), "bank-1", null);
        Prepared two = confirm(sent, sent.payments().get(1), " BANK-1 ", null);
        desk.approve(one);

        assertThat(code(() -> desk.approve(two))).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(code(() -> confirm(sent, sent.payments().get(1), "Bank-1", null)))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(desk.journal()).hasSize(1);
    }

    @Test
    void aPaymentConfirmedTwiceAtOnceIsBookedOnce() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.wallet(BERT, "Bert", BERTS);
        desk.owe(ADA, "Ada", "1", "150.00");
        desk.owe(BERT, "Bert", "2", "10.00");
        BatchDetail sent = sent(create("payout/1", "payout/2"));
        Prepared one = confirm(sent, sent.payments().getFirst(), "BANK-1", null);
        Prepared all = confirmAll(sent, "BANK-2");
        desk.approve(one);

        assertThat(code(() -> desk.approve(all))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(desk.journal()).hasSize(1);
    }

    @Test
    void aPaymentThatCameBackIsMirroredAndItsItemsArePayableAgain() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail sent = sent(create("payout/1"));
        desk.approve(confirmAll(sent, "BANK-1"));
        PaymentId paid = sent.payments().getFirst().id();
        Receipt receipt = desk.ask(PaymentCalls.RECEIPT, new AboutPayment(paid));
        assertThat(desk.ask(PaymentCalls.BATCH_OF, new AboutPayment(paid)).payments())
                .anyMatch(one -> one.id().equals(paid));
        assertThat(receipt.number()).isEqualTo("R-1-1");
        assertThat(receipt.paymentAmount()).isEqualTo(eur("150.00"));
        assertThat(receipt.reversed()).isFalse();

        Prepared back = giveBack(paid, "RET-1");
        assertThat(desk.payouts.open).isEmpty();
        desk.approve(back);

        assertThat(detail(sent).payments().getFirst().paymentState())
                .isEqualTo(PaymentState.REVERSED);
        assertThat(balances().values()).allMatch(Money::isZero);
        assertThat(desk.payouts.told).containsExactly("paid payout/1", "reversed payout/1");
        assertThat(desk.ask(PaymentCalls.RECEIPT, new AboutPayment(paid)).reversed()).isTrue();
        assertThat(code(() -> giveBack(paid, "RET-2"))).isEqualTo(Problem.Code.WRONG_STATE);

        BatchDetail again = sent(create("payout/1"));
        desk.approve(confirmAll(again, "BANK-3"));
        assertThat(balances().get("1010")).isEqualTo(eur("-150.00"));
    }

    @Test
    void aPaymentTheBankRefusedBooksNothing() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail sent = sent(create("payout/1"));

        desk.approve(giveBack(sent.payments().getFirst().id(), "RJCT-1"));

        BatchDetail after = detail(sent);
        assertThat(after.batch().batchState()).isEqualTo(BatchState.FAILED);
        assertThat(after.payments().getFirst().paymentState()).isEqualTo(PaymentState.FAILED);
        assertThat(desk.journal()).isEmpty();
        assertThat(desk.rows().getFirst().blocked()).isNull();
        assertThatThrownBy(
                        () ->
                                desk.ask(
                                        PaymentCalls.RECEIPT,
                                        new AboutPayment(after.payments().getFirst().id())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void paymentsOverAChainNeedNoFileAndLeaveTheHousesWallet() {
        HouseAccountId chain =
                desk.house(
                        new AddHouseAccount(
                                "Cold wallet",
                                null,
                                new ChainAddress(
                                        Network.TRC20, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
                                Currency.USD));
        desk.chain(ADA, "Ada");
        desk.payouts.open.add(
                new Payable(
                        "payout/9",
                        ADA,
                        "Ada",
                        Money.of("75.00", "USD"),
                        LocalDate.of(2026, 11, 1),
                        "Interest 9",
                        new Booking("E12", "2220", Map.of("client", ADA))));
        assertThat(code(() -> create("payout/9"))).isEqualTo(Problem.Code.MIXED_CURRENCIES);
        BatchDetail approved =
                approved(
                        desk.ask(
                                PaymentCalls.CREATE,
                                new CreateBatch(
                                        chain,
                                        List.of("payout/9"),
                                        desk.today(),
                                        ChargeBearer.HOUSE)));
        assertThat(code(() -> write(approved, FileFormat.PAIN_001_001_03)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        BatchDetail sent =
                desk.ask(
                        PaymentCalls.SENT,
                        new MarkSent(approved.batch().id(), approved.batch().version(), null));
        desk.approve(confirmAll(sent, "0xabc123"));

        assertThat(balances().get("1020")).isEqualTo(Money.of("-75.00", "USD"));
    }

    private Prepared confirmAll(BatchDetail batch, String evidence) {
        return desk.ask(
                PaymentCalls.CONFIRM,
                new ConfirmPayments(
                        batch.batch().id(), List.of(), evidence, desk.today(), null, null));
    }

    private Prepared confirm(
            BatchDetail batch,
            Payment payment,
            String evidence,
            @org.jspecify.annotations.Nullable String charge) {
        return desk.ask(
                PaymentCalls.CONFIRM,
                new ConfirmPayments(
                        batch.batch().id(),
                        List.of(payment.id()),
                        evidence,
                        desk.today(),
                        charge == null ? null : eur(charge),
                        null));
    }

    private Prepared giveBack(PaymentId id, String evidence) {
        return desk.ask(
                PaymentCalls.RETURN,
                new ReturnPayment(id, evidence, desk.today(), "The account is closed", null));
    }

    /// Debit less credit per account over the whole journal.
    private Map<String, Money> balances() {
        var balances = new java.util.HashMap<String, Money>();
        for (JournalEntry entry : desk.journal()) {
            for (Posting posting : entry.postings()) {
                Money signed =
                        posting.side() == fidus.ledger.PostingSide.DEBIT
                                ? posting.money()
                                : posting.money().negated();
                balances.merge(posting.account(), signed, Money::plus);
            }
        }
        return balances;
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
