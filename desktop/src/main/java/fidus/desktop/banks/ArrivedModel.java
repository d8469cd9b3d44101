package fidus.desktop.banks;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.RecordProposed;
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
    private final Runnable done;

    /// @param account in hand
    /// @param done told when a list waits for its second person
    ArrivedModel(Shell shell, ObservableValue<@Nullable BankAccountCard> account, Runnable done) {
        this.shell = shell;
        this.account = account;
        this.done = done;
        record = new Command<>(shell, BankCalls.RECORD_PROPOSED);
    }

    Command<RecordProposed, Prepared> command() {
        return record;
    }

    /// Those among them whose client is known and that wait for nobody, as many as go at once.
    static List<RecordDeposit> recordable(List<DepositProposal> chosen) {
        return chosen.stream()
                .flatMap(one -> Stream.ofNullable(one.deposit()))
                .limit(RecordProposed.MOST)
                .toList();
    }

    /// Sends them as they are shown, for another person to agree to.
    void send(List<DepositProposal> chosen) {
        BankAccountCard now = account.getValue();
        List<RecordDeposit> deposits = recordable(chosen);
        if (now != null && !deposits.isEmpty()) {
            record.send(
                    new RecordProposed(now.account().id(), deposits),
                    waiting -> {
                        shell.notices().good("Waits for a second person: " + waiting.title());
                        done.run();
                    });
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
