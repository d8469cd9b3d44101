package fidus.desktop.intake;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.funds.FundCode;
import fidus.intake.ClientPreview;
import fidus.intake.ClientRow;
import fidus.intake.ClientsTaken;
import fidus.intake.Standing;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.ResourceBundle;

/// A list of clients: its rows as they were read, the errors line by line, and taking it in.
public final class ClientListView extends VBox {
    private final ClientListModel model;
    private final ResourceBundle texts;

    @FXML private Button choose;
    @FXML private ComboBox<FundCode> fund;
    @FXML private DatePicker agentsFrom;
    @FXML private CheckBox allOrNone;
    @FXML private ComboBox<Optional<Standing>> shown;
    @FXML private Facts facts;
    @FXML private RecordTable<ClientRow> rows;
    @FXML private Label result;
    @FXML private ProblemPane problem;
    @FXML private VBox foot;
    @FXML private Button take;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ClientListView(ClientListModel model) {
        this.model = model;
        texts = Fxml.load(this);
        Choice.bind(
                fund,
                model.fund,
                Arrays.stream(FundCode.values()).filter(one -> one != FundCode.SEPARATION).toList(),
                FundCode::name);
        Choice.day(agentsFrom, model.agentsFrom);
        allOrNone.selectedProperty().bindBidirectional(model.file().allOrNone);
        Choice.among(shown, model.file().shown, Standing.class, texts.getString("shown.all"));
        rows.columns(
                Columns.whole(texts.getString("line"), 60, row -> (long) row.line()),
                Columns.badge(
                        texts.getString("standing"), 96, ClientRow::standing, ClientListView::tone),
                Columns.text(texts.getString("name"), 170, ClientRow::name),
                Columns.text(texts.getString("reason"), 300, ClientRow::reason),
                Columns.text(texts.getString("email"), 200, ClientRow::email),
                Columns.text(texts.getString("phone"), 120, ClientRow::phone),
                Columns.text(texts.getString("country"), 80, ClientRow::country),
                Columns.money(texts.getString("amount"), ClientRow::amount),
                Columns.text(texts.getString("agent"), 170, ClientRow::agent));
        rows.exportName("client-list");
        rows.whenEmpty(
                new EmptyState(
                        MaterialDesignF.FILE_TABLE_OUTLINE,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        model.file().seenProperty().addListener((_, _, now) -> seen(now));
        model.file().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.file().busyProperty().addListener((_, _, _) -> offer());
        model.file().shown.addListener((_, _, _) -> rows.rows(model.file().rows()));
        model.file().allOrNone.addListener((_, _, _) -> offer());
        model.takenProperty().addListener((_, _, now) -> taken(now));
        choose.disableProperty().bind(model.shell().connection().onlineProperty().not());
        visible(choose, model.mayTake());
        seen(null);
        taken(null);
    }

    @FXML
    void choose() {
        ListChooser.ask(this, texts.getString("choose.title"), model::choose);
    }

    @FXML
    void putAside() {
        model.putAside();
    }

    @FXML
    void take() {
        model.take();
    }

    private void seen(@Nullable ClientPreview now) {
        facts.getChildren().clear();
        if (now != null) {
            facts.add("listFile", texts.getString("fact.file"), now.fileName());
            for (Standing one : Standing.values()) {
                facts.add("list" + one, Words.of(one), "%,d".formatted(now.rows(one).size()));
            }
            facts.add("listTotal", texts.getString("fact.total"), Words.money(now.total()));
            facts.add(
                    "listMinimum",
                    texts.getString("fact.minimum"),
                    now.minimum() == null ? "–" : Words.money(now.minimum()));
        }
        rows.rows(model.file().rows());
        offer();
    }

    private void offer() {
        boolean inHand = model.file().fileProperty().get() != null;
        visible(foot, inHand);
        visible(facts, model.file().seenProperty().get() != null);
        int fresh = model.file().count(Standing.NEW);
        take.setText(MessageFormat.format(texts.getString("take"), fresh));
        take.setDisable(model.file().busyProperty().get() || !model.file().canBeTaken());
        if (model.file().busyProperty().get() && model.file().seenProperty().get() == null) {
            rows.loading();
        }
    }

    private void taken(@Nullable ClientsTaken now) {
        visible(result, now != null);
        if (now != null) {
            var said = new ArrayList<String>();
            said.add(
                    MessageFormat.format(
                            texts.getString("taken"), now.taken(), now.known(), now.refused()));
            if (now.agents() != null) {
                said.add(texts.getString("taken.agents"));
            }
            said.add(texts.getString("taken.links"));
            result.setText(String.join(" ", said));
        }
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    static Tone tone(Standing standing) {
        return switch (standing) {
            case NEW -> Tone.GOOD;
            case KNOWN -> Tone.NEUTRAL;
            case REFUSED -> Tone.BAD;
        };
    }
}
