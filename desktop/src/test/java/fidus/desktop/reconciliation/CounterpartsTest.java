package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.shell.Texts;
import fidus.money.Money;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakCare;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What takes a row back is looked at again with each reading of the page, as colleagues explain
/// and correct other rows without changing the one in hand.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class CounterpartsTest {
    private final BreakCard mine = BreakSample.printed(1, "100.00");
    private final BreakCard other = BreakSample.printed(2, "-100.00");
    private final List<BreakCard> rows = new ArrayList<>(List.of(mine, other));
    private ReconciliationWindow at;
    private ComboBox<BreakCard> box;
    private BreaksModel model;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, asks -> BreakSample.page(rows, asks));
        model = new BreaksModel(at.fake.signedIn(Sample.NOW));
        model.shell().connection().look();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void rowsThatCouldNotBeReadOnceAreReadAgainWithThePage() throws Exception {
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE,
                asks -> {
                    if (asks.hasNonNull("offsetting")) {
                        throw Refused.because(Problem.Code.BUSY, "Try again.");
                    }
                    return BreakSample.page(rows, asks);
                });
        inHand();
        assertThat(box.getPromptText()).isEqualTo("The rows could not be read");
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, asks -> BreakSample.page(rows, asks));
        again();
        assertThat(box.getItems()).containsExactly(other);
    }

    @Test
    void aRowThatAColleagueExplainsIsOffered() throws Exception {
        rows.remove(other);
        inHand();
        assertThat(box.getPromptText()).isEqualTo("No explained row takes it back");
        rows.add(other);
        again();
        assertThat(box.getItems()).containsExactly(other);
        assertThat(box.getPromptText()).isEqualTo("Choose the row");
    }

    @Test
    void aRowThatAColleagueCorrectsIsAskedForAsItIsNow() throws Exception {
        inHand();
        ReconciliationWindow.onFx(
                () -> {
                    box.setValue(other);
                    return true;
                });
        rows.set(1, corrected(other));
        again();
        assertThat(box.getValue()).isEqualTo(corrected(other)).isNotEqualTo(other);
    }

    /// What a person tries stays, and what is set off goes as it is by now; why the server refused
    /// it before stays too.
    @Test
    void whatIsTriedStaysAndIsSentAsItIsNow() throws Exception {
        BreakCard less = BreakSample.printed(3, "-60.00");
        rows.set(1, less);
        inHand();
        SplitModel split = model.split();
        var part = new DifferenceSplit.Part(CauseCode.TIMING, Money.of("1.00", "EUR"), "wire");
        split.add(part.cause(), part.amount(), part.note());
        split.toggle(less);
        split.sent().refuse(Problem.of(Problem.Code.STALE_VERSION, "It was changed."));
        rows.set(1, corrected(less));
        again();
        assertThat(split.sent().problemProperty().get()).isNotNull();
        assertThat(Objects.requireNonNull(split.draft()).parts()).containsExactly(part);
        assertThat(split.isSetOff(less)).isTrue();
        int changes = split.changesProperty().get();
        split.keep();
        assertThat(at.fake.seen().getLast().body())
                .contains("\"version\":" + corrected(less).found().version());
        again();
        assertThat(split.changesProperty().get()).as("nothing is new").isEqualTo(changes);
    }

    /// A run finds the same break with another sum.
    @Test
    void anotherDifferenceOfTheSameBreakIsLookedAtAtOnce() throws Exception {
        inHand();
        ObjectNode told = Wire.STRICT.valueToTree(mine);
        ObjectNode found = (ObjectNode) told.get("found");
        found.set("difference", Wire.STRICT.valueToTree(Money.of("100.50", "EUR")));
        found.put("version", mine.found().version() + 1);
        rows.set(0, Wire.STRICT.treeToValue(told, BreakCard.class));
        again();
        assertThat(model.split().known().stateProperty().get()).isEqualTo(KnownOffsets.State.READ);
        assertThat(model.split().counterparts()).containsExactly(other);
        assertThat(box.getPromptText()).isEqualTo("No explained row takes it back");
    }

    /// What a colleague settles stands where it can be taken back; it is not offered anew.
    @Test
    void whatIsSetOffCanBeTakenBackOnceItIsSettled() throws Exception {
        inHand();
        SplitModel split = model.split();
        split.toggle(other);
        ObjectNode told = Wire.STRICT.valueToTree(other);
        ((ObjectNode) told.get("found")).put("breakState", "RESOLVED");
        BreakCard settled = Wire.STRICT.treeToValue(told, BreakCard.class);
        rows.set(1, settled);
        again();
        assertThat(split.isSetOff(settled)).isTrue();
        assertThat(split.counterparts()).containsExactly(settled);
        assertThat(box.getItems()).as("nothing to close it with").isEmpty();
        rows.remove(1);
        again();
        assertThat(split.counterparts()).as("not read").containsExactly(settled);
        split.toggle(settled);
        assertThat(split.counterparts()).isEmpty();
        assertThat(split.isTried()).isFalse();
    }

    static BreakCard corrected(BreakCard card) {
        var act = new Act("ben", Set.of(Role.OPERATOR), LocalDate.of(2026, 11, 21));
        return new BreakCard(
                BreakCare.assigned(card.found(), act, "carla", "Carla Example"),
                card.account(),
                card.severityNow(),
                card.ageBucket(),
                card.ageDays(),
                "Carla Example",
                null,
                null);
    }

    private void inHand() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    box = new ComboBox<>();
                    var contras =
                            new ContraChoice(
                                    box, new VBox(), model.split(), Texts.of(BreakPane.class));
                    model.chosenProperty().addListener((_, _, now) -> contras.about(now));
                    model.read();
                    model.choose(mine);
                    return true;
                });
    }

    private void again() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    model.read();
                    return true;
                });
    }
}
