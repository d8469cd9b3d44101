package fidus.desktop.banks;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.ReturnProposal;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.payments.ConfirmPayments;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SetAgainst;

import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What statements say of the payments of the house: those that left, and those that came back.
/// Each is sent as it stands, for another person to agree to.
public final class PaidModel {
    private final Shell shell;
    private final Command<ConfirmPayments, Prepared> confirm;
    private final Command<ReturnPayment, Prepared> giveBack;
    private final Command<SetAgainst, Prepared> setAgainst;
    private final ObservableValue<@Nullable BankAccountCard> account;
    private final Runnable done;

    /// @param account in hand
    /// @param done told when something waits for its second person
    PaidModel(Shell shell, ObservableValue<@Nullable BankAccountCard> account, Runnable done) {
        this.shell = shell;
        this.account = account;
        this.done = done;
        setAgainst = new Command<>(shell, ReconciliationCalls.SET_AGAINST);
        confirm = new Command<>(shell, PaymentCalls.CONFIRM);
        giveBack = new Command<>(shell, PaymentCalls.RETURN);
    }

    public Command<ConfirmPayments, Prepared> confirmCommand() {
        return confirm;
    }

    public Command<ReturnPayment, Prepared> returnCommand() {
        return giveBack;
    }

    public Command<SetAgainst, Prepared> againstCommand() {
        return setAgainst;
    }

    List<Command<?, Prepared>> commands() {
        return List.of(confirm, giveBack, setAgainst);
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

    /// Has the row set against the one that took the payment once more, by another person; does
    /// nothing where it takes none back.
    public void setAgainst(ReturnProposal proposal) {
        BankAccountCard now = account.getValue();
        String takesBack = proposal.takesBack();
        if (now != null && takesBack != null) {
            setAgainst.send(
                    new SetAgainst(now.account().id(), proposal.rowId(), takesBack), this::waits);
        }
    }

    private void waits(Prepared waiting) {
        shell.notices().good("Waits for a second person: " + waiting.title());
        done.run();
    }
}
