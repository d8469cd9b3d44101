package fidus.desktop.banks;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.RecordProposed;
import fidus.deposits.AboutDeposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositId;
import fidus.deposits.RecordDeposit;
import fidus.desktop.deposits.ArrivedRow;
import fidus.desktop.deposits.DepositsModel;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;

import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// Deposits that statements propose, many of them sent for one decision.
final class ArrivedModel {
    private final Shell shell;
    private final ObservableValue<@Nullable BankAccountCard> account;
    private final Command<RecordProposed, Prepared> record;
    private final Command<AboutDeposit, Prepared> again;
    private final Runnable done;

    /// @param account in hand
    /// @param done told when a list waits for its second person
    ArrivedModel(Shell shell, ObservableValue<@Nullable BankAccountCard> account, Runnable done) {
        this.shell = shell;
        this.account = account;
        this.done = done;
        record = new Command<>(shell, BankCalls.RECORD_PROPOSED);
        again = new Command<>(shell, DepositCalls.CONFIRM);
    }

    Command<RecordProposed, Prepared> command() {
        return record;
    }

    /// Asks once more for the confirmation of a recorded deposit.
    Command<AboutDeposit, Prepared> again() {
        return again;
    }

    /// Those among them whose client is known, that wait for nobody and that the books do not hold
    /// perhaps, as many as go at once.
    static List<RecordDeposit> recordable(List<DepositProposal> chosen) {
        return chosen.stream()
                .filter(one -> one.asked() == null && !one.alone())
                .flatMap(one -> Stream.ofNullable(one.deposit()))
                .limit(RecordProposed.MOST)
                .toList();
    }

    /// The recorded deposits among them that nobody is asked to confirm any more.
    static List<DepositId> lapsed(List<DepositProposal> chosen) {
        return chosen.stream()
                .filter(one -> one.asked() == null)
                .flatMap(one -> Stream.ofNullable(one.pending()))
                .toList();
    }

    /// Sends them as they are shown, for another person to agree to, and asks again for those that
    /// are recorded already.
    void send(List<DepositProposal> chosen) {
        BankAccountCard now = account.getValue();
        List<RecordDeposit> deposits = recordable(chosen);
        List<DepositId> lapsed = lapsed(chosen);
        if (now != null && !deposits.isEmpty()) {
            record.send(
                    new RecordProposed(now.account().id(), deposits),
                    waiting -> waits(waiting, lapsed));
        } else if (!lapsed.isEmpty()) {
            askAgain(lapsed);
        }
    }

    /// One after the other, because each is decided by itself.
    private void askAgain(List<DepositId> lapsed) {
        again.send(
                new AboutDeposit(lapsed.getFirst()),
                waiting -> waits(waiting, lapsed.subList(1, lapsed.size())));
    }

    private void waits(Prepared waiting, List<DepositId> lapsed) {
        shell.notices().good("Waits for a second person: " + waiting.title());
        if (lapsed.isEmpty()) {
            done.run();
        } else {
            askAgain(lapsed);
        }
    }

    /// Opens the form of a deposit filled in, or the deposit that waits already.
    void record(DepositProposal proposal) {
        BankAccountCard now = account.getValue();
        if (now == null) {
            return;
        }
        RecordDeposit deposit = proposal.deposit();
        DepositId pending = proposal.pending();
        String place =
                pending != null
                        ? DepositsModel.subjectOf(pending)
                        : DepositsModel.newFrom(
                                proposal.clientId(),
                                proposal.money(),
                                new ArrivedRow(
                                        deposit == null ? proposal.day() : deposit.valueDate(),
                                        proposal.rowId(),
                                        proposal.counterparty(),
                                        now.account().name(),
                                        deposit == null ? said(proposal) : deposit.note()));
        shell.navigation().open(DepositsModel.SCREEN, place);
    }

    /// As what is recorded from the list is noted.
    private static String said(DepositProposal proposal) {
        return "Statement: " + (proposal.counterparty() + " " + proposal.text()).strip();
    }
}
