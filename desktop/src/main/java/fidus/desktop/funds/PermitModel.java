package fidus.desktop.funds;

import fidus.approvals.Prepared;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientId;
import fidus.clients.ClientList;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.funds.AskInvitation;
import fidus.funds.AskWaiver;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.PermitKind;
import fidus.money.Money;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A waiver of the minimum or an invitation into a closed fund, for one contract of one client.
public final class PermitModel {
    private static final int SHORTEST_REASON = 10;

    private final Fetched<ClientList> clients;
    private final Command<AskWaiver, Prepared> waive;
    private final Command<AskInvitation, Prepared> invite;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable ClientId proposed;

    public final ObjectProperty<PermitKind> kind = new SimpleObjectProperty<>(PermitKind.WAIVER);
    public final ObjectProperty<@Nullable Client> client = new SimpleObjectProperty<>();
    public final ObjectProperty<FundCode> fund = new SimpleObjectProperty<>(FundCode.CORE);
    public final ObjectProperty<@Nullable Money> accepted = new SimpleObjectProperty<>();

    /// Why what is typed is no sum, empty when it is one.
    public final StringProperty acceptedFault = new SimpleStringProperty("");

    public final ObjectProperty<@Nullable LocalDate> validUntil = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");

    public PermitModel(Shell shell) {
        clients = new Fetched<>(shell);
        waive = new Command<>(shell, FundCalls.WAIVE);
        invite = new Command<>(shell, FundCalls.INVITE);
        waive.problemProperty().addListener((_, _, why) -> problem.set(why));
        invite.problemProperty().addListener((_, _, why) -> problem.set(why));
        clients.valueProperty().addListener((_, _, now) -> offered(now));
    }

    public Fetched<ClientList> clients() {
        return clients;
    }

    public BooleanBinding readyProperty() {
        return waive.readyProperty().and(invite.readyProperty());
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void begin() {
        problem.set(null);
        clients.ask(ClientCalls.LIST, new Nothing());
    }

    /// Fills in what another screen knows already.
    void propose(PermitKind wanted, ClientId who, FundCode into, @Nullable Money principal) {
        clear();
        proposed = who;
        kind.set(wanted);
        fund.set(into);
        accepted.set(principal);
        offered(clients.value());
    }

    public void clear() {
        proposed = null;
        client.set(null);
        accepted.set(null);
        validUntil.set(null);
        reason.set("");
        problem.set(null);
    }

    public void send() {
        var faults = new ArrayList<Problem.Field>();
        Client who = client.get();
        Money sum = accepted.get();
        LocalDate until = validUntil.get();
        boolean waiver = kind.get() == PermitKind.WAIVER;
        needs(faults, who != null, "clientId", "Choose the client.");
        needs(
                faults,
                !waiver || (sum != null && sum.signum() > 0),
                "acceptedPrincipal",
                acceptedFault.get().isEmpty() ? "A sum above zero." : acceptedFault.get());
        needs(faults, waiver || until != null, "validUntil", "A day such as 2026-11-21.");
        needs(
                faults,
                reason.get().strip().length() >= SHORTEST_REASON,
                "reason",
                "Say why in at least 10 characters.");
        if (who == null || !faults.isEmpty()) {
            problem.set(Command.incomplete(faults));
        } else if (waiver && sum != null) {
            waive.send(new AskWaiver(who.id(), fund.get(), sum, reason.get().strip()), this::done);
        } else if (until != null) {
            invite.send(
                    new AskInvitation(who.id(), fund.get(), until, reason.get().strip()),
                    this::done);
        }
    }

    private void done(Prepared after) {
        clear();
        prepared.accept(after);
    }

    private void offered(@Nullable ClientList now) {
        ClientId who = proposed;
        if (who != null && now != null) {
            now.clients().stream()
                    .filter(one -> one.id().equals(who))
                    .findFirst()
                    .ifPresent(client::set);
        }
    }

    private static void needs(
            List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
