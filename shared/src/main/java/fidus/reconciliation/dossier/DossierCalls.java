package fidus.reconciliation.dossier;

import static fidus.contract.Call.Trait.PAPER;
import static fidus.contract.Call.Trait.UPLOAD;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;

/// What people keep about one break.
public final class DossierCalls {
    public static final Call<AboutBreak, Dossier> DOSSIER =
            get(
                    "/api/v1/reconciliation/breaks/{id}/dossier",
                    AboutBreak.class,
                    Dossier.class,
                    Permission.SEE_TRADING);
    public static final Call<AddComment, Comment> COMMENT =
            post(
                    "/api/v1/reconciliation/breaks/{id}/comments",
                    AddComment.class,
                    Comment.class,
                    Permission.RECONCILE);
    public static final Call<AttachFile, Attachment> ATTACH =
            post(
                    "/api/v1/reconciliation/breaks/{id}/attachments",
                    AttachFile.class,
                    Attachment.class,
                    Permission.RECONCILE,
                    UPLOAD,
                    PAPER);
    public static final Call<GetAttachment, AttachedFile> ATTACHMENT =
            get(
                    "/api/v1/reconciliation/breaks/{id}/attachments/{number}",
                    GetAttachment.class,
                    AttachedFile.class,
                    Permission.SEE_TRADING);
    public static final Call<SplitBreak, KeptSplit> SPLIT =
            post(
                    "/api/v1/reconciliation/breaks/{id}/split",
                    SplitBreak.class,
                    KeptSplit.class,
                    Permission.RECONCILE);

    private DossierCalls() {}
}
