package fidus.server.payments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.payments.PayDesk.ADA;
import static fidus.server.payments.PayDesk.AGNES;
import static fidus.server.payments.PayDesk.BERT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Canonical;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.AboutBatch;
import fidus.payments.AboutPayment;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.Booking;
import fidus.payments.CancelBatch;
import fidus.payments.ChargeBearer;
import fidus.payments.ConfirmPayments;
import fidus.payments.CreateBatch;
import fidus.payments.FileContent;
import fidus.payments.FileFormat;
import fidus.payments.GetFile;
import fidus.payments.MarkSent;
import fidus.payments.Payable;
import fidus.payments.PayableBlock;
import fidus.payments.PayableRow;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.Receipt;
import fidus.payments.ReturnPayment;
import fidus.payments.SubmitBatch;
import fidus.payments.WriteFile;
import fidus.payments.WrittenFile;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.RetireWallet;
import fidus.payments.wallets.WalletCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class PaymentsTest {
    private static final String ADAS = "DE89370400440532013000";
    private static final String BERTS = "NL91ABNA0417164300";

    private PayDesk desk;
    private HouseAccountId house;

    @BeforeEach
    void open() {
        desk = new PayDesk();
        house = desk.house();
    }

    @AfterEach
    void close() {
        desk.close();
    }

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
    void theSecondPersonSeesEachPayee() {
        twoClients();

        Prepared prepared = submit(create("payout/1", "payout/2", "payout/3"));

        assertThat(prepared.shown())
                .contains(
                        new Shown("Total", "400.00 EUR"),
                        new Shown(
                                "Payment 1",
                                "150.00 EUR to Ada, DE89370400440532013000, Ada, First Bank, DE,"
                                        + " for Interest 1; Interest 2"));
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
    void anItemSaysWhyItCannotBePaid() {
        desk.owe(BERT, "Bert", "1", "1.00");
        assertThat(blocks()).containsExactly(PayableBlock.NO_WALLET);
        desk.fresh(BERT, "Bert", BERTS);
        PayableRow cooling = desk.rows().getFirst();
        assertThat(cooling.blocked()).isEqualTo(PayableBlock.WALLET_COOLING);
        assertThat(cooling.payableFrom())
                .isEqualTo(desk.server().clock().instant().plus(Duration.ofHours(24)));

        Problem problem = problem(() -> create("payout/1"));
        assertThat(problem.code()).isEqualTo(Problem.Code.NOT_PAYABLE);
        assertThat(problem.fields().getFirst().field()).isEqualTo("items.0");

        desk.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(blocks()).containsExactly(PayableBlock.WALLET_COOLING);
        desk.pass(Duration.ofMillis(1));
        assertThat(desk.rows().getFirst().blocked()).isNull();
        desk.onHold.add(BERT);
        assertThat(blocks()).containsExactly(PayableBlock.PARTY_ON_HOLD);
        desk.onHold.clear();
        create("payout/1");
        assertThat(blocks()).containsExactly(PayableBlock.IN_BATCH);
    }

    @Test
    void ofTwoRequestsAtOnceOneTakesTheItem() throws Exception {
        desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        CreateBatch create = desk.batch(house, "payout/1");
        String token = desk.operator();
        Callable<Boolean> attempt =
                () -> {
                    try {
                        desk.ask(PaymentCalls.CREATE, create, token);
                        return true;
                    } catch (Refused refused) {
                        assertThat(refused.problem().code()).isEqualTo(Problem.Code.NOT_PAYABLE);
                        return false;
                    }
                };
        var outcomes = new ArrayList<Boolean>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> one :
                    threads.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
                outcomes.add(one.get());
            }
        }

        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(desk.ask(PaymentCalls.BATCHES, new Nothing()).batches()).hasSize(1);
    }

    /// Also when a check is forgotten, the store takes an item once.
    @Test
    void theStoreKeepsOneLiveClaimPerItem() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail first = create("payout/1");
        var store = new BatchStore();
        Payment payment = first.payments().getFirst();
        var second =
                new Payment(
                        new PaymentId(UUID.randomUUID()),
                        payment.batchId(),
                        2,
                        payment.party(),
                        payment.partyName(),
                        payment.paymentAmount(),
                        payment.walletId(),
                        payment.walletVersion(),
                        payment.bank(),
                        payment.chain(),
                        payment.items(),
                        "other instruction",
                        "other end",
                        PaymentState.PREPARED,
                        null,
                        null,
                        List.of(),
                        1);
        PaymentBatch other = Examples.renumbered(first.batch());

        assertThat(
                        code(
                                () ->
                                        desk.server()
                                                .parts()
                                                .mongo()
                                                .write(
                                                        unit -> {
                                                            store.add(unit, other, List.of(second));
                                                            return true;
                                                        })))
                .isEqualTo(Problem.Code.ALREADY_EXISTS);
    }

    private static final class Examples {
        static PaymentBatch renumbered(PaymentBatch b) {
            return new PaymentBatch(
                    new fidus.payments.BatchId(UUID.randomUUID()),
                    b.number() + 1,
                    b.houseAccountId(),
                    b.houseAccountName(),
                    b.walletKind(),
                    b.executionOn(),
                    b.chargeBearer(),
                    b.batchTotal(),
                    b.payments(),
                    "another",
                    b.batchState(),
                    b.makerId(),
                    b.makerName(),
                    b.createdAt(),
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    1);
        }
    }

    @Test
    void nobodyApprovesTheirOwnBatchNorPaysAWalletTheyJustEntered() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail draft =
                desk.ask(PaymentCalls.CREATE, desk.batch(house, "payout/1"), desk.both());
        var submit = new SubmitBatch(draft.batch().id(), draft.batch().version());
        Prepared own = desk.ask(PaymentCalls.SUBMIT, submit, desk.both());
        assertThat(code(() -> desk.decide(own, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.withdraw(own, desk.both());
        Prepared sent = submit(draft);
        assertThat(code(() -> desk.decide(sent, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);

        var wallet =
                new fidus.payments.wallets.AddWallet(
                        BERT,
                        "Bert",
                        "Giro",
                        Currency.EUR,
                        PayDesk.details("Bert", BERTS),
                        null,
                        false);
        var added = desk.ask(WalletCalls.ADD, wallet, desk.both());
        desk.approve(desk.waiting("wallet/" + added.id().value()));
        desk.pass(Duration.ofDays(1));
        desk.owe(BERT, "Bert", "2", "20.00");
        Prepared early = submit(create("payout/2"));
        assertThat(code(() -> desk.decide(early, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(desk.approve(early).checkerId()).isNotNull();
    }

    @Test
    void whoeverSaidWhichWalletIsPaidDoesNotApproveThePaymentForSevenDays() {
        desk.wallet(ADA, "Ada", ADAS);
        var second = desk.wallet(ADA, "Ada", BERTS);
        var about = new fidus.payments.wallets.AboutWallet(second.id());
        desk.approve(desk.ask(WalletCalls.MAKE_PRIMARY, about, desk.both()));
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail draft = create("payout/1");
        Prepared batch = submit(draft);
        assertThat(code(() -> desk.decide(batch, desk.both()))).isEqualTo(Problem.Code.SAME_PERSON);

        desk.pass(Duration.ofDays(7));
        cancel(detail(draft));
        Prepared later = submit(create("payout/1"));
        assertThat(desk.decide(later, desk.both()).checkerId()).isNotNull();
    }

    @Test
    void aWalletRetiredMeanwhileStopsTheBatch() {
        var wallet = desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail draft = create("payout/1");
        Prepared waiting = submit(draft);
        desk.approve(
                desk.ask(
                        WalletCalls.RETIRE,
                        new RetireWallet(wallet.id(), "The account was closed")));

        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(detail(draft).batch().batchState()).isEqualTo(BatchState.DRAFT);
        assertThat(code(() -> submit(draft))).isEqualTo(Problem.Code.NOT_PAYABLE);
    }

    @Test
    void aWalletRetiredAfterApprovalStopsTheFile() {
        var wallet = desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail approved = approved(create("payout/1"));
        desk.approve(
                desk.ask(
                        WalletCalls.RETIRE,
                        new RetireWallet(wallet.id(), "The account was closed")));

        assertThat(code(() -> write(approved, FileFormat.PAIN_001_001_03)))
                .isEqualTo(Problem.Code.NOT_PAYABLE);
        BatchDetail cancelled = cancel(approved);
        assertThat(cancelled.batch().batchState()).isEqualTo(BatchState.CANCELLED);
        assertThat(desk.rows().getFirst().blocked()).isEqualTo(PayableBlock.NO_WALLET);
    }

    @Test
    void theFileIsKeptWithItsDigestAndNamesTheSamePaymentsInEachFormat() {
        twoClients();
        BatchDetail approved = approved(create("payout/1", "payout/2", "payout/3"));
        PaymentBatch older = write(approved, FileFormat.PAIN_001_001_03);
        assertThat(code(() -> write(approved, FileFormat.PAIN_001_001_09)))
                .isEqualTo(Problem.Code.STALE_VERSION);
        PaymentBatch both = write(detail(approved), FileFormat.PAIN_001_001_09);
        assertThat(code(() -> write(detail(approved), FileFormat.PAIN_001_001_09)))
                .isEqualTo(Problem.Code.WRONG_STATE);

        assertThat(older.files()).hasSize(1);
        assertThat(both.files()).extracting(WrittenFile::transactions).containsOnly(2);
        for (WrittenFile file : both.files()) {
            FileContent content =
                    desk.ask(PaymentCalls.FILE, new GetFile(both.id(), file.fileFormat()));
            assertThat(content.sha256()).isEqualTo(file.sha256());
            assertThat(Canonical.sha256(content.content().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(file.sha256());
            assertThat(content.content())
                    .contains("<MsgId>" + both.messageId() + "</MsgId>")
                    .contains(approved.payments().getFirst().endToEndId())
                    .contains("<CtrlSum>400.00</CtrlSum>");
        }
        assertThat(code(() -> cancel(detail(approved)))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void onlyAWrittenFileIsSent() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.owe(ADA, "Ada", "1", "150.00");
        BatchDetail approved = approved(create("payout/1"));
        var nothing = new MarkSent(approved.batch().id(), approved.batch().version(), "ab");

        assertThat(code(() -> desk.ask(PaymentCalls.SENT, nothing)))
                .isEqualTo(Problem.Code.WRONG_STATE);
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

    private void twoClients() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.wallet(BERT, "Bert", BERTS);
        desk.owe(ADA, "Ada", "1", "100.00");
        desk.owe(ADA, "Ada", "2", "50.00");
        desk.owe(BERT, "Bert", "3", "250.00");
    }

    private BatchDetail create(String... items) {
        return desk.ask(PaymentCalls.CREATE, desk.batch(house, items));
    }

    private Prepared submit(BatchDetail draft) {
        return desk.ask(
                PaymentCalls.SUBMIT, new SubmitBatch(draft.batch().id(), draft.batch().version()));
    }

    private BatchDetail approved(BatchDetail draft) {
        desk.approve(submit(draft));
        return detail(draft);
    }

    private PaymentBatch write(BatchDetail detail, FileFormat format) {
        return desk.ask(
                PaymentCalls.WRITE_FILE,
                new WriteFile(detail.batch().id(), detail.batch().version(), format));
    }

    private BatchDetail sent(BatchDetail draft) {
        PaymentBatch written = write(approved(draft), FileFormat.PAIN_001_001_09);
        return desk.ask(
                PaymentCalls.SENT,
                new MarkSent(written.id(), written.version(), written.files().getFirst().sha256()));
    }

    private BatchDetail cancel(BatchDetail detail) {
        return desk.ask(
                PaymentCalls.CANCEL,
                new CancelBatch(detail.batch().id(), detail.batch().version(), "No longer wanted"));
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

    private BatchDetail detail(BatchDetail before) {
        return desk.ask(PaymentCalls.BATCH, new AboutBatch(before.batch().id()));
    }

    private List<PayableBlock> blocks() {
        return desk.rows().stream().map(PayableRow::blocked).toList();
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
