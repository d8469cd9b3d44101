package fidus.desktop.deposits;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.clients.ClientId;
import fidus.contract.Page;
import fidus.deposits.AboutDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositId;
import fidus.deposits.DepositPage;
import fidus.deposits.DepositState;
import fidus.deposits.EndDeposit;
import fidus.deposits.FindDeposits;
import fidus.desktop.controls.Words;
import fidus.desktop.palette.Goal;
import fidus.desktop.palette.Goals;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.InHand;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.money.Money;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// The deposits, which of them is open, and what is being done about them.
public final class DepositsModel {
    /// What the navigation calls this screen.
    public static final String SCREEN = "deposits";

    private static final String KIND = "deposit/";
    private static final String NEW = "new-deposit/";

    /// Of the place of a deposit that a row of a statement tells.
    private static final int PARTS = 8;

    private final Shell shell;
    private final Paged<Deposit> deposits;
    private final RecordDepositModel record;
    private final ReasonModel reason;
    private final ReverseDepositModel reverse;
    private final Command<AboutDeposit, Prepared> confirm;
    private final InHand<Deposit> inHand;
    private final BooleanProperty recording = new SimpleBooleanProperty();

    public final ObjectProperty<Optional<DepositState>> state =
            new SimpleObjectProperty<>(Optional.empty());

    public DepositsModel(Shell shell) {
        this.shell = shell;
        deposits = new Paged<>(shell, this::after);
        inHand = new InHand<>(deposits, one -> subjectOf(one.id()));
        record = new RecordDepositModel(shell);
        reason = new ReasonModel(shell);
        reverse = new ReverseDepositModel(shell);
        reverse.whenPrepared(this::told);
        confirm = new Command<>(shell, DepositCalls.CONFIRM);
        state.addListener((_, _, _) -> deposits.begin());
        record.whenPrepared(
                after -> {
                    recording.set(false);
                    inHand.open(after.subject());
                    told(after);
                });
    }

    public Shell shell() {
        return shell;
    }

    public Paged<Deposit> deposits() {
        return deposits;
    }

    public RecordDepositModel record() {
        return record;
    }

    public ReasonModel reason() {
        return reason;
    }

    public ReverseDepositModel reversal() {
        return reverse;
    }

    public Command<AboutDeposit, Prepared> confirm() {
        return confirm;
    }

    /// The deposit shown beside the list, null for none.
    public ReadOnlyObjectProperty<@Nullable Deposit> chosenProperty() {
        return inHand.chosenProperty();
    }

    public BooleanProperty recordingProperty() {
        return recording;
    }

    /// @param subject `deposit/id` for one, {@link #newFor} for the sheet of a new one, anything
    ///   else for the list
    public void visit(String subject) {
        boolean one = subject.startsWith(KIND);
        if (one) {
            state.set(Optional.empty());
            recording.set(false);
        }
        inHand.open(one ? subject : "");
        if (subject.startsWith(NEW) && record.command().isAllowed()) {
            proposed(subject.substring(NEW.length()).split("/", PARTS));
            startRecording();
        }
        read();
    }

    /// @param parts client, sum and currency, and for a row of a bank statement its day, its id,
    ///   who sent it, the account it came in on and what the bank says of it
    private void proposed(String[] parts) {
        ClientId client = parts[0].isEmpty() ? null : new ClientId(UUID.fromString(parts[0]));
        record.propose(client, Money.of(parts[1], parts[2]));
        if (parts.length == PARTS) {
            record.arrived(
                    new ArrivedRow(
                            LocalDate.parse(parts[3]),
                            parts[4],
                            URLDecoder.decode(parts[5], StandardCharsets.UTF_8),
                            URLDecoder.decode(parts[6], StandardCharsets.UTF_8),
                            URLDecoder.decode(parts[7], StandardCharsets.UTF_8)));
        }
    }

    public void read() {
        deposits.read();
    }

    public void choose(@Nullable Deposit deposit) {
        confirm.refuse(null);
        reverse.close();
        inHand.choose(deposit);
    }

    public void startRecording() {
        record.begin();
        recording.set(true);
    }

    public boolean mayFail() {
        return isIn(DepositState.PENDING) && shell.session().may(Permission.PREPARE_PAYMENT);
    }

    /// Whether the confirmation may be asked for again; it is needed only when nothing waits.
    public boolean mayConfirm() {
        return mayFail();
    }

    public boolean mayReverse() {
        Deposit now = inHand.chosen();
        return isIn(DepositState.CONFIRMED)
                && now != null
                && now.assigned().isZero()
                && shell.session().may(Permission.PREPARE_PAYMENT);
    }

    public void confirmAgain() {
        Deposit now = inHand.chosen();
        if (now != null) {
            confirm.send(new AboutDeposit(now.id()), this::told);
        }
    }

    public void fail() {
        Deposit now = inHand.chosen();
        if (now != null) {
            reason.ask(
                    new ReasonModel.Deed(
                            "Deposit " + now.number() + " failed",
                            "The money did not come, or was recorded by mistake. What waits for a"
                                    + " second person on it falls away.",
                            "Say it failed"),
                    DepositCalls.FAIL,
                    why -> new EndDeposit(now.id(), why),
                    after -> {
                        shell.notices()
                                .good(
                                        "Deposit "
                                                + after.number()
                                                + ": "
                                                + Words.of(after.depositState()));
                        read();
                    });
        }
    }

    public void reverse() {
        Deposit now = inHand.chosen();
        if (now != null) {
            reverse.begin(now);
        }
    }

    private boolean isIn(DepositState wantedState) {
        Deposit now = inHand.chosen();
        return now != null && now.depositState() == wantedState;
    }

    private void told(Prepared after) {
        shell.notices().good("Waits for a second person: " + after.title() + counts(after));
        read();
    }

    /// The day from which the books have it, where its second person is shown one.
    private static String counts(Prepared after) {
        return after.shown().stream()
                .filter(one -> one.label().equals("Counts on"))
                .map(one -> ". It counts on " + one.value() + ".")
                .findFirst()
                .orElse("");
    }

    private Page<Deposit> after(@Nullable String cursor) {
        DepositPage found =
                shell.server()
                        .call(
                                DepositCalls.FIND,
                                new FindDeposits(
                                        null, state.get().orElse(null), cursor, Paged.PAGE));
        return new Page<>(found.rows(), found.next());
    }

    /// The newest deposits, for the palette.
    public static Goals goals() {
        return new Goals(
                Permission.SEE_MOVEMENTS,
                server ->
                        server
                                .call(
                                        DepositCalls.FIND,
                                        new FindDeposits(null, null, null, Paged.PAGE))
                                .rows()
                                .stream()
                                .map(DepositsModel::goal)
                                .toList());
    }

    private static Goal goal(Deposit deposit) {
        return new Goal(
                "Deposit",
                deposit.number() + " · " + deposit.clientName(),
                Words.money(deposit.deposited())
                        + " · "
                        + deposit.evidence()
                        + " · "
                        + Words.of(deposit.depositState()),
                SCREEN,
                subjectOf(deposit.id()));
    }

    public static String subjectOf(DepositId id) {
        return KIND + id.value();
    }

    /// Opens the sheet of a new deposit with this client and sum in it.
    public static String newFor(ClientId client, Money sum) {
        String amount = sum.amount().toPlainString();
        return NEW + client.value() + "/" + amount + "/" + sum.currency().code();
    }

    /// Opens the sheet of a new deposit with what a row of a bank statement says.
    ///
    /// @param client absent when nobody was recognised
    /// @param row the statement's row, which is the evidence
    public static String newFrom(@Nullable ClientId client, Money sum, ArrivedRow row) {
        return NEW
                + String.join(
                        "/",
                        client == null ? "" : client.value().toString(),
                        sum.amount().toPlainString(),
                        sum.currency().code(),
                        row.day().toString(),
                        row.id(),
                        URLEncoder.encode(row.sender(), StandardCharsets.UTF_8),
                        URLEncoder.encode(row.paidInto(), StandardCharsets.UTF_8),
                        URLEncoder.encode(row.said(), StandardCharsets.UTF_8));
    }
}
