package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// Who has what room in the workbench: the lists first, and what is said of a row below them.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class WorkbenchSizesTest {
    private static final String SUBJECT = "match/00000000-0000-0000-0000-000000000003";
    private static final String DIVIDED = ".above-each-other > .split-pane-divider";
    private static final double ROW = 27;
    private static final double ROWS = 6;

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private void open(Theme theme, int width, int height) throws Exception {
        theme.use(at.settings);
        at.open(width, height);
        at.openRun();
        laid();
    }

    /// What a layout moves, the next one lays out.
    private void laid() {
        for (int i = 0; i < 3; i++) {
            at.layout();
        }
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /// The whole rows between the titles and the bar.
    private double rows(String side) {
        TableView<?> table = at.table(side);
        double titles = ((Region) table.lookup(".column-header-background")).getHeight();
        double bar =
                table.lookupAll(".scroll-bar").stream()
                        .filter(it -> it.isVisible() && isFlat((ScrollBar) it))
                        .mapToDouble(it -> ((Region) it).getHeight())
                        .sum();
        return (table.getHeight() - titles - bar - 2) / ROW;
    }

    private static boolean isFlat(ScrollBar bar) {
        return bar.getOrientation() == javafx.geometry.Orientation.HORIZONTAL;
    }

    /// What asks for another layout in each layout never comes to rest.
    private void requireRest() {
        for (Node at = this.at.lookup("#evidence"); at != null; at = at.getParent()) {
            requireRest(at);
        }
        for (String one : List.of("#totals", "#book", "#detail", ".hint-bar")) {
            for (Node at = this.at.lookup(one); at != null; at = at.getParent()) {
                requireRest(at);
            }
        }
    }

    private static void requireRest(Node at) {
        assertThat(at instanceof Parent of && of.isNeedsLayout()).as("%s", at).isFalse();
    }

    private void requireRows(double least) {
        requireRest();
        Bounds halves = bounds(at.lookup(".above-each-other"));
        for (String side : List.of("#book", "#statement")) {
            assertThat(rows(side)).as("rows of %s", side).isGreaterThanOrEqualTo(least);
            Node whole = at.lookup(side);
            assertThat(bounds(whole.lookup("#filter")).getMinY())
                    .as("nothing above %s is cut", side)
                    .isGreaterThanOrEqualTo(halves.getMinY() - 0.5);
            assertThat(bounds(at.table(side)).getMaxY())
                    .as("%s ends above the divider", side)
                    .isLessThanOrEqualTo(bounds(at.lookup(DIVIDED)).getMinY() + 0.5);
        }
    }

    private void requireDetail() {
        Region detail = (Region) at.lookup("#detail");
        assertThat(detail.isVisible()).isTrue();
        assertThat(detail.getHeight()).isGreaterThanOrEqualTo(50);
        assertThat(bounds(detail).getMaxY())
                .isLessThanOrEqualTo(bounds(at.lookup(".above-each-other")).getMaxY() + 0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT,1024,640",
        "DARK,1024,640",
        "LIGHT,1280,720",
        "DARK,1280,800",
        "LIGHT,1600,900",
        "DARK,1600,900"
    })
    void theListsHaveTheirRowsWhateverIsSaidBelow(Theme theme, int width, int height)
            throws Exception {
        at.fake.signsIn(Role.APPROVER);
        Prepared match = Sample.prepared("MANUAL_MATCH", SUBJECT, "Match with -0.40", Sample.BEN);
        at.fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(match)));
        ReconciliationWindow.onFx(
                () -> {
                    open(theme, width, height);
                    at.picture("sizes-nothing-" + theme + "-" + width + "-" + height);
                    double below = bounds(at.lookup(".above-each-other")).getMaxY();
                    assertThat(below - bounds(at.lookup(DIVIDED)).getMaxY())
                            .as("one line is enough while nothing is picked")
                            .isLessThanOrEqualTo(34);
                    assertThat(at.lookup("#detail").isVisible()).isFalse();
                    requireRows(ROWS + 1);

                    at.select("#book", 1);
                    laid();
                    at.picture("sizes-why-" + theme + "-" + width + "-" + height);
                    requireRows(ROWS);
                    requireDetail();

                    Windows.waiting(at.fake, () -> at.whole, SUBJECT);
                    at.select("#book", 0);
                    laid();
                    at.picture("sizes-waits-" + theme + "-" + width + "-" + height);
                    requireRows(ROWS);
                    requireDetail();
                    return at.view();
                });
    }

    /// In the smallest window with all of it there is less than the rows that are worked with.
    @ParameterizedTest
    @CsvSource({"1280,720,6", "1024,768,6", "1024,640,4"})
    void aRunThatIsOutdatedToldAboveLeavesTheRows(int width, int height, double rows)
            throws Exception {
        at.whole = OutdatedRunTest.outdated(at.whole, Sample.ACCOUNT, "a newer run was completed.");
        ReconciliationWindow.onFx(
                () -> {
                    open(Theme.LIGHT, width, height);
                    at.select("#book", 1);
                    laid();
                    at.picture("sizes-outdated-" + width + "-" + height);
                    requireRows(rows);
                    requireDetail();
                    return at.view();
                });
    }

    /// While a reason is asked for, question, fault and answer are all in view.
    @Test
    void aQuestionIsWhollyInView() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(Theme.DARK, 1024, 640);
                    at.select("#book", 1);
                    at.press(KeyCode.C);
                    at.press(KeyCode.M);
                    laid();
                    at.picture("sizes-asks-1024-640");
                    Bounds asks = bounds(at.lookup("#ask"));
                    assertThat(asks.getHeight()).isGreaterThanOrEqualTo(30);
                    assertThat(asks.getMaxY())
                            .isLessThanOrEqualTo(bounds(at.lookup(".above-each-other")).getMaxY());
                    requireRows(3);
                    return at.view();
                });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1024,640", "DARK,1024,640", "LIGHT,1100,700", "LIGHT,1280,720"})
    void theHashIsSaidWithItsWord(Theme theme, int width, int height) throws Exception {
        at.whole = at.sample.workbench(RunState.SIGNED_OFF, List.of());
        ReconciliationWindow.onFx(
                () -> {
                    open(theme, width, height);
                    Label evidence = (Label) at.lookup("#evidence");
                    assertThat(evidence.getText())
                            .startsWith("Evidence " + Sample.HASH.substring(0, 8));
                    assertThat(evidence.getWidth())
                            .isGreaterThanOrEqualTo(Math.floor(evidence.prefWidth(-1)));
                    return at.view();
                });
    }

    @ParameterizedTest
    @CsvSource({"1024,36,46", "1160,18,38", "1280,18,38", "1600,18,38"})
    void theHeadIsAsHighAsItsLines(int width, double least, double most) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(Theme.LIGHT, width, 900);
                    Region head = (Region) at.lookup("#evidence").getParent();
                    assertThat(head.getHeight()).isBetween(least, most);
                    return at.view();
                });
    }

    @Test
    void titlesOfColumnsAreWholeHoweverTheRowsAreSorted() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(Theme.LIGHT, 1024, 640);
                    for (int sorted = 0; sorted < 4; sorted++) {
                        for (String side : List.of("#book", "#statement")) {
                            at.table(side).lookupAll(".column-header > .label").stream()
                                    .map(Labeled.class::cast)
                                    .filter(it -> it.isVisible() && !it.getText().isEmpty())
                                    .filter(it -> it.getOpacity() > 0)
                                    .forEach(WorkbenchSizesTest::requireWhole);
                        }
                        at.press(KeyCode.O);
                        laid();
                    }
                    return Side.BOOK;
                });
    }

    private static void requireWhole(Labeled title) {
        assertThat(title.getWidth())
                .as("%s", title.getText())
                .isGreaterThanOrEqualTo(Math.floor(title.prefWidth(-1)));
    }
}
