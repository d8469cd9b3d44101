package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.Act;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.WaitingKind;
import fidus.reconciliation.desk.Workbench;

import javafx.scene.Node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// How a row stands is said in whole words where there is room, and on both sides alike.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class RowSidesTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.whole = worked(at.whole);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private static Workbench worked(Workbench of) {
        return new Workbench(
                of.card(),
                of.book(),
                of.statement(),
                of.matches(),
                of.suggestions(),
                of.explanations(),
                of.breaks().stream().map(RowSidesTest::worked).toList(),
                of.checks(),
                of.excluded(),
                of.ties(),
                of.bookRows(),
                of.statementRows());
    }

    /// Rows of the books are explained; what is to be booked on those of the statement waits.
    private static BreakCard worked(BreakCard card) {
        ReconciliationBreak found = card.found();
        boolean ours = found.key().contains("/BOOK/");
        var act = new Act("ben", Set.of(Role.OPERATOR), LocalDate.of(2026, 11, 20));
        if (!found.rule().equals(ReconciliationBreak.UNMATCHED)) {
            return card;
        }
        var worked =
                new BreakCard(
                        ours ? found.explain(act, "ben", CauseCode.TIMING, "Comes later") : found,
                        card.account(),
                        card.severityNow(),
                        card.ageBucket(),
                        card.ageDays(),
                        null,
                        null,
                        ours ? null : "Confirm 121.50 USD");
        return ours ? worked : worked.waitingFor(WaitingKind.CONFIRMATION);
    }

    private void open(int width, int height) throws Exception {
        Theme.LIGHT.use(at.settings);
        at.open(width, height);
        at.openRun();
        for (int i = 0; i < 3; i++) {
            at.layout();
        }
    }

    private List<StatusBadge> badges(String side) {
        return at.table(side).lookupAll(".status-badge").stream()
                .map(StatusBadge.class::cast)
                .filter(Node::isVisible)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1280,720", "1280,800", "1600,900"})
    void wordsOfAStateAreWhole(int width, int height) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(width, height);
                    at.picture("states-" + width + "-" + height);
                    assertThat(badges("#book"))
                            .extracting(StatusBadge::getText)
                            .contains("Open, explained");
                    assertThat(badges("#statement"))
                            .extracting(StatusBadge::getText)
                            .contains("Confirmation waits");
                    for (String side : List.of("#book", "#statement")) {
                        for (StatusBadge badge : badges(side)) {
                            assertThat(badge.getWidth())
                                    .as(badge.getText())
                                    .isGreaterThanOrEqualTo(Math.floor(badge.prefWidth(-1)));
                        }
                    }
                    return at.view();
                });
    }

    /// Less room on one side alone does not make the other say its states otherwise.
    @Test
    void bothSidesSayStatesInOneWay() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(1600, 900);
                    for (int by : List.of(40, 60, 60, 60)) {
                        SharedSplitTest.move(SharedSplitTest.beside(at), by);
                        at.layout();
                        at.layout();
                        assertThat(width("#book")).isGreaterThan(width("#statement") + by);
                        assertThat(signs("#book")).isEqualTo(signs("#statement"));
                        assertThat(at.table("#book").getVisibleLeafColumn(3).getWidth())
                                .isEqualTo(
                                        at.table("#statement").getVisibleLeafColumn(3).getWidth());
                    }
                    at.picture("alike");
                    assertThat(signs("#book")).as("the narrow one decides").isTrue();
                    return at.view();
                });
    }

    private double width(String side) {
        return at.table(side).getWidth();
    }

    private boolean signs(String side) {
        return !at.table(side).lookupAll(".state-sign").isEmpty();
    }
}
