package fidus.desktop.close;

import fidus.approvals.Prepared;
import fidus.close.AttestBalance;
import fidus.close.CloseCalls;
import fidus.close.TieOut;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The form for what a wallet held at the end of a month. It opens empty: who attests a balance
/// reads it, and does not repeat what the books say.
public final class AttestModel {
    private static final int SHORTEST = 10;

    private final Shell shell;
    private final Runnable done;
    private final Command<AttestBalance, Prepared> command;
    private final ReadOnlyObjectWrapper<@Nullable TieOut> wallet = new ReadOnlyObjectWrapper<>();
    private YearMonth month = YearMonth.of(2000, 1);

    public final ObjectProperty<@Nullable Money> balance = new SimpleObjectProperty<>();
    public final StringProperty evidence = new SimpleStringProperty("");

    AttestModel(Shell shell, Runnable done) {
        this.shell = shell;
        this.done = done;
        command = new Command<>(shell, CloseCalls.ATTEST);
    }

    public Command<AttestBalance, Prepared> command() {
        return command;
    }

    /// The line whose wallet is attested; null while the form is closed.
    public ReadOnlyObjectProperty<@Nullable TieOut> walletProperty() {
        return wallet.getReadOnlyProperty();
    }

    public YearMonth month() {
        return month;
    }

    void open(YearMonth of, TieOut line) {
        month = of;
        balance.set(null);
        evidence.set("");
        command.refuse(null);
        wallet.set(line);
    }

    public void close() {
        wallet.set(null);
    }

    public void send() {
        TieOut line = wallet.get();
        Money held = balance.get();
        var faults = new ArrayList<Problem.Field>();
        if (held == null) {
            faults.add(new Problem.Field("attested", "Enter what it held, also when it is zero."));
        }
        if (evidence.get().strip().length() < SHORTEST) {
            faults.add(
                    new Problem.Field(
                            "evidence", "Say in at least 10 characters where you read it."));
        }
        if (line == null || held == null || !faults.isEmpty()) {
            command.refuse(
                    new Problem(
                            Problem.Code.BAD_VALUE,
                            "Some fields need another look. Nothing was sent.",
                            List.copyOf(faults),
                            null));
            return;
        }
        command.send(asked(line, held), this::prepared);
    }

    private AttestBalance asked(TieOut line, Money held) {
        return new AttestBalance(
                month.toString(),
                line.key().substring(0, 4),
                line.key().substring(5),
                held,
                evidence.get().strip());
    }

    private void prepared(Prepared after) {
        close();
        shell.notices().good("Waits for a second person: " + after.title());
        done.run();
    }
}
