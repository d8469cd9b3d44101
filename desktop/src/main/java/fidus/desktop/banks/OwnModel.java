package fidus.desktop.banks;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookOwnTransfer;
import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferProposal;
import fidus.bank.desk.OwnTransferState;
import fidus.bank.desk.OwnTransfers;
import fidus.bank.desk.ReverseOwnTransfer;
import fidus.contract.Nothing;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.payments.wallets.HouseAccount;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Money between the account in hand and other ones of the house.
public final class OwnModel {
    private final Shell shell;
    private final Fetched<OwnTransfers> transfers;
    private final Command<BookOwnTransfer, Prepared> book;
    private final ReasonModel reason;
    private final Runnable done;
    private @Nullable HouseAccount house;
    private List<OwnTransferProposal> proposals = List.of();

    /// @param done told when something waits for its second person
    OwnModel(Shell shell, Runnable done) {
        this.shell = shell;
        this.done = done;
        transfers = new Fetched<>(shell);
        book = new Command<>(shell, BankCalls.BOOK_OWN_TRANSFER);
        reason = new ReasonModel(shell);
    }

    Shell shell() {
        return shell;
    }

    public Fetched<OwnTransfers> transfers() {
        return transfers;
    }

    public Command<BookOwnTransfer, Prepared> bookCommand() {
        return book;
    }

    public ReasonModel reason() {
        return reason;
    }

    /// Reads again for an account.
    ///
    /// @param seen what its statements show
    void read(HouseAccount account, List<OwnTransferProposal> seen) {
        house = account;
        proposals = List.copyOf(seen);
        reason.close();
        transfers.ask(BankCalls.OWN_TRANSFERS, new Nothing());
    }

    /// What waits to be booked, then what was booked at the account, newest first.
    public List<OwnLine> lines(OwnTransfers now) {
        HouseAccount account = house;
        List<OwnLine> lines = new ArrayList<>();
        if (account != null) {
            proposals.forEach(one -> lines.add(new OwnLine(account.id(), one, null)));
            now.transfers().stream()
                    .filter(
                            one ->
                                    one.fromId().equals(account.id())
                                            || one.toId().equals(account.id()))
                    .forEach(one -> lines.add(new OwnLine(account.id(), null, one)));
        }
        return lines;
    }

    public boolean mayBook(@Nullable OwnLine line) {
        return line != null && line.proposal() != null && book.readyProperty().get();
    }

    public boolean mayTakeBack(@Nullable OwnLine line) {
        OwnTransfer booked = line == null ? null : line.booked();
        return booked != null
                && booked.ownTransferState() != OwnTransferState.REVERSED
                && shell.session().may(BankCalls.REVERSE_OWN_TRANSFER.permission());
    }

    /// Has it booked as it is proposed, by another person.
    public void book(OwnLine line) {
        OwnTransferProposal proposal = line.proposal();
        if (proposal != null && mayBook(line)) {
            book.send(proposal.booking(), this::prepared);
        }
    }

    public void takeBack(OwnLine line) {
        OwnTransfer booked = line.booked();
        if (booked == null || !mayTakeBack(line)) {
            return;
        }
        reason.ask(
                new ReasonModel.Deed(
                        "Take back %s from %s to %s"
                                .formatted(booked.money(), booked.from(), booked.to()),
                        "What was booked of it is mirrored once another person agrees, and its"
                                + " rows are to be explained again.",
                        "Have it taken back"),
                BankCalls.REVERSE_OWN_TRANSFER,
                why -> new ReverseOwnTransfer(booked.id(), why),
                this::prepared);
    }

    private void prepared(Prepared waiting) {
        shell.notices().good("Waits for a second person: " + waiting.title());
        reason.close();
        done.run();
    }
}
