package fidus.payments;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.statements.StatementFile;

public final class PaymentCalls {
    /// What is approved and not yet paid.
    public static final Call<Nothing, PayableList> PAYABLES =
            get("/api/v1/payables", Nothing.class, PayableList.class, Permission.SEE_PAYMENTS);

    /// Asks another person to confirm that a party gave back what it was paid too much.
    public static final Call<RecordOwedBack, Prepared> RECORD_OWED_BACK =
            post(
                    "/api/v1/payables/returns",
                    RecordOwedBack.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    public static final Call<Nothing, BatchList> BATCHES =
            get("/api/v1/payment-batches", Nothing.class, BatchList.class, Permission.SEE_PAYMENTS);
    public static final Call<AboutBatch, BatchDetail> BATCH =
            get(
                    "/api/v1/payment-batches/{id}",
                    AboutBatch.class,
                    BatchDetail.class,
                    Permission.SEE_PAYMENTS);
    public static final Call<CreateBatch, BatchDetail> CREATE =
            post(
                    "/api/v1/payment-batches",
                    CreateBatch.class,
                    BatchDetail.class,
                    Permission.PREPARE_PAYMENT);

    /// As many batches as a batch's items allow, all of them or none: see {@link BatchPlan}. Each
    /// is approved by itself.
    public static final Call<CreateBatch, BatchList> CREATE_SEVERAL =
            post(
                    "/api/v1/payment-batches/several",
                    CreateBatch.class,
                    BatchList.class,
                    Permission.PREPARE_PAYMENT);

    /// Asks another person to approve the batch.
    public static final Call<SubmitBatch, Prepared> SUBMIT =
            post(
                    "/api/v1/payment-batches/{id}/submission",
                    SubmitBatch.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    /// Only before a file was written; afterwards see {@link #WITHDRAW}.
    public static final Call<CancelBatch, BatchDetail> CANCEL =
            post(
                    "/api/v1/payment-batches/{id}/cancellation",
                    CancelBatch.class,
                    BatchDetail.class,
                    Permission.PREPARE_PAYMENT);

    /// Cancels an approved batch whose file is written: asks another person to say as well that the
    /// bank never executed it. The file stays as evidence and is never sent.
    public static final Call<WithdrawBatch, Prepared> WITHDRAW =
            post(
                    "/api/v1/payment-batches/{id}/withdrawal",
                    WithdrawBatch.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    public static final Call<WriteFile, PaymentBatch> WRITE_FILE =
            post(
                    "/api/v1/payment-batches/{id}/file",
                    WriteFile.class,
                    PaymentBatch.class,
                    Permission.PREPARE_PAYMENT);
    public static final Call<GetFile, FileContent> FILE =
            get(
                    "/api/v1/payment-batches/{id}/file",
                    GetFile.class,
                    FileContent.class,
                    Permission.SEE_PAYMENTS);

    /// Records that the bank has the file, or that the chain has the transfers.
    public static final Call<MarkSent, BatchDetail> SENT =
            post(
                    "/api/v1/payment-batches/{id}/sending",
                    MarkSent.class,
                    BatchDetail.class,
                    Permission.PREPARE_PAYMENT);

    public static final Call<ConfirmPayments, Prepared> CONFIRM =
            post(
                    "/api/v1/payment-batches/{id}/confirmation",
                    ConfirmPayments.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);
    public static final Call<ReturnPayment, Prepared> RETURN =
            post(
                    "/api/v1/payments/{id}/return",
                    ReturnPayment.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    /// Several payments of one batch under one reference.
    public static final Call<ReturnPayments, Prepared> RETURN_TOGETHER =
            post(
                    "/api/v1/payment-batches/{id}/return",
                    ReturnPayments.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    /// The receipt as a PDF.
    public static final Call<AboutPayment, StatementFile> RECEIPT_FILE =
            get(
                    "/api/v1/payments/{id}/receipt/file",
                    AboutPayment.class,
                    StatementFile.class,
                    Permission.SEE_PAYMENTS);

    public static final Call<AboutPayment, Receipt> RECEIPT =
            get(
                    "/api/v1/payments/{id}/receipt",
                    AboutPayment.class,
                    Receipt.class,
                    Permission.SEE_PAYMENTS);

    /// The batch a payment is in.
    public static final Call<AboutPayment, BatchDetail> BATCH_OF =
            get(
                    "/api/v1/payments/{id}/batch",
                    AboutPayment.class,
                    BatchDetail.class,
                    Permission.SEE_PAYMENTS);

    private PaymentCalls() {}
}
