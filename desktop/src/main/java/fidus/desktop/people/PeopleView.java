package fidus.desktop.people;

import fidus.auth.People;
import fidus.auth.Person;
import fidus.auth.PersonState;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Visited;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The people who can sign in: adding one, other roles, a forgotten password, taking access away,
/// and the halves of a one-time code.
public final class PeopleView extends VBox implements Visited, Dated {
    private final PeopleModel model;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;

    @FXML private VBox list;
    @FXML private RecordTable<Person> people;
    @FXML private Button add;
    @FXML private Button change;
    @FXML private Button halfButton;
    @FXML private Button forgotten;
    @FXML private Button disable;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public PeopleView(PeopleModel model) {
        this.model = model;
        texts = Fxml.load(this);
        waiting =
                new WaitingStrip(
                        model.shell(), Set.of("ADD_PERSON", "CHANGE_PERSON", "RESET_PASSWORD"));
        list.getChildren().addFirst(waiting);
        people.columns(
                Columns.text(word("person.name"), 220, Person::name),
                Columns.text(word("person.login"), 140, Person::login),
                Columns.badge(word("person.state"), 110, Person::personState, PeopleView::tone),
                Columns.text(word("person.roles"), 260, PeopleView::roles));
        people.exportName("people");
        people.actions(halfButton, forgotten, disable, change, add);
        people.whenEmpty(
                new EmptyState(
                        MaterialDesignA.ACCOUNT_KEY_OUTLINE,
                        word("person.empty"),
                        word("person.empty.hint")));
        Listing.bind(people, model.people(), People::people);
        people.selectedProperty().addListener((_, _, now) -> offer(now));
        sheets();
        for (Button one : List.of(add, change, halfButton, forgotten, disable)) {
            one.disableProperty().bind(model.shell().connection().onlineProperty().not());
        }
        visible(add, model.mayAdd());
        offer(null);
    }

    private void sheets() {
        var why = new ReasonPane(model.reason());
        var form = new PersonPane(model.form(), this::again);
        var half = new CodePane(model);
        model.reason().deedProperty().addListener((_, _, now) -> open(why, now));
        model.form().openProperty().addListener((_, _, now) -> open(form, now));
        model.codedProperty().addListener((_, _, now) -> open(half, now));
    }

    private void open(Node sheet, @Nullable Object now) {
        if (now != null) {
            side.open(sheet);
        } else if (sheet.getParent() == side) {
            side.open(null);
        }
    }

    @Override
    public void visited(String subject) {
        again();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.people().asOfProperty();
    }

    private void again() {
        model.read();
        waiting.read();
    }

    @FXML
    void startAdding() {
        model.add();
    }

    @FXML
    void startChange() {
        withChosen(model::change);
    }

    @FXML
    void giveCode() {
        withChosen(model::giveCode);
    }

    @FXML
    void startForgotten() {
        withChosen(one -> model.forgotten(one, deed("forgotten", one)));
    }

    @FXML
    void startDisabling() {
        withChosen(one -> model.disable(one, deed("disable", one)));
    }

    private void withChosen(Consumer<Person> deed) {
        Person chosen = people.selectedProperty().get();
        if (chosen != null) {
            deed.accept(chosen);
        }
    }

    private ReasonModel.Deed deed(String key, Person of) {
        return new ReasonModel.Deed(
                MessageFormat.format(word(key + ".title"), of.name()),
                word(key + ".hint"),
                word(key + ".verb"));
    }

    private void offer(@Nullable Person chosen) {
        visible(change, model.mayChange(chosen));
        visible(forgotten, model.mayDisable(chosen));
        visible(disable, model.mayDisable(chosen));
        visible(halfButton, model.mayGiveCode(chosen));
    }

    private static void visible(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }

    private static String roles(Person one) {
        return one.roles().stream().map(Words::of).collect(Collectors.joining(", "));
    }

    private static Tone tone(PersonState state) {
        return state == PersonState.ACTIVE ? Tone.GOOD : Tone.NEUTRAL;
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
