package fidus.desktop.payments;

import fidus.approvals.Prepared;
import fidus.contract.Canonical;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.payments.AboutBatch;
import fidus.payments.BatchDetail;
import fidus.payments.BatchId;
import fidus.payments.BatchList;
import fidus.payments.BatchState;
import fidus.payments.FileContent;
import fidus.payments.FileFormat;
import fidus.payments.GetFile;
import fidus.payments.MarkSent;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.SubmitBatch;
import fidus.payments.WriteFile;
import fidus.payments.WrittenFile;
import fidus.payments.wallets.WalletKind;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The batches, the one in hand, and what can be done with it.
public final class BatchesModel {
    private final Shell shell;
    private final Fetched<BatchList> batches;
    private final Fetched<BatchDetail> detail;
    private final Command<SubmitBatch, Prepared> submit;
    private final Command<WriteFile, PaymentBatch> write;
    private final Command<MarkSent, BatchDetail> sent;
    private final SettlingModel settling;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private Runnable changed = () -> {};
    private Consumer<Prepared> shown = _ -> {};

    public BatchesModel(Shell shell) {
        this.shell = shell;
        batches = new Fetched<>(shell);
        detail = new Fetched<>(shell);
        submit = new Command<>(shell, PaymentCalls.SUBMIT);
        write = new Command<>(shell, PaymentCalls.WRITE_FILE);
        sent = new Command<>(shell, PaymentCalls.SENT);
        for (Command<?, ?> one : List.of(submit, write, sent)) {
            one.problemProperty().addListener((_, _, why) -> problem.set(why));
        }
        settling = new SettlingModel(this);
    }

    /// How the payments of the batch in hand end.
    public SettlingModel settling() {
        return settling;
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<BatchList> batches() {
        return batches;
    }

    public Fetched<BatchDetail> detail() {
        return detail;
    }

    /// Why the last thing was refused.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What happens after anything was changed or prepared.
    public void whenChanged(Runnable then) {
        changed = then;
    }

    /// What happens to what waits for a second person from now on.
    public void whenPrepared(Consumer<Prepared> then) {
        shown = then;
    }

    public void read() {
        batches.ask(PaymentCalls.BATCHES, new Nothing());
        detail.again();
    }

    public void choose(PaymentBatch batch) {
        problem.set(null);
        settling.forget();
        detail.ask(PaymentCalls.BATCH, new AboutBatch(batch.id()));
    }

    public void visit(String id) {
        detail.ask(PaymentCalls.BATCH, new AboutBatch(new BatchId(UUID.fromString(id))));
    }

    public boolean mayPrepare() {
        return submit.isAllowed();
    }

    public boolean canSubmit() {
        return is(BatchState.DRAFT);
    }

    public boolean canWrite(FileFormat format) {
        PaymentBatch batch = batch();
        return is(BatchState.APPROVED)
                && batch != null
                && batch.walletKind() == WalletKind.FIAT
                && written(format) == null;
    }

    /// The file in this format, null before it is written.
    public @Nullable WrittenFile written(FileFormat format) {
        PaymentBatch batch = batch();
        return batch == null
                ? null
                : batch.files().stream()
                        .filter(one -> one.fileFormat() == format)
                        .findFirst()
                        .orElse(null);
    }

    public boolean canSend(FileFormat format) {
        PaymentBatch batch = batch();
        return is(BatchState.APPROVED)
                && batch != null
                && (batch.walletKind() == WalletKind.CRYPTO || written(format) != null);
    }

    public void submit() {
        with(batch -> submit.send(new SubmitBatch(batch.id(), batch.version()), this::prepared));
    }

    public void write(FileFormat format) {
        with(batch -> write.send(new WriteFile(batch.id(), batch.version(), format), _ -> done()));
    }

    public void send(FileFormat format) {
        WrittenFile given = written(format);
        with(
                batch ->
                        sent.send(
                                new MarkSent(
                                        batch.id(),
                                        batch.version(),
                                        given == null ? null : given.sha256()),
                                _ -> done()));
    }

    /// Reads the file from the server and stores exactly its bytes.
    public void save(FileFormat format, Path target, Consumer<FileContent> saved) {
        with(
                batch ->
                        shell.background()
                                .run(
                                        () -> store(new GetFile(batch.id(), format), target),
                                        saved,
                                        problem::set));
    }

    private FileContent store(GetFile get, Path target) throws java.io.IOException {
        FileContent content = shell.server().call(PaymentCalls.FILE, get);
        byte[] bytes = content.content().getBytes(StandardCharsets.UTF_8);
        if (!Canonical.sha256(bytes).equals(content.sha256())) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    "The file arrived damaged and was not stored. Save it again.");
        }
        Files.write(target, bytes);
        return content;
    }

    void prepared(Prepared waiting) {
        shell.notices().good(waiting.title());
        done();
        shown.accept(waiting);
    }

    void done() {
        settling.forget();
        problem.set(null);
        changed.run();
    }

    /// The batch in hand; null while none is read.
    @Nullable PaymentBatch batch() {
        BatchDetail now = detail.value();
        return now == null ? null : now.batch();
    }

    boolean is(BatchState state) {
        PaymentBatch batch = batch();
        return batch != null && batch.batchState() == state && mayPrepare();
    }

    private void with(Consumer<PaymentBatch> work) {
        PaymentBatch batch = batch();
        if (batch != null) {
            problem.set(null);
            work.accept(batch);
        }
    }
}
