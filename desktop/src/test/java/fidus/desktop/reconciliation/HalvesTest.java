package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.shell.Theme;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// What waits for a second person stands below the rows and leaves them their room.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class HalvesTest {
    private static final String SUBJECT = "match/00000000-0000-0000-0000-000000000003";

    /// Titles of columns and three rows.
    private static final double LEAST = 115;

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.signsIn(Role.APPROVER);
        Prepared match = Sample.prepared("MANUAL_MATCH", SUBJECT, "Match with -0.40", Sample.BEN);
        at.fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(match)));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1024, 700", "LIGHT, 1024, 620"})
    void rowsKeepTheirRoomAndHaveItBackAfterwards(Theme theme, int width, int height)
            throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    at.select("#book", 1);
                    twice();
                    double before = divider();
                    Windows.waiting(at.fake, () -> at.whole, SUBJECT);
                    at.select("#book", 0);
                    twice();
                    at.picture("halves-waits-" + theme + "-" + height);
                    inSight("#book");
                    inSight("#statement");
                    assertThat(at.lookup(".detail-pane #approve")).isNotNull();
                    below();
                    Windows.of(at.fake, () -> at.whole);
                    at.select("#book", 1);
                    twice();
                    at.picture("halves-after-" + theme + "-" + height);
                    inSight("#book");
                    below();
                    assertThat(divider()).isCloseTo(before, within());
                    return at.view();
                });
    }

    private static Offset<Double> within() {
        return Offset.offset(0.02);
    }

    /// A divider moves its halves in the layout after the one in which it was moved.
    private void twice() {
        at.layout();
        at.layout();
    }

    private double divider() {
        return ((SplitPane) at.lookup(".above-each-other")).getDividerPositions()[0];
    }

    private void inSight(String side) {
        Bounds halves = bounds(at.lookup(".above-each-other"));
        Bounds divider = bounds(at.lookup(".above-each-other > .split-pane-divider"));
        Bounds whole = bounds(at.lookup(side));
        TableView<?> table = at.table(side);
        assertThat(whole.getMinY()).as(side).isGreaterThanOrEqualTo(halves.getMinY() - 0.5);
        assertThat(bounds(at.lookup(side).lookup("#filter")).getMinY())
                .as(side)
                .isGreaterThanOrEqualTo(halves.getMinY() - 0.5);
        assertThat(bounds(table).getMaxY()).as(side).isLessThanOrEqualTo(divider.getMinY() + 0.5);
        assertThat(table.getHeight()).as(side).isGreaterThanOrEqualTo(LEAST);
    }

    private void below() {
        assertThat(bounds(at.lookup("#detail")).getMaxY())
                .isLessThanOrEqualTo(bounds(at.lookup(".above-each-other")).getMaxY() + 0.5);
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
