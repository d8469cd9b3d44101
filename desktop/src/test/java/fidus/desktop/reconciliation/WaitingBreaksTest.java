package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WaitingKind;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;

/// What waits for another person is found on the page of breaks.
@ExtendWith(ApplicationExtension.class)
class WaitingBreaksTest {
    private final List<String> asked = new ArrayList<>();
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        BreakCard card = at.sample.breaks().getFirst();
        BreakCard waits =
                new BreakCard(
                                card.found(),
                                card.account(),
                                card.severityNow(),
                                card.ageBucket(),
                                card.ageDays(),
                                null,
                                null,
                                "Match 2 rows of 5001234@Broker-Live")
                        .waitingFor(WaitingKind.DECISION);
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE,
                question -> {
                    asked.add(question.path("states").asText());
                    question.put("states", "ALL"); // those that wait are found by the server
                    return BreakSample.page(List.of(waits), question);
                });
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1024, 700"})
    void thePageIsNarrowedToThem(Theme theme, int width, int height) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    @SuppressWarnings("unchecked") // the FXML says which it is
                    var states = (ComboBox<FindBreakPage.States>) at.lookup("#states");
                    states.setValue(FindBreakPage.States.WAITING);
                    at.picture("breaks-waiting-" + theme);
                    assertThat(at.said(states)).isEqualTo("Decision waits");
                    assertThat(asked.getLast()).isEqualTo("WAITING");
                    assertThat(at.view().lookupAll(".status-badge"))
                            .extracting(badge -> ((Labeled) badge).getText())
                            .contains("Decision waits");
                    return true;
                });
    }

    /// What is to be booked on its row keeps nobody from saying whose break it is.
    @Test
    void aBookingOnItsRowIsDecidedAtTheBreakAndTheBreakIsWorkedOnMeanwhile() throws Exception {
        BreakCard booked =
                at.sample.breaks().stream()
                        .filter(card -> card.found().breakState() == BreakState.OPEN)
                        .findFirst()
                        .orElseThrow()
                        .booked("Deposit 3", WaitingKind.CONFIRMATION, "deposit/3");
        List<String> subjects = new ArrayList<>();
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE,
                question -> BreakSample.page(List.of(booked), question));
        at.fake.answer(
                ApprovalCalls.FIND,
                question -> {
                    subjects.add(question.path("subject").asText());
                    return new PreparedList(List.of());
                });
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    assertThat(at.view().lookupAll(".status-badge"))
                            .extracting(badge -> ((Labeled) badge).getText())
                            .contains("Confirmation waits");
                    assertThat(subjects).contains("deposit/3");
                    assertThat(new BreakRights(booked, at.shell.session()).may(BreakDeed.ASSIGN))
                            .isTrue();
                    return true;
                });
    }
}
