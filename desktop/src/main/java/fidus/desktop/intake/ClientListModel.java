package fidus.desktop.intake;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCode;
import fidus.intake.BadRows;
import fidus.intake.ClientPreview;
import fidus.intake.ClientRow;
import fidus.intake.ClientsTaken;
import fidus.intake.IntakeCalls;
import fidus.intake.ReadClients;
import fidus.intake.TakeClients;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;

/// A list of clients on its way in: chosen, shown row by row, taken.
public final class ClientListModel {
    private final Shell shell;
    private final FileInHand<ClientRow, ClientPreview> file;
    private final ReadOnlyObjectWrapper<@Nullable ClientsTaken> taken =
            new ReadOnlyObjectWrapper<>();

    /// Whose minimum the sums are held against.
    public final ObjectProperty<FundCode> fund = new SimpleObjectProperty<>(FundCode.BALANCE);

    /// From when interest earns the agents commissions.
    public final ObjectProperty<@Nullable LocalDate> agentsFrom = new SimpleObjectProperty<>();

    public ClientListModel(Shell shell) {
        this.shell = shell;
        file =
                new FileInHand<>(
                        shell,
                        chosen ->
                                shell.server()
                                        .upload(
                                                IntakeCalls.READ_CLIENTS,
                                                new ReadClients(
                                                        FileInHand.nameOf(chosen), fund.get()),
                                                chosen,
                                                UUID.randomUUID()));
        file.allOrNone.set(false);
        agentsFrom.set(shell.today());
        fund.addListener((_, _, _) -> file.lookAgain());
    }

    public Shell shell() {
        return shell;
    }

    public FileInHand<ClientRow, ClientPreview> file() {
        return file;
    }

    /// What the list brought; null until it was taken.
    public ReadOnlyObjectProperty<@Nullable ClientsTaken> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    public boolean mayTake() {
        return shell.session().may(IntakeCalls.TAKE_CLIENTS.permission());
    }

    public void choose(Path chosen) {
        taken.set(null);
        file.look(chosen);
    }

    public void putAside() {
        file.putAside();
    }

    public void take() {
        ClientPreview seen = file.seenProperty().get();
        LocalDate from = agentsFrom.get();
        if (seen == null || !file.canBeTaken()) {
            return;
        }
        if (from == null) {
            file.refuse(
                    Problem.of(
                            Problem.Code.BAD_VALUE,
                            "Say from which day the agents earn commissions. Nothing was sent."));
            return;
        }
        var asks =
                new TakeClients(
                        seen.fileName(),
                        seen.fundCode(),
                        seen.sha256(),
                        file.allOrNone.get() ? BadRows.TAKE_NONE : BadRows.TAKE_THE_GOOD,
                        from);
        file.send(
                chosen ->
                        shell.server()
                                .upload(IntakeCalls.TAKE_CLIENTS, asks, chosen, UUID.randomUUID()),
                after -> {
                    file.lookAgain();
                    taken.set(after);
                });
    }
}
