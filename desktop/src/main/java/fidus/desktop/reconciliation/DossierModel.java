package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.AddComment;
import fidus.reconciliation.dossier.AttachFile;
import fidus.reconciliation.dossier.AttachedFile;
import fidus.reconciliation.dossier.Attachment;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.dossier.FileKind;
import fidus.reconciliation.dossier.GetAttachment;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/// What people keep about the break in hand: comments and files.
final class DossierModel {
    private final Shell shell;
    private final Loaded<Dossier> dossier;
    private final Sent sent;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable BreakId> about = new ReadOnlyObjectWrapper<>();
    private @Nullable Upload failed;

    /// An upload that may be tried again under the same request id.
    private record Upload(BreakId id, Path file, String sha256, UUID requestId) {}

    DossierModel(Shell shell) {
        this.shell = shell;
        dossier = new Loaded<>(shell);
        sent = new Sent(shell);
        sent.problemProperty().addListener((_, _, why) -> problem.set(why));
        dossier.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (why != null) {
                                problem.set(why);
                            }
                        });
    }

    /// Reads what is kept about this break, unless it is in hand already.
    void about(@Nullable BreakCard card) {
        BreakId now = card == null ? null : card.found().id();
        if (Objects.equals(now, about.get())) {
            return;
        }
        about.set(now);
        problem.set(null);
        dossier.clear();
        read();
    }

    /// The break in hand.
    ReadOnlyObjectProperty<@Nullable BreakId> aboutProperty() {
        return about.getReadOnlyProperty();
    }

    void read() {
        BreakId id = about.get();
        if (id != null) {
            dossier.load(() -> shell.server().call(DossierCalls.DOSSIER, new AboutBreak(id)));
        }
    }

    Shell shell() {
        return shell;
    }

    Loaded<Dossier> loaded() {
        return dossier;
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// While a comment or a file is under way.
    ReadOnlyBooleanProperty busyProperty() {
        return moving.getReadOnlyProperty();
    }

    boolean mayAdd() {
        return shell.session().may(Permission.RECONCILE);
    }

    /// @param kept called when the comment is stored
    void comment(String text, Runnable kept) {
        BreakId id = about.get();
        if (id == null || moving.get()) {
            return;
        }
        String said = text.strip();
        if (said.isEmpty() || said.length() > Comment.LONGEST) {
            problem.set(
                    Problem.at(
                            "text",
                            Problem.Code.BAD_VALUE,
                            "Write 1 to 2,000 characters before you send it."));
            return;
        }
        sent.send(
                DossierCalls.COMMENT,
                new AddComment(id, said),
                _ -> {
                    kept.run();
                    read();
                });
    }

    /// Checks here what the server will check, so that no large file travels in vain.
    void attach(Path file) {
        BreakId id = about.get();
        if (id == null || moving.get()) {
            return;
        }
        problem.set(null);
        moving.set(true);
        shell.background()
                .run(
                        () -> {
                            Upload upload = upload(id, file);
                            return shell.server()
                                    .upload(
                                            DossierCalls.ATTACH,
                                            new AttachFile(id, nameOf(file)),
                                            file,
                                            upload.requestId);
                        },
                        kept -> {
                            failed = null;
                            moving.set(false);
                            shell.notices().good("Attached: " + kept.fileName());
                            read();
                        },
                        this::stopped);
    }

    /// Stores exactly the bytes that were attached.
    void save(Attachment attachment, Path target) {
        BreakId id = about.get();
        if (id == null) {
            return;
        }
        problem.set(null);
        moving.set(true);
        shell.background()
                .run(
                        () -> store(new GetAttachment(id, attachment.number()), target),
                        saved -> {
                            moving.set(false);
                            shell.notices().good("Saved: " + saved);
                        },
                        this::stopped);
    }

    private void stopped(Problem why) {
        moving.set(false);
        problem.set(why);
    }

    private Upload upload(BreakId id, Path file) throws IOException {
        if (Files.size(file) > Attachment.MOST_BYTES) {
            throw Refused.because(Problem.Code.TOO_LARGE, "An attachment may have at most 10 MB.");
        }
        byte[] content = Files.readAllBytes(file);
        boolean fits = FileKind.named(nameOf(file)).filter(kind -> kind.fits(content)).isPresent();
        if (!fits) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    nameOf(file)
                            + " is no "
                            + FileKind.words()
                            + " file, or not what its name says.");
        }
        String sha256 = Canonical.sha256(content);
        Upload before = failed;
        Upload now =
                before != null && before.id.equals(id) && before.sha256.equals(sha256)
                        ? before
                        : new Upload(id, file, sha256, UUID.randomUUID());
        failed = now;
        return now;
    }

    private Path store(GetAttachment get, Path target) throws IOException {
        AttachedFile file = shell.server().call(DossierCalls.ATTACHMENT, get);
        byte[] bytes = Base64.getDecoder().decode(file.base64());
        if (!Canonical.sha256(bytes).equals(file.attachment().sha256())) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    "The file arrived damaged and was not stored. Save it again.");
        }
        return Files.write(target, bytes);
    }

    private static String nameOf(Path file) {
        return Objects.toString(file.getFileName(), "");
    }
}
