package fidus.server.payments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.contract.Confidential;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.BatchId;
import fidus.payments.BatchState;
import fidus.payments.FileFormat;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletKind;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

final class BatchStore {
    private static final String BATCHES = "paymentBatches";
    private static final String PAYMENTS = "payments";
    private static final String CLAIMS = "paymentClaims";
    private static final String EVIDENCE = "paymentEvidence";
    private static final String FILES = "paymentFiles";
    private static final String HEADS = "paymentHead";
    private static final Counter NUMBERS = new Counter(HEADS, "batches", 1);
    private static final String LIVE = "LIVE";

    /// An item that is in a payment.
    ///
    /// @param claimState LIVE or FREED: an index allows one live claim per item
    record Claim(
            String id,
            String item,
            String claimState,
            BatchId batchId,
            PaymentId paymentId,
            Instant claimedAt,
            long version) {
        Claim freed() {
            return new Claim(id, item, "FREED", batchId, paymentId, claimedAt, version + 1);
        }
    }

    /// A bank's reference or a hash that has served.
    ///
    /// @param id the way and the reference in capitals, such as FIAT/REF-1
    record Evidence(String id, String subject, Instant usedAt) {}

    /// @param id batch and format
    record KeptFile(String id, String fileName, @Confidential String content) {}

    static void shape(Migrations migrations) {
        migrations
                .unique(BATCHES, "number")
                .unique(BATCHES, "messageId")
                .index(PAYMENTS, "batchId")
                .index(PAYMENTS, "items.item")
                .unique(PAYMENTS, "instructionId")
                .unique(PAYMENTS, "endToEndId")
                .uniqueWhere(CLAIMS, "claimState", LIVE, "item")
                .index(CLAIMS, "paymentId")
                .collection(EVIDENCE)
                .collection(FILES)
                .confidential(PAYMENTS, Payment.class)
                .confidential(FILES, KeptFile.class)
                .collection(HEADS);
    }

    long nextNumber(Unit unit) {
        return NUMBERS.next(unit);
    }

    void add(Unit unit, PaymentBatch batch, List<Payment> payments) {
        batches(unit).insert(batch);
        payments(unit).insertAll(payments);
        for (Payment payment : payments) {
            payment.items().forEach(item -> claim(unit, item.item(), payment));
        }
    }

    private static void claim(Unit unit, String item, Payment payment) {
        claims(unit)
                .insert(
                        new Claim(
                                UUID.randomUUID().toString(),
                                item,
                                LIVE,
                                payment.batchId(),
                                payment.id(),
                                unit.now(),
                                1));
    }

    /// The items of this payment may be paid by another.
    void free(Unit unit, PaymentId payment) {
        live(unit, payment).forEach(claim -> free(unit, claim));
    }

    /// The same of these alone.
    void free(Unit unit, PaymentId payment, List<Payable> items) {
        Set<String> names = items.stream().map(Payable::item).collect(Collectors.toSet());
        live(unit, payment).stream()
                .filter(claim -> names.contains(claim.item))
                .forEach(claim -> free(unit, claim));
    }

    private static List<Claim> live(Unit unit, PaymentId payment) {
        return claims(unit)
                .whole(
                        and(eq("paymentId", payment.value().toString()), eq("claimState", LIVE)),
                        ascending("_id"));
    }

    private static void free(Unit unit, Claim claim) {
        claims(unit).replace(claim.id, claim.version, claim.freed());
    }

    boolean isClaimed(Unit unit, String item) {
        return claims(unit).first(and(eq("claimState", LIVE), eq("item", item))).isPresent();
    }

    Set<String> claimed(Unit unit) {
        var items = new HashSet<String>();
        claims(unit).each(eq("claimState", LIVE), ascending("_id"), claim -> items.add(claim.item));
        return items;
    }

    void replace(Unit unit, PaymentBatch before, PaymentBatch after) {
        batches(unit).replace(before.id().value().toString(), before.version(), after);
    }

    void replace(Unit unit, Payment before, Payment after) {
        payments(unit).replace(before.id().value().toString(), before.version(), after);
    }

    PaymentBatch batch(Unit unit, BatchId id) {
        return batches(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such batch."));
    }

    Payment payment(Unit unit, PaymentId id) {
        return payments(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such payment."));
    }

    /// Those of these that there are.
    Map<PaymentId, BatchedPayment> batched(Unit unit, Collection<PaymentId> ids) {
        List<Payment> payments = new ArrayList<>();
        payments(unit).each(ids.stream().map(id -> id.value().toString()).toList(), payments::add);
        Map<BatchId, PaymentBatch> batches = new HashMap<>();
        batches(unit)
                .each(
                        payments.stream()
                                .map(payment -> payment.batchId().value().toString())
                                .distinct()
                                .toList(),
                        batch -> batches.put(batch.id(), batch));
        Map<PaymentId, BatchedPayment> batched = new HashMap<>();
        for (Payment payment : payments) {
            PaymentBatch batch = Objects.requireNonNull(batches.get(payment.batchId()), "its own");
            batched.put(payment.id(), new BatchedPayment(payment, batch));
        }
        return batched;
    }

    List<PaymentBatch> batches(Unit unit, int most) {
        return batches(unit).all(empty(), descending("number"), most);
    }

    /// The batches of an account that wait for what the bank says.
    List<PaymentBatch> sent(Unit unit, HouseAccountId account) {
        return batches(unit)
                .whole(
                        and(
                                eq("houseAccountId", account.value().toString()),
                                eq("batchState", BatchState.SENT.name())),
                        ascending("number"));
    }

    List<Payment> payments(Unit unit, BatchId batch) {
        return payments(unit).whole(eq("batchId", batch.value().toString()), ascending("sequence"));
    }

    List<Payment> withEndToEndIds(Unit unit, Collection<String> ids) {
        return payments(unit).whole(in("endToEndId", ids), ascending("endToEndId"));
    }

    List<PaymentBatch> withMessageIds(Unit unit, Collection<String> ids) {
        return batches(unit).whole(in("messageId", ids), ascending("number"));
    }

    void each(Unit unit, PaymentState state, Consumer<Payment> consumer) {
        each(unit, eq("paymentState", state.name()), consumer);
    }

    void each(Unit unit, Bson which, Consumer<Payment> consumer) {
        payments(unit).each(which, ascending("_id"), consumer);
    }

    long count(Unit unit) {
        return batches(unit).count(empty());
    }

    /// @throws Refused `EVIDENCE_USED`
    void unused(Unit unit, WalletKind way, String evidence) {
        if (evidence(unit).byId(key(way, evidence)).isPresent()) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.EVIDENCE_USED,
                    "This reference was used for another payment. Look at the statement again.");
        }
    }

    /// Whether a payment of any way stands on it.
    boolean isUsed(Unit unit, String evidence) {
        return Arrays.stream(WalletKind.values())
                .anyMatch(way -> evidence(unit).byId(key(way, evidence)).isPresent());
    }

    /// @throws Refused `EVIDENCE_USED`
    void use(Unit unit, WalletKind way, String evidence, String subject) {
        unused(unit, way, evidence);
        evidence(unit).insert(new Evidence(key(way, evidence), subject, unit.now()));
    }

    /// All bank's references and hashes that have served, in capitals.
    Set<String> references(Unit unit) {
        var references = new HashSet<String>();
        evidence(unit)
                .each(
                        empty(),
                        ascending("_id"),
                        one -> references.add(one.id.substring(one.id.indexOf('/') + 1)));
        return references;
    }

    private static String key(WalletKind way, String evidence) {
        return way + "/" + evidence.strip().toUpperCase(Locale.ROOT);
    }

    void add(Unit unit, BatchId batch, FileFormat format, String name, String content) {
        files(unit).insert(new KeptFile(batch.value() + " " + format, name, content));
    }

    Optional<KeptFile> file(Unit unit, BatchId batch, FileFormat format) {
        return files(unit).byId(batch.value() + " " + format);
    }

    private static Documents<PaymentBatch> batches(Unit unit) {
        return unit.documents(BATCHES, PaymentBatch.class);
    }

    private static Documents<Payment> payments(Unit unit) {
        return unit.documents(PAYMENTS, Payment.class);
    }

    private static Documents<Claim> claims(Unit unit) {
        return unit.documents(CLAIMS, Claim.class);
    }

    private static Documents<Evidence> evidence(Unit unit) {
        return unit.documents(EVIDENCE, Evidence.class);
    }

    private static Documents<KeptFile> files(Unit unit) {
        return unit.documents(FILES, KeptFile.class);
    }
}
