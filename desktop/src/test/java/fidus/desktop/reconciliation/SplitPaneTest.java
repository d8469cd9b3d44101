package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.reconciliation.dossier.SetOffIn;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;
import java.util.Objects;

/// What a split says at the break it is of and at the one that is set off, in the real window.
@ExtendWith(ApplicationExtension.class)
class SplitPaneTest {
    private static final String WHAT =
            "2600.00 USD (Unmatched row (S5): 2600.00 USD 2026-11-17 Refund)";
    private ReconciliationWindow at;

    @BeforeEach
    void window() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aBreakThatIsSetOffSaysAgainstWhatAndItsSplitIsInItsHistory(Theme theme) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    BreakCard book = ofKey("/BOOK/81209001");
                    KeptSplit kept = kept(book);
                    at.fake.answer(
                            DossierCalls.DOSSIER,
                            _ -> dossier(book, kept, new SetOffIn(book.found().id(), WHAT, kept)));
                    theme.use(at.settings);
                    open(book, theme == Theme.DARK ? 1024 : 1280);
                    assertThat(text("#kept"))
                            .startsWith("Set off against the break of " + Words.sums(WHAT))
                            .contains(
                                    "Bank charge "
                                            + Words.money(BreakSample.usd("-100.00"))
                                            + " (wire)");
                    assertThat(text("#unexplained")).isEqualTo("0.00 USD");
                    assertThat(at.lookup("#trying").isVisible()).isFalse();
                    assertThat(history())
                            .anyMatch(line -> line.contains("Split, Ben Example: Bank charge"));
                    show("#kept");
                    at.picture("split-set-off-" + theme);
                    return null;
                });
    }

    @Test
    void rowsAreMatchedWithThePartsOfTheirDifference() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.fake.answer(DossierCalls.DOSSIER, _ -> BreakSample.empty(at.fake));
                    BreakCard book = ofKey("/BOOK/81209001");
                    Theme.LIGHT.use(at.settings);
                    open(book, 1280);
                    Node others = at.lookup("#others");
                    var offered = (CheckBox) others.lookup(".check-box");
                    assertThat(offered.getText())
                            .isEqualTo(
                                    "2\u202f500.00 USD  Statement 2026-10-26 BALANCE Deposit wire"
                                            + " 4512 via HUB-1");
                    offered.fire();
                    ((ComboBox<?>) at.lookup("#partCause")).getSelectionModel().selectFirst();
                    ((TextField) at.lookup("#partSum")).setText("-1.00");
                    ((TextField) at.lookup("#partNote")).setText("wire");
                    at.fire("#addPart");
                    at.layout();
                    assertThat(at.lookup("#match").isVisible()).isTrue();
                    assertThat(((Labeled) at.lookup("#match")).getText())
                            .isEqualTo("Match the rows with these parts");
                    show("#deciding");
                    at.picture("split-match-parts");
                    at.fake.answer(
                            ReconciliationCalls.MATCH,
                            asked -> {
                                assertThat(asked.get("parts").get(0).get("note").asText())
                                        .isEqualTo("wire");
                                return new MatchMade(at.sample.matches().getFirst(), null);
                            });
                    at.fire("#match");
                    assertThat(at.fake.seen()).anyMatch(it -> it.path().endsWith("/matches"));
                    return null;
                });
    }

    @Test
    void theKeysOfTheListAreShownAgainAfterAnotherPage() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(ofKey("/BOOK/81209001"), 1280);
                    int keys = hints();
                    TabPane tabs = (TabPane) at.lookup(".tab-pane");
                    tabs.getSelectionModel().select(2);
                    assertThat(hints()).isLessThan(keys);
                    tabs.getSelectionModel().select(0);
                    assertThat(hints()).isEqualTo(keys);
                    return null;
                });
    }

    private void open(BreakCard card, int width) throws Exception {
        at.open(width, width == 1024 ? 700 : 800);
        at.shell.navigation().open(BreaksView.SCREEN, "break/" + card.found().id().value());
        at.layout();
    }

    private BreakCard ofKey(String end) {
        return at.sample.breaks().stream()
                .filter(card -> card.found().key().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    private static KeptSplit kept(BreakCard card) {
        var part =
                new DifferenceSplit.Part(CauseCode.BANK_CHARGE, BreakSample.usd("-100.00"), "wire");
        return new KeptSplit(
                1,
                new DifferenceSplit(
                        Objects.requireNonNull(card.found().difference()),
                        List.of(),
                        List.of(part)),
                Sample.BEN,
                "Ben Example",
                Sample.NOW);
    }

    private static Dossier dossier(BreakCard card, KeptSplit kept, SetOffIn in) {
        return new Dossier(
                card.found().id(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(kept),
                in,
                null);
    }

    private List<String> history() {
        return ((Parent) at.lookup("#history"))
                .getChildrenUnmodifiable().stream().map(line -> ((Label) line).getText()).toList();
    }

    private String text(String selector) {
        return ((Label) at.lookup(selector)).getText();
    }

    private int hints() {
        return ((Parent) at.lookup("#line")).getChildrenUnmodifiable().size();
    }

    /// Scrolls the break in hand to a part of it.
    private void show(String selector) {
        ScrollPane detail = (ScrollPane) at.lookup("#detail");
        Node place = at.lookup(selector);
        double y = detail.getContent().sceneToLocal(place.localToScene(0, 0)).getY();
        double rest =
                detail.getContent().getLayoutBounds().getHeight()
                        - detail.getViewportBounds().getHeight();
        detail.setVvalue(Math.clamp((y - 200) / rest, 0, 1));
        at.layout();
    }
}
