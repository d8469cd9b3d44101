package fidus.desktop.payments;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.CancelBatch;
import fidus.payments.ConfirmPayments;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayment;
import fidus.payments.ReturnPayments;
import fidus.payments.WithdrawBatch;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What the bank says of the payments of the batch in hand: that they left, came back, or were
/// never executed.
public final class SettlingModel {
    public final StringProperty evidence = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable LocalDate> valueOn = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Money> charge = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");

    private final BatchesModel batches;
    private final Command<CancelBatch, BatchDetail> cancel;
    private final Command<WithdrawBatch, Prepared> withdraw;
    private final Command<ConfirmPayments, Prepared> confirm;
    private final Command<ReturnPayment, Prepared> giveBack;
    private final Command<ReturnPayments, Prepared> together;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    SettlingModel(BatchesModel batches) {
        this.batches = batches;
        Shell shell = batches.shell();
        cancel = new Command<>(shell, PaymentCalls.CANCEL);
        withdraw = new Command<>(shell, PaymentCalls.WITHDRAW);
        confirm = new Command<>(shell, PaymentCalls.CONFIRM);
        giveBack = new Command<>(shell, PaymentCalls.RETURN);
        together = new Command<>(shell, PaymentCalls.RETURN_TOGETHER);
        for (Command<?, ?> one : List.of(cancel, withdraw, confirm, giveBack, together)) {
            one.problemProperty().addListener((_, _, why) -> problem.set(why));
        }
        valueOn.set(shell.today());
    }

    /// Why the last thing was refused.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether its file was written, so that two persons have to say that the bank never executed
    /// it.
    public boolean isWritten() {
        PaymentBatch batch = batches.batch();
        return batch != null && !batch.files().isEmpty();
    }

    public boolean canCancel() {
        return batches.is(BatchState.APPROVED) || batches.is(BatchState.DRAFT);
    }

    public boolean canConfirm() {
        return batches.is(BatchState.SENT);
    }

    /// Whether these came back, or were refused, together.
    public boolean canReturn(List<Payment> payments) {
        return !payments.isEmpty()
                && (all(payments, PaymentState.SENT) || all(payments, PaymentState.CONFIRMED));
    }

    private static boolean all(List<Payment> payments, PaymentState state) {
        return payments.stream().allMatch(one -> one.paymentState() == state);
    }

    /// Cancels the batch; where its file was written, asks another person to say as well that the
    /// bank never executed it.
    public void cancel() {
        PaymentBatch batch = batches.batch();
        if (batch == null) {
            return;
        }
        String why = reason.get().strip();
        problem.set(null);
        if (isWritten()) {
            String answer = evidence.get().isBlank() ? null : evidence.get().strip();
            withdraw.send(
                    new WithdrawBatch(batch.id(), batch.version(), answer, why), batches::prepared);
        } else {
            cancel.send(new CancelBatch(batch.id(), batch.version(), why), _ -> batches.done());
        }
    }

    /// @param payments the ones that left; none for all sent ones
    public void confirm(List<Payment> payments) {
        PaymentBatch batch = batches.batch();
        LocalDate on = complete();
        if (on != null && batch != null) {
            confirm.send(
                    new ConfirmPayments(
                            batch.id(),
                            ids(payments),
                            evidence.get().strip(),
                            on,
                            charge.get(),
                            null),
                    batches::prepared);
        }
    }

    /// @param payments all of them sent, or all of them confirmed
    public void giveBack(List<Payment> payments) {
        PaymentBatch batch = batches.batch();
        LocalDate on = complete();
        if (on == null || batch == null) {
            return;
        }
        String ref = evidence.get().strip();
        String why = reason.get().strip();
        if (payments.size() == 1) {
            giveBack.send(
                    new ReturnPayment(payments.getFirst().id(), ref, on, why, charge.get()),
                    batches::prepared);
        } else if (charge.get() != null) {
            problem.set(
                    Problem.at(
                            "charge",
                            Problem.Code.BAD_VALUE,
                            "What the bank kept is recorded with one payment. Leave it out, or"
                                    + " select that payment alone."));
        } else {
            together.send(
                    new ReturnPayments(batch.id(), ids(payments), ref, on, why), batches::prepared);
        }
    }

    private static List<PaymentId> ids(List<Payment> payments) {
        return payments.stream().map(Payment::id).toList();
    }

    /// The value date, where that and a reference were typed.
    private @Nullable LocalDate complete() {
        LocalDate on = valueOn.get();
        boolean typed = on != null && !evidence.get().isBlank();
        problem.set(
                typed
                        ? null
                        : Problem.at(
                                "evidence",
                                Problem.Code.BAD_VALUE,
                                "Type the bank's reference or the hash, and the value date."));
        return typed ? on : null;
    }

    /// What was typed is for another batch, or was sent.
    void forget() {
        evidence.set("");
        reason.set("");
        charge.set(null);
        problem.set(null);
    }
}
