package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.Side;
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
import fidus.reconciliation.dossier.KeptSplit;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/// What people keep about a break: comments and files, which nobody changes afterwards.
final class Dossiers {

    private final Mongo mongo;
    private final Audit audit;
    private final BreakStore breaks;
    private final BreakRows rows;
    private final DossierStore store = new DossierStore();

    Dossiers(Mongo mongo, Audit audit, BreakStore breaks, BreakRows rows) {
        this.mongo = mongo;
        this.audit = audit;
        this.breaks = breaks;
        this.rows = rows;
    }

    void routes(Routes routes) {
        routes.answer(DossierCalls.DOSSIER, this::dossier);
        routes.answer(DossierCalls.COMMENT, this::comment);
        routes.answerItself(DossierCalls.ATTACH, this::attach);
        routes.answer(DossierCalls.ATTACHMENT, this::attachment);
        new Splits(audit, breaks, store).routes(routes);
    }

    private Dossier dossier(Asked asked, AboutBreak about) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak one = breaks.get(unit, about.id());
        BreakStore.StoredBreak other = new Offsets().other(unit, breaks, one);
        BreakId id = one.id();
        List<KeptSplit> splits = store.splits(unit, id);
        return new Dossier(
                id,
                store.comments(unit, id),
                store.attachments(unit, id).stream()
                        .map(DossierStore.StoredAttachment::attachment)
                        .toList(),
                splits.isEmpty() || !splits.getLast().holds() ? null : splits.getLast(),
                other == null ? null : other.found().right(),
                rows.of(unit, one, Side.BOOK),
                rows.of(unit, one, Side.STATEMENT),
                splits,
                new SetOffs(breaks, store).of(unit, id),
                rows.keptApart(unit, one));
    }

    Comment comment(Asked asked, AddComment add) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak about = breaks.get(unit, add.id());
        String text = add.text().strip();
        if (text.isEmpty() || text.length() > Comment.LONGEST) {
            throw bad("text", "A comment has 1 to 2,000 characters.");
        }
        int number = next(store.comments(unit, about.id()).size(), Comment.MOST, "comments");
        Actor by = asked.actor();
        var comment = new Comment(number, by.id(), by.name(), unit.now(), text);
        store.add(unit, about.id(), comment);
        audit.record(unit, by, "COMMENT_BREAK", Breaks.subject(about), null, comment, text);
        return comment;
    }

    /// A repeated upload is answered with what was kept the first time.
    private Attachment attach(Asked asked, AttachFile attach) {
        FileKind kind = kind(attach.fileName());
        byte[] content = content(Objects.requireNonNull(asked.file(), "an upload has a file"));
        if (!kind.fits(content)) {
            throw bad(
                    "fileName",
                    "The file is not what its name says: it does not read as "
                            + kind
                            + ". Attach the original file.");
        }
        return mongo.write(unit -> keep(unit, asked, attach, kind, content));
    }

    private Attachment keep(
            Unit unit, Asked asked, AttachFile attach, FileKind kind, byte[] content) {
        BreakStore.StoredBreak about = breaks.get(unit, attach.id());
        List<DossierStore.StoredAttachment> before = store.attachments(unit, about.id());
        String sha256 = Canonical.sha256(content);
        Attachment again = repeated(before, asked, sha256);
        if (again != null) {
            return again;
        }
        Actor by = asked.actor();
        var attachment =
                new Attachment(
                        next(before.size(), Attachment.MOST, "attachments"),
                        attach.fileName(),
                        kind,
                        content.length,
                        sha256,
                        by.id(),
                        by.name(),
                        unit.now());
        store.add(unit, about.id(), asked.requestId(), attachment, content);
        audit.record(
                unit,
                by,
                "ATTACH_TO_BREAK",
                Breaks.subject(about),
                null,
                attachment,
                attach.fileName());
        return attachment;
    }

    private static @Nullable Attachment repeated(
            List<DossierStore.StoredAttachment> before, Asked asked, String sha256) {
        for (DossierStore.StoredAttachment one : before) {
            if (one.requestId().equals(asked.requestId())) {
                if (!one.attachment().sha256().equals(sha256)) {
                    throw Refused.because(
                            Problem.Code.REQUEST_REUSED,
                            "This request id was used for another file. Attach it again.");
                }
                return one.attachment();
            }
            if (one.attachment().sha256().equals(sha256)) {
                throw Refused.because(
                        Problem.Code.ALREADY_EXISTS,
                        "This file is attached already, as " + one.attachment().fileName() + ".");
            }
        }
        return null;
    }

    private AttachedFile attachment(Asked asked, GetAttachment get) {
        Attachment attachment = store.attachment(asked.unit(), get.id(), get.number());
        byte[] content = store.content(asked.unit(), get.id(), get.number());
        if (!Canonical.sha256(content).equals(attachment.sha256())) {
            throw new IllegalStateException(
                    "Attachment " + get.number() + " of break " + get.id().value() + " differs");
        }
        return new AttachedFile(attachment, Base64.getEncoder().encodeToString(content));
    }

    private static FileKind kind(String fileName) {
        return FileKind.named(fileName)
                .orElseThrow(() -> bad("fileName", "Attach a " + FileKind.words() + " file."));
    }

    private static byte[] content(Path file) {
        try {
            if (Files.size(file) > Attachment.MOST_BYTES) {
                throw Refused.because(
                        Problem.Code.TOO_LARGE, "An attachment may have at most 10 MB.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The received file cannot be read", e);
        }
    }

    static int next(int kept, int most, String what) {
        if (kept >= most) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE, "A break may have at most " + most + " " + what + ".");
        }
        return kept + 1;
    }

    private static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
