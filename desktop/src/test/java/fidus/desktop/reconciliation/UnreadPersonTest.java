package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.reconciliation.Act;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakOwners;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Persons whose names were not read yet are no numbers, and have their names as soon as they come.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class UnreadPersonTest {
    private ReconciliationWindow at;

    @BeforeEach
    void explainedByBen() throws Exception {
        at = new ReconciliationWindow();
        String ben = Sample.BEN.value().toString();
        var act = new Act(ben, Set.of(Role.OPERATOR), LocalDate.of(2026, 11, 20));
        BreakCard found =
                Sample.card(
                        at.sample
                                .breaks()
                                .getFirst()
                                .found()
                                .explain(act, ben, CauseCode.TIMING, "Booked tomorrow"));
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(List.of(found), asked));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void whoIsNotReadYetIsNoNumberAndIsNamedOnceThePeopleAreRead() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 900);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    assertThat(owner()).isEqualTo("Person not read yet");
                    assertThat(history()).contains("Person not read yet: Booked tomorrow");

                    people(true);
                    ReconciliationWindow.press(at.table(".breaks"), KeyCode.F5);
                    at.layout();
                    assertThat(owner()).startsWith("Ben Example");
                    assertThat(history()).contains("Ben Example: Booked tomorrow");
                    return true;
                });
    }

    /// Who cannot own a break changes nothing of the choice, and has a name all the same.
    @Test
    void thoseWhoCannotBeChosenAreNamedToo() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 900);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    people(false);
                    at.fake.answer(
                            ReconciliationCalls.BREAK_PAGE,
                            _ -> {
                                throw new IllegalStateException("the list does not come");
                            });
                    ReconciliationWindow.press(at.table(".breaks"), KeyCode.F5);
                    at.layout();
                    assertThat(history()).contains("Ben Example: Booked tomorrow");
                    assertThat(owner()).startsWith("Ann Example (me)");
                    return true;
                });
    }

    private void people(boolean mayOwn) {
        at.fake.answer(
                ReconciliationCalls.OWNERS,
                _ ->
                        new BreakOwners(
                                List.of(
                                        new BreakOwners.Owner(
                                                FakeServer.me().id(), "Ann Example", true, 0),
                                        new BreakOwners.Owner(
                                                Sample.BEN, "Ben Example", mayOwn, 1))));
    }

    @SuppressWarnings("unchecked")
    private String owner() {
        return ((ComboBox<Owners.Owner>) at.lookup("#owner")).getValue().label();
    }

    private String history() {
        return at.lookup("#detail #history").lookupAll(".label").stream()
                .map(it -> ((Labeled) it).getText())
                .reduce("", (all, line) -> all + line + "\n");
    }
}
