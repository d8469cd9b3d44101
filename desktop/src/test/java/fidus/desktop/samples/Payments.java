package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.NOW;

import fidus.auth.PersonId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.BatchId;
import fidus.payments.BatchList;
import fidus.payments.BatchState;
import fidus.payments.Booking;
import fidus.payments.ChargeBearer;
import fidus.payments.FileFormat;
import fidus.payments.OwedBack;
import fidus.payments.Payable;
import fidus.payments.PayableBlock;
import fidus.payments.PayableList;
import fidus.payments.PayableRow;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.Receipt;
import fidus.payments.Settlement;
import fidus.payments.WrittenFile;
import fidus.payments.wallets.AddressCheck;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.Network;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletId;
import fidus.payments.wallets.WalletKind;
import fidus.payments.wallets.WalletList;
import fidus.payments.wallets.WalletState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Invented payments.
public final class Payments {
    public static final BatchId BATCH = new BatchId(new UUID(0, 300));
    public static final HouseAccountId HOUSE = new HouseAccountId(new UUID(0, 200));
    public static final String ADAS = "DE89370400440532013000";
    private static final LocalDate DUE = LocalDate.of(2026, 11, 20);
    private static final PersonId ANN = new PersonId(new UUID(0, 1));
    private static final PersonId BEN = new PersonId(new UUID(0, 2));

    private Payments() {}

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    public static PayableList payables() {
        return new PayableList(
                NOW,
                List.of(
                        row("1", "Client A", "272.27", null),
                        row("2", "Client A", "7500.00", null),
                        row("3", "Client B", "150.00", null),
                        row("4", "Client C", "310.00", PayableBlock.WALLET_COOLING),
                        row("5", "Client D", "90.00", PayableBlock.NO_WALLET),
                        row("6", "Client E", "45.00", PayableBlock.PARTY_ON_HOLD),
                        row("7", "Agent F", "27.23", PayableBlock.IN_BATCH)),
                List.of());
    }

    /// The same, and a manager who was paid too much.
    public static PayableList owedBack() {
        return new PayableList(NOW, payables().rows(), List.of(owed()));
    }

    public static OwedBack owed() {
        return new OwedBack(
                "feeRun/" + new UUID(0, 600),
                "manager/" + new UUID(0, 601),
                "Manager G",
                eur("50.00"),
                "Performance fee of 2026-10",
                new Booking("E13", "2410", Map.of("manager", "Manager G", "fund", "CORE")));
    }

    /// So many items, two for each payee.
    public static List<PayableRow> many(int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> row("P" + i, "Client " + i / 2, "10.00", null))
                .toList();
    }

    public static PayableRow row(
            String item, String party, String amount, @Nullable PayableBlock blocked) {
        return new PayableRow(
                payable(item, party, amount),
                blocked,
                blocked == PayableBlock.WALLET_COOLING ? NOW.plus(Duration.ofHours(7)) : null,
                blocked == PayableBlock.NO_WALLET ? null : WalletKind.FIAT,
                blocked == PayableBlock.NO_WALLET ? "" : bank(party).account());
    }

    private static Payable payable(String item, String party, String amount) {
        return new Payable(
                "payout/" + item,
                "client/" + UUID.nameUUIDFromBytes(party.getBytes(StandardCharsets.UTF_8)),
                party,
                eur(amount),
                DUE,
                "Interest, contract 100" + item,
                new Booking("E12", "2220", Map.of()));
    }

    public static HouseAccountList houses() {
        return new HouseAccountList(
                List.of(
                        new HouseAccount(
                                HOUSE,
                                "Main account",
                                WalletKind.FIAT,
                                bank("Fidus Fund GmbH"),
                                null,
                                Currency.EUR,
                                HouseAccountState.ACTIVE,
                                ANN,
                                BEN,
                                1)));
    }

    /// Of the second payment of the sample batch.
    public static Receipt receipt() {
        return new Receipt(
                "R-12-2",
                new PaymentId(new UUID(0, 402)),
                "Main account",
                "client/" + new UUID(0, 70),
                "Client B",
                bank("Client B").account(),
                eur("150.00"),
                List.of(
                        new Receipt.Line(
                                "payout/3", "Interest, contract 1003", DUE, eur("150.00"))),
                "FE12-2-0123456789ab",
                "BANK-4711",
                LocalDate.of(2026, 11, 23),
                NOW,
                false);
    }

    private static BankDetails bank(String holder) {
        return new BankDetails("First Bank", holder, ADAS, null, "BANKDEFFXXX", null, "DE");
    }

    public static BatchList batches() {
        return new BatchList(List.of(batch(BatchState.SENT)), 3);
    }

    /// An approved batch whose file was written and not sent.
    public static BatchDetail written() {
        return new BatchDetail(
                batch(BatchState.APPROVED, List.of(file("ab".repeat(32)))),
                detail(BatchState.APPROVED).payments());
    }

    public static PaymentBatch batch(BatchState state) {
        return batch(state, state == BatchState.SENT ? List.of(file("ab".repeat(32))) : List.of());
    }

    private static PaymentBatch batch(BatchState state, List<WrittenFile> files) {
        boolean approved = state != BatchState.DRAFT;
        return new PaymentBatch(
                BATCH,
                12,
                HOUSE,
                "Main account",
                WalletKind.FIAT,
                LocalDate.of(2026, 11, 23),
                ChargeBearer.SHARED,
                eur("7922.27"),
                2,
                "FB12-0123456789abcdef",
                state,
                ANN,
                "Ann Example",
                NOW,
                approved ? BEN : null,
                approved ? "Ben Example" : null,
                approved ? NOW : null,
                files,
                state == BatchState.SENT ? NOW : null,
                3);
    }

    public static WrittenFile file(String sha256) {
        return new WrittenFile(
                FileFormat.PAIN_001_001_09,
                "FB12-0123456789abcdef.pain.001.001.09.xml",
                sha256,
                2,
                new BigDecimal("7922.27"),
                "Ann Example",
                NOW);
    }

    public static BatchDetail detail(BatchState state) {
        boolean sent = state == BatchState.SENT;
        PaymentState of = sent ? PaymentState.SENT : PaymentState.PREPARED;
        return new BatchDetail(
                batch(state),
                List.of(
                        payment(1, "Client A", "7772.27", of),
                        payment(
                                2,
                                "Client B",
                                "150.00",
                                sent ? PaymentState.CONFIRMED : PaymentState.PREPARED)));
    }

    private static Payment payment(int sequence, String party, String amount, PaymentState state) {
        var confirmed =
                state == PaymentState.CONFIRMED
                        ? new Settlement(
                                "BANK-4711",
                                LocalDate.of(2026, 11, 23),
                                "",
                                "Ann Example",
                                "Ben Example",
                                NOW,
                                null,
                                null)
                        : null;
        return new Payment(
                new PaymentId(new UUID(0, 400 + sequence)),
                BATCH,
                sequence,
                "client/" + new UUID(0, 70),
                party,
                eur(amount),
                new WalletId(new UUID(0, 500)),
                2,
                bank(party),
                null,
                List.of(payable("1", party, amount)),
                "FI12-" + sequence,
                "FE12-" + sequence + "-0123456789ab",
                state,
                confirmed,
                null,
                List.of(),
                1);
    }

    public static WalletList wallets() {
        return new WalletList(
                NOW,
                List.of(
                        wallet(1, "Client A", WalletState.VERIFIED, NOW.minusSeconds(60)),
                        wallet(2, "Client C", WalletState.VERIFIED, NOW.plusSeconds(24_000)),
                        wallet(3, "Client D", WalletState.PENDING_VERIFICATION, null)));
    }

    public static PayoutWallet wallet(
            int id, String party, WalletState state, @Nullable Instant payableFrom) {
        boolean chain = id == 3;
        return new PayoutWallet(
                new WalletId(new UUID(0, 500 + id)),
                "client/" + new UUID(0, 70 + id),
                party,
                chain ? "Polygon" : "Giro",
                chain ? Currency.USD : Currency.EUR,
                chain ? WalletKind.CRYPTO : WalletKind.FIAT,
                chain ? null : bank(party),
                chain
                        ? new ChainAddress(
                                Network.POLYGON, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
                        : null,
                chain ? AddressCheck.SHAPE_ONLY : AddressCheck.CHECKSUM,
                state,
                state == WalletState.VERIFIED,
                ANN,
                "Ann Example",
                NOW,
                payableFrom == null ? null : BEN,
                payableFrom == null ? null : NOW,
                payableFrom,
                2);
    }
}
