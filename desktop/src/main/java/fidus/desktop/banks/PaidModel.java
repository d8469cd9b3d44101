package fidus.desktop.banks;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.ReturnProposal;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.payments.ConfirmPayments;
import fidus.payments.PaymentCalls;
import fidus.payments.ReturnPayment;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SetAgainst;

import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What statements say of the payments of the house: those that left, and those that came back.
/// Each is sent as it stands, for another person to agree to.
public final class PaidModel {
    /// Of a server that would not answer for the next one either.
    private static final Set<Problem.Code> UNANSWERED =
            EnumSet.of(
                    Problem.Code.UNAVAILABLE,
                    Problem.Code.BUSY,
                    Problem.Code.BROKEN,
                    Problem.Code.UNAUTHENTICATED);

    private final Shell shell;
    private final Command<ConfirmPayments, Prepared> confirm;
    private final Command<ReturnPayment, Prepared> giveBack;
    private final Command<SetAgainst, Prepared> setAgainst;
    private final ObservableValue<@Nullable BankAccountCard> account;
    private final Runnable done;

    /// Proposals that are still to be sent, the one under way first.
    private final Deque<ConfirmationProposal> left = new ArrayDeque<>();

    private final List<Problem> refused = new ArrayList<>();

    /// Whether one of the proposals sent waits for its second person.
    private boolean anyWaits;

    /// @param account in hand
    /// @param done told when something waits for its second person, and when some of the
    ///   confirmations that were sent were refused
    PaidModel(Shell shell, ObservableValue<@Nullable BankAccountCard> account, Runnable done) {
        this.shell = shell;
        this.account = account;
        this.done = done;
        setAgainst = new Command<>(shell, ReconciliationCalls.SET_AGAINST);
        confirm = new Command<>(shell, PaymentCalls.CONFIRM);
        confirm.problemProperty().addListener((_, _, why) -> refused(why));
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

    /// What sends one proposal at a time.
    List<Command<?, Prepared>> commands() {
        return List.of(giveBack, setAgainst);
    }

    /// Has the proposed payments confirmed, by another person: one proposal after the other, so
    /// that one that is refused keeps no other back; where nobody answers, the rest is not sent.
    /// All that were refused are said at the end.
    public void confirm(List<ConfirmationProposal> proposals) {
        if (confirm.busyProperty().get() || !left.isEmpty()) {
            return;
        }
        refused.clear();
        anyWaits = false;
        proposals.stream().filter(one -> one.asked() == null).forEach(left::add);
        if (!left.isEmpty()) {
            confirmNext();
        }
    }

    private void confirmNext() {
        ConfirmationProposal one = left.peek();
        if (one != null) {
            confirm.send(one.confirmation(), this::confirmed);
            return;
        }
        if (anyWaits || !refused.isEmpty()) {
            done.run(); // once for all of them
        }
        if (refused.size() > 1) {
            String all = refused.stream().map(Problem::message).collect(Collectors.joining("\n"));
            confirm.refuse(Problem.of(refused.getLast().code(), all));
        } else if (!refused.isEmpty() && confirm.problemProperty().get() == null) {
            confirm.refuse(refused.getFirst());
        }
    }

    private void confirmed(Prepared waiting) {
        left.remove();
        anyWaits = true;
        say(waiting);
        confirmNext();
    }

    private void refused(@Nullable Problem why) {
        if (why != null && !left.isEmpty()) {
            left.remove();
            refused.add(why);
            if (UNANSWERED.contains(why.code()) && !left.isEmpty()) {
                refused.add(Problem.of(why.code(), unsent(left.size())));
                left.clear();
            }
            confirmNext();
        }
    }

    private static String unsent(int count) {
        return count == 1
                ? "The one after it was not sent. Confirm it once this one is answered."
                : "The %d after it were not sent. Confirm them once this one is answered."
                        .formatted(count);
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
        say(waiting);
        done.run();
    }

    private void say(Prepared waiting) {
        shell.notices().good("Waits for a second person: " + waiting.title());
    }
}
