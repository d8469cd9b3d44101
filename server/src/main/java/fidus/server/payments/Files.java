package fidus.server.payments;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.FileContent;
import fidus.payments.FileFormat;
import fidus.payments.GetFile;
import fidus.payments.MarkSent;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.payments.WriteFile;
import fidus.payments.WrittenFile;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.WalletKind;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.payments.pain.Pain001Writer;
import fidus.server.payments.pain.Transfers;
import fidus.server.payments.wallets.Wallets;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The payment file of an approved batch, and the record that the bank has it.
final class Files {
    private final Batches batches;
    private final BatchStore store;
    private final Wallets wallets;
    private final Audit audit;

    Files(Batches batches, BatchStore store, Wallets wallets, Audit audit) {
        this.batches = batches;
        this.store = store;
        this.wallets = wallets;
        this.audit = audit;
    }

    void routes(Routes routes) {
        routes.answer(PaymentCalls.WRITE_FILE, this::write);
        routes.answer(PaymentCalls.FILE, this::file);
        routes.answer(PaymentCalls.SENT, this::sent);
    }

    private PaymentBatch write(Asked asked, WriteFile write) {
        Unit unit = asked.unit();
        BatchDetail detail =
                batches.current(unit, write.id(), write.version(), BatchState.APPROVED);
        PaymentBatch before = detail.batch();
        writable(unit, detail, write.fileFormat());
        batches.voidWaiting(unit, asked.actor(), before, "Another file of the batch was written.");
        Pain001Writer.Written written =
                Pain001Writer.write(transfers(unit, before, detail.payments()), write.fileFormat());
        String name = before.messageId() + "." + extension(write.fileFormat()) + ".xml";
        store.add(unit, before.id(), write.fileFormat(), name, written.content());
        PaymentBatch after =
                Moves.with(
                        before,
                        new WrittenFile(
                                write.fileFormat(),
                                name,
                                sha256(written.content()),
                                written.transactions(),
                                written.controlSum(),
                                asked.actor().name(),
                                unit.now()));
        store.replace(unit, before, after);
        audit.record(
                unit,
                asked.actor(),
                "WRITE_PAYMENT_FILE",
                Batches.subject(before.id()),
                before,
                after,
                name);
        return after;
    }

    private void writable(Unit unit, BatchDetail detail, FileFormat format) {
        PaymentBatch batch = detail.batch();
        if (batch.walletKind() != WalletKind.FIAT) {
            throw wrong("Payments over a chain have no file.");
        }
        if (batch.files().stream().anyMatch(file -> file.fileFormat() == format)) {
            throw wrong("This file was written already. Download it.");
        }
        if (batch.executionOn().isBefore(unit.today())) {
            throw wrong("The execution date has passed. Cancel the batch and make a new one.");
        }
        batches.stillPayable(unit, detail, Problem.Code.NOT_PAYABLE);
    }

    /// Payments by the id of the part of the file that they stand in; over a chain there is none.
    Map<String, List<Payment>> parts(Unit unit, PaymentBatch batch, List<Payment> some) {
        Map<String, List<Payment>> parts = new LinkedHashMap<>();
        if (batch.walletKind() == WalletKind.FIAT) {
            Transfers file = transfers(unit, batch, some);
            some.forEach(
                    payment ->
                            parts.computeIfAbsent(
                                            file.partOf(transfer(payment)), _ -> new ArrayList<>())
                                    .add(payment));
        }
        return parts;
    }

    private Transfers transfers(Unit unit, PaymentBatch batch, List<Payment> payments) {
        BankDetails debtor = wallets.houseAccounts().get(unit, batch.houseAccountId()).bank();
        return new Transfers(
                batch.messageId(),
                unit.now(),
                Objects.requireNonNull(debtor, "a FIAT account has a bank"),
                batch.executionOn(),
                batch.chargeBearer(),
                payments.stream().map(Files::transfer).toList());
    }

    private static Transfers.Transfer transfer(Payment payment) {
        return new Transfers.Transfer(
                payment.instructionId(),
                payment.endToEndId(),
                payment.id().value(),
                payment.paymentAmount(),
                Objects.requireNonNull(payment.bank(), "a FIAT payment has a bank"),
                payment.items().stream().map(Payable::text).collect(Collectors.joining(", ")));
    }

    private static String extension(FileFormat format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// Until the bank has it the file is an order to pay, and refused when it may not be paid;
    /// afterwards it is evidence.
    private FileContent file(Asked asked, GetFile get) {
        BatchDetail detail = batches.detail(asked.unit(), get.id());
        PaymentBatch batch = detail.batch();
        if (batch.batchState() == BatchState.APPROVED) {
            batches.stillPayable(asked.unit(), detail, Problem.Code.NOT_PAYABLE);
        }
        WrittenFile written =
                batch.files().stream()
                        .filter(file -> file.fileFormat() == get.fileFormat())
                        .findFirst()
                        .orElseThrow(Files::absent);
        String content =
                store.file(asked.unit(), batch.id(), get.fileFormat())
                        .orElseThrow(Files::absent)
                        .content();
        if (!sha256(content).equals(written.sha256())) {
            throw new IllegalStateException(
                    "The kept file of batch " + batch.number() + " differs");
        }
        return new FileContent(written.fileName(), written.sha256(), content);
    }

    private static String sha256(String content) {
        return Canonical.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Refused absent() {
        return Refused.because(Problem.Code.NOT_FOUND, "No such file was written.");
    }

    private BatchDetail sent(Asked asked, MarkSent sent) {
        Unit unit = asked.unit();
        BatchDetail detail = batches.current(unit, sent.id(), sent.version(), BatchState.APPROVED);
        PaymentBatch batch = detail.batch();
        boolean written =
                batch.files().stream().anyMatch(file -> file.sha256().equals(sent.sha256()));
        if (batch.walletKind() == WalletKind.FIAT && !written) {
            throw Refused.at(
                    "sha256",
                    Problem.Code.WRONG_STATE,
                    "Only a file that was written here is sent. Write it first.");
        }
        if (batch.walletKind() == WalletKind.CRYPTO) {
            batches.stillPayable(unit, detail, Problem.Code.NOT_PAYABLE);
        }
        batches.voidWaiting(unit, asked.actor(), batch, "The batch was marked as sent.");
        for (Payment payment : detail.payments()) {
            store.replace(unit, payment, Moves.to(payment, PaymentState.SENT));
        }
        batches.move(unit, asked.actor(), batch, Moves.sent(batch, unit.now()));
        return batches.detail(unit, batch.id());
    }

    private static Refused wrong(String message) {
        return Refused.because(Problem.Code.WRONG_STATE, message);
    }
}
