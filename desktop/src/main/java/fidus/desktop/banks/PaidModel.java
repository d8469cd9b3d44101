package fidus.desktop.banks;

import fidus.approvals.Prepared;
import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.ReturnProposal;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.payments.ConfirmPayments;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;

import java.util.List;

/// What statements say of the payments of the house: those that left, and those that came back.
/// Each is sent as it stands, for another person to agree to.
public final class PaidModel {
    private final Shell shell;
    private final Command<ConfirmPayments, Prepared> confirm;
    private final Command<ReturnPayment, Prepared> giveBack;
    private final Runnable done;

    /// @param done told when something waits for its second person
    PaidModel(Shell shell, Runnable done) {
        this.shell = shell;
        this.done = done;
        confirm = new Command<>(shell, PaymentCalls.CONFIRM);
        giveBack = new Command<>(shell, PaymentCalls.RETURN);
    }

    public Command<ConfirmPayments, Prepared> confirmCommand() {
        return confirm;
    }

    public Command<ReturnPayment, Prepared> returnCommand() {
        return giveBack;
    }

    List<Command<?, Prepared>> commands() {
        return List.of(confirm, giveBack);
    }

    /// Has the proposed payments confirmed, by another person.
    public void confirm(ConfirmationProposal proposal) {
        confirm.send(proposal.confirmation(), this::waits);
    }

    /// Has the return recorded, by another person; does nothing where none is proposed.
    public void giveBack(ReturnProposal proposal) {
        ReturnPayment booking = proposal.booking();
        if (booking != null) {
            giveBack.send(booking, this::waits);
        }
    }

    private void waits(Prepared waiting) {
        shell.notices().good("Waits for a second person: " + waiting.title());
        done.run();
    }
}
