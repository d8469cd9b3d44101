package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakOwners;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The owner of a break is shown as soon as the people are read, and nobody chooses by reading.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class OwnerChoiceTest {
    private static final PersonId CARLA = new PersonId(new UUID(0, 3));

    private final List<String> told = new ArrayList<>();
    private ReconciliationWindow at;
    private Owners owners;
    private ComboBox<Owners.Owner> box;
    private OwnerChoice choice;

    @BeforeEach
    void nobodyIsReadYet() throws Exception {
        at = new ReconciliationWindow();
        owners = new Owners(at.fake.signedIn(Sample.NOW));
        ReconciliationWindow.onFx(
                () -> {
                    box = new ComboBox<>();
                    owners.read();
                    choice = new OwnerChoice(box, owners);
                    choice.whenOther(() -> told.add(box.getValue().name()));
                    return true;
                });
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void whoOwnsItIsChosenOnceThePeopleAreRead() throws Exception {
        BreakCard ofBen = BreakSample.printed(1, "100.00");
        var note = new TextArea();
        var drafts = new BreakDrafts(new ComboBox<>(), note, new TextArea(), choice);
        ReconciliationWindow.onFx(
                () -> {
                    drafts.show(ofBen.found(), null, "said before");
                    return true;
                });
        assertThat(choice.chosen()).as("also before that").isEqualTo(Sample.BEN);
        assertThat(box.getItems())
                .extracting(Owners.Owner::name)
                .containsExactly("Ann Example (me)", "Person not read yet");
        read(owner("Ben Example", Sample.BEN, 1), owner("Carla Example", CARLA, 0));
        assertThat(choice.chosen()).isEqualTo(Sample.BEN);
        BreakCard corrected = CounterpartsTest.corrected(ofBen);
        ReconciliationWindow.onFx(
                () -> {
                    drafts.show(corrected.found(), null, "said before");
                    return true;
                });
        assertThat(drafts.older()).as("nothing is typed").isNull();
    }

    @Test
    void whoHasMoreToDoIsTheSamePerson() throws Exception {
        read(owner("Ben Example", Sample.BEN, 1));
        ReconciliationWindow.onFx(
                () -> {
                    choice.choose(Sample.BEN.value().toString());
                    return true;
                });
        assertThat(told).containsExactly("Ben Example");
        read(owner("Ben Example", Sample.BEN, 2), owner("Ann Example", FakeServer.me().id(), 4));
        assertThat(choice.chosen()).isEqualTo(Sample.BEN);
        assertThat(box.getValue().unsettled()).isEqualTo(2);
        assertThat(told).containsExactly("Ben Example");
    }

    /// A correction leaves it with whoever owns it, and a person can still take it.
    @Test
    void whoCannotBeReadStaysTheOwner() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    choice.choose(Sample.BEN.value().toString());
                    owners.read();
                    assertThat(choice.chosen()).isEqualTo(Sample.BEN);
                    assertThat(choice.isStandIn()).isTrue();
                    box.getSelectionModel().select(0);
                    assertThat(choice.isStandIn()).isFalse();
                    assertThat(choice.chosen()).isEqualTo(FakeServer.me().id());
                    choice.choose("b");
                    assertThat(choice.chosen()).as("no person").isEqualTo(FakeServer.me().id());
                    return true;
                });
    }

    @Test
    void whoMayOwnNoneIsNotKept() throws Exception {
        read(owner("Ben Example", Sample.BEN, 1));
        ReconciliationWindow.onFx(
                () -> {
                    choice.choose(CARLA.value().toString());
                    return true;
                });
        assertThat(choice.chosen()).isEqualTo(FakeServer.me().id());
    }

    /// Somebody who may own no break any more is taken for nobody's choice.
    @Test
    void whoeverIsPickedInsteadStays() throws Exception {
        read(owner("Ben Example", Sample.BEN, 1));
        ReconciliationWindow.onFx(
                () -> {
                    choice.choose(CARLA.value().toString());
                    assertThat(choice.isStandIn()).isTrue();
                    box.getSelectionModel().select(1);
                    return true;
                });
        assertThat(choice.isStandIn()).isFalse();
        read(owner("Ben Example", Sample.BEN, 1), owner("Carla Example", CARLA, 0));
        assertThat(choice.chosen()).isEqualTo(Sample.BEN);
    }

    private static BreakOwners.Owner owner(String name, PersonId id, int unsettled) {
        return new BreakOwners.Owner(id, name, true, unsettled);
    }

    private void read(BreakOwners.Owner... people) throws Exception {
        at.fake.answer(ReconciliationCalls.OWNERS, _ -> new BreakOwners(List.of(people)));
        ReconciliationWindow.onFx(
                () -> {
                    owners.read();
                    return true;
                });
    }
}
