package fidus.desktop.clients;

import fidus.auth.Permission;
import fidus.clients.ChangeClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientState;
import fidus.clients.ClientSummaries;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.intake.IntakeCalls;

import org.jspecify.annotations.Nullable;

/// The clients, and who of them is on hold.
public final class ClientsModel {
    /// What the navigation calls this screen.
    public static final String SCREEN = "clients";

    private final Shell shell;
    private final Fetched<ClientSummaries> clients;
    private final ReasonModel reason;

    public ClientsModel(Shell shell) {
        this.shell = shell;
        clients = new Fetched<>(shell);
        reason = new ReasonModel(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<ClientSummaries> clients() {
        return clients;
    }

    public ReasonModel reason() {
        return reason;
    }

    public void read() {
        clients.ask(ClientCalls.SUMMARIES, new Nothing());
    }

    /// Whether clients may be taken in by the list.
    public boolean mayTakeLists() {
        return shell.session().may(IntakeCalls.TAKE_CLIENTS.permission());
    }

    public boolean mayHold(@Nullable Client one) {
        return one != null
                && may()
                && (one.clientState() == ClientState.ACTIVE
                        || one.clientState() == ClientState.ONBOARDING);
    }

    public boolean mayResume(@Nullable Client one) {
        return one != null && may() && one.clientState() == ClientState.ON_HOLD;
    }

    private boolean may() {
        return shell.session().may(Permission.SUSPEND);
    }

    public void hold(Client one) {
        ask(
                one,
                ClientCalls.HOLD,
                new ReasonModel.Deed(
                        "Put " + one.name() + " on hold",
                        "No contract is entered or started for this client, no redemption is"
                                + " approved and nothing is paid until the hold is lifted. What is"
                                + " owed is owed on.",
                        "Put on hold"));
    }

    public void resume(Client one) {
        ask(
                one,
                ClientCalls.RESUME,
                new ReasonModel.Deed(
                        "Lift the hold on " + one.name(),
                        "Contracts, approvals and payments go on from where they stopped.",
                        "Lift the hold"));
    }

    private void ask(Client one, Call<ChangeClient, Client> call, ReasonModel.Deed what) {
        reason.ask(
                what,
                call,
                why -> new ChangeClient(one.id(), why),
                after -> {
                    shell.notices().good(after.name() + ": " + Words.of(after.clientState()));
                    read();
                });
    }
}
