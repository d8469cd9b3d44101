package fidus.server.payments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.payments.PayDesk.ADA;
import static fidus.server.payments.PayDesk.BERT;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Canonical;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.BatchDetail;
import fidus.payments.CreateBatch;
import fidus.payments.FileContent;
import fidus.payments.FileFormat;
import fidus.payments.GetFile;
import fidus.payments.MarkSent;
import fidus.payments.PayableBlock;
import fidus.payments.PayableRow;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.WrittenFile;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What a batch takes in and what the second person sees of it.
final class BatchOfPaymentsTest extends PaidParties {
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

    /// Ada's 399 items and Bert's two do not fit into one batch, and Bert's are one payment.
    @Test
    void moreItemsThanABatchTakesBecomeSeveralBatchesOfWholePayees() {
        desk.wallet(ADA, "Ada", ADAS);
        desk.wallet(BERT, "Bert", BERTS);
        String[] items = new String[401];
        for (int i = 0; i < items.length; i++) {
            boolean bert = i == 0 || i == 200;
            desk.owe(bert ? BERT : ADA, bert ? "Bert" : "Ada", "n" + i, "1.00");
            items[i] = "payout/n" + i;
        }
        assertThat(code(() -> create(items))).isEqualTo(Problem.Code.BAD_VALUE);

        List<PaymentBatch> made =
                desk.ask(PaymentCalls.CREATE_SEVERAL, desk.batch(house, items)).batches();

        assertThat(made).extracting(PaymentBatch::number).containsExactly(1L, 2L);
        assertThat(made)
                .extracting(batch -> batch.batchTotal().toString())
                .containsExactly("2.00 EUR", "399.00 EUR");
        assertThat(made).extracting(PaymentBatch::payments).containsOnly(1);
        assertThat(blocks()).containsOnly(PayableBlock.IN_BATCH);
        assertThat(code(() -> desk.ask(PaymentCalls.CREATE_SEVERAL, desk.batch(house, items))))
                .isEqualTo(Problem.Code.NOT_PAYABLE);
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

    private List<PayableBlock> blocks() {
        return desk.rows().stream().map(PayableRow::blocked).toList();
    }
}
