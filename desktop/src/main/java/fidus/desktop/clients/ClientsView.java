package fidus.desktop.clients;

import fidus.clients.Client;
import fidus.clients.ClientContact;
import fidus.clients.ClientState;
import fidus.clients.ClientSummaries;
import fidus.clients.ClientSummary;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.intake.IntakeView;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Visited;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;

/// The clients by name with what they have here, and putting them on hold.
public final class ClientsView extends VBox implements Visited, Dated {
    private final ClientsModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<ClientSummary> clients;
    @FXML private Button list;
    @FXML private Button hold;
    @FXML private Button resume;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ClientsView(ClientsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        clients.columns(
                Columns.text(texts.getString("client.name"), 200, one -> one.client().name()),
                Columns.badge(
                        texts.getString("client.state"),
                        110,
                        one -> one.client().clientState(),
                        ClientsView::tone),
                Columns.text(texts.getString("client.email"), 180, ClientsView::email),
                Columns.whole(
                        texts.getString("client.contracts"), 90, one -> (long) one.contracts()),
                Columns.money(texts.getString("client.principal"), ClientSummary::principal),
                Columns.money(texts.getString("client.due"), ClientSummary::dueNow),
                Columns.day(texts.getString("client.next.on"), ClientSummary::nextOn),
                Columns.money(texts.getString("client.next"), ClientSummary::next),
                Columns.money(texts.getString("client.paid"), ClientSummary::paid));
        clients.exportName("clients");
        clients.actions(list, hold, resume);
        clients.whenEmpty(
                new EmptyState(
                        MaterialDesignA.ACCOUNT_GROUP_OUTLINE,
                        texts.getString("client.empty"),
                        texts.getString("client.empty.hint")));
        Listing.bind(clients, model.clients(), ClientSummaries::clients);
        clients.selectedProperty().addListener((_, _, now) -> offer(client(now)));
        var why = new ReasonPane(model.reason());
        model.reason()
                .deedProperty()
                .addListener((_, _, now) -> side.open(now == null ? null : why));
        for (Button one : List.of(hold, resume)) {
            one.disableProperty().bind(model.shell().connection().onlineProperty().not());
        }
        visible(list, model.mayTakeLists());
        offer(null);
    }

    @Override
    public void visited(String subject) {
        model.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.clients().asOfProperty();
    }

    @FXML
    void openLists() {
        model.shell().navigation().open(IntakeView.SCREEN, "clients");
    }

    @FXML
    void startHold() {
        Client chosen = client(clients.selectedProperty().get());
        if (chosen != null) {
            model.hold(chosen);
        }
    }

    @FXML
    void startResume() {
        Client chosen = client(clients.selectedProperty().get());
        if (chosen != null) {
            model.resume(chosen);
        }
    }

    private static @Nullable Client client(@Nullable ClientSummary line) {
        return line == null ? null : line.client();
    }

    private static @Nullable String email(ClientSummary line) {
        ClientContact contact = line.client().contact();
        return contact == null ? null : contact.email();
    }

    private void offer(@Nullable Client chosen) {
        visible(hold, model.mayHold(chosen));
        visible(resume, model.mayResume(chosen));
    }

    private static void visible(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }

    private static Tone tone(ClientState state) {
        return switch (state) {
            case ONBOARDING -> Tone.INFO;
            case ACTIVE -> Tone.GOOD;
            case ON_HOLD -> Tone.BAD;
            case CLOSED -> Tone.NEUTRAL;
        };
    }
}
