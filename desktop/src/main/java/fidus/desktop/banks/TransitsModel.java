package fidus.desktop.banks;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankTransit;
import fidus.bank.desk.BankTransitState;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.ReverseTransit;
import fidus.bank.desk.TransitAsked;
import fidus.bank.desk.TransitProposal;
import fidus.bank.desk.Transits;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Money between the banks and the brokers: what is on its way, and the form that books its end at
/// the bank in hand.
public final class TransitsModel {
    private static final int SHORTEST_EVIDENCE = 3;

    private final Shell shell;
    private final Fetched<Transits> transits;
    private final Command<BookTransit, Prepared> book;
    private final ReasonModel reason;
    private final ReadOnlyObjectWrapper<@Nullable TransitLine> booking =
            new ReadOnlyObjectWrapper<>();
    private @Nullable HouseAccount house;
    private List<TransitProposal> proposals = List.of();

    public final ObjectProperty<@Nullable LocalDate> valueOn = new SimpleObjectProperty<>();
    public final StringProperty evidence = new SimpleStringProperty("");

    public TransitsModel(Shell shell) {
        this.shell = shell;
        transits = new Fetched<>(shell);
        book = new Command<>(shell, BankCalls.BOOK_TRANSIT);
        reason = new ReasonModel(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<Transits> transits() {
        return transits;
    }

    public Command<BookTransit, Prepared> bookCommand() {
        return book;
    }

    public ReasonModel reason() {
        return reason;
    }

    /// The movement whose form is open, null while none is.
    public ReadOnlyObjectProperty<@Nullable TransitLine> bookingProperty() {
        return booking.getReadOnlyProperty();
    }

    /// The account at the bank that is in hand, null before there is one.
    public @Nullable HouseAccount house() {
        return house;
    }

    /// Reads again for an account at a bank.
    ///
    /// @param seen what its statements show
    void read(HouseAccount account, List<TransitProposal> seen) {
        house = account;
        proposals = List.copyOf(seen);
        close();
        transits.ask(BankCalls.TRANSITS, new Nothing());
    }

    /// How many of them are on their way.
    long open(Transits now) {
        return lines(now).stream().filter(line -> line.open() != null).count();
    }

    /// What is on its way in the account's currency, then what was booked at it.
    public List<TransitLine> lines(Transits now) {
        HouseAccount account = house;
        List<TransitLine> lines = new ArrayList<>();
        Map<String, TransitAsked> asked = new HashMap<>();
        if (now.asked() != null) {
            now.asked().forEach(one -> asked.put(one.transfer(), one));
        }
        if (account == null) {
            return lines;
        }
        for (OpenTransit open : now.open()) {
            if (open.atBank().currency().equals(account.currency())) {
                lines.add(TransitLine.open(open, seen(open), asked));
            }
        }
        now.booked().stream()
                .filter(booked -> booked.houseAccountId().equals(account.id()))
                .map(booked -> TransitLine.booked(booked, asked))
                .forEach(lines::add);
        return lines;
    }

    private @Nullable TransitProposal seen(OpenTransit open) {
        return proposals.stream()
                .filter(one -> one.transit().transfer().equals(open.transfer()))
                .findFirst()
                .orElse(null);
    }

    public boolean mayBook(@Nullable TransitLine line) {
        return line != null && line.open() != null && book.isAllowed();
    }

    public boolean mayTakeBack(@Nullable TransitLine line) {
        BankTransit booked = line == null ? null : line.booked();
        return booked != null
                && booked.bankTransitState() == BankTransitState.BOOKED
                && shell.session().may(BankCalls.REVERSE_TRANSIT.permission());
    }

    /// Opens the form, filled in where a row of a statement shows it.
    public void begin(TransitLine line) {
        if (line.asked() != null) {
            shell.notices().bad(line.waits());
            return;
        }
        if (!mayBook(line)) {
            return;
        }
        reason.close();
        TransitProposal proposal = line.proposal();
        valueOn.set(proposal == null ? null : proposal.booking().valueOn());
        evidence.set(proposal == null ? "" : proposal.booking().evidence());
        book.refuse(null);
        booking.set(line);
    }

    public void close() {
        booking.set(null);
        book.refuse(null);
        reason.close();
    }

    public void send() {
        TransitLine line = booking.get();
        OpenTransit open = line == null ? null : line.open();
        HouseAccount account = house;
        LocalDate day = valueOn.get();
        String reference = evidence.get().strip();
        if (open == null || account == null) {
            return;
        }
        List<Problem.Field> faults = new ArrayList<>();
        if (day == null) {
            faults.add(new Problem.Field("valueOn", "A day such as 2026-11-21."));
        }
        if (reference.length() < SHORTEST_EVIDENCE) {
            faults.add(new Problem.Field("evidence", "The bank's reference of the movement."));
        }
        if (day == null || !faults.isEmpty()) {
            book.refuse(
                    new Problem(
                            Problem.Code.BAD_VALUE,
                            "Some fields need another look. Nothing was sent.",
                            List.copyOf(faults),
                            null));
            return;
        }
        book.send(
                new BookTransit(
                        open.transfer(),
                        account.id(),
                        day,
                        reference,
                        row(line, reference),
                        charge(line, reference)),
                this::prepared);
    }

    /// The row stands behind it only while its id is the evidence.
    private static @Nullable String row(@Nullable TransitLine line, String reference) {
        TransitProposal proposal = line == null ? null : line.proposal();
        return proposal != null && proposal.rowId().equals(reference) ? reference : null;
    }

    /// The charge is what the row shows less, so it stands and falls with the row.
    private static @Nullable Money charge(@Nullable TransitLine line, String reference) {
        return line == null || row(line, reference) == null ? null : line.charge();
    }

    public void takeBack(TransitLine line) {
        BankTransit booked = line.booked();
        if (line.asked() != null) {
            shell.notices().bad(line.waits());
            return;
        }
        if (booked == null || !mayTakeBack(line)) {
            return;
        }
        booking.set(null);
        reason.ask(
                new ReasonModel.Deed(
                        "Take back entry " + booked.entryNumber(),
                        "The entry is mirrored once another person agrees, and the money is in"
                                + " transit again.",
                        "Have it taken back"),
                BankCalls.REVERSE_TRANSIT,
                why -> new ReverseTransit(booked.id(), why),
                this::prepared);
    }

    private void prepared(Prepared waiting) {
        shell.notices().good("Waits for a second person: " + waiting.title());
        close();
        transits.again();
    }
}
