package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedList;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.DossierCalls;

import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What differs in a break is read as rows and words, on the side that says it.
@ExtendWith(ApplicationExtension.class)
class BreakWordsTest {
    private static final String BANK = "bank/Northern Bank USD";

    private ReconciliationWindow at;
    private List<BreakCard> cards;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        cards =
                List.of(
                        card(
                                1,
                                "AMOUNT_DIFFERENCE",
                                BANK + "/ENTRY-35-1/STMT-5-4",
                                "book rows ENTRY-35-1",
                                "statement rows STMT-5-4",
                                "-10.00"),
                        card(2, "S6", BANK + "/proof", "66679.71 USD", "65684.71 USD", "-995.00"),
                        card(
                                3,
                                "S5",
                                BANK + "/STATEMENT/STMT-5-10",
                                "Closest in P8: ENTRY-50-1. SIGN money out, limit money in; AMOUNT"
                                        + " -14985.00, limit 0.00.",
                                "-15.00 USD 2026-11-11 BANK CHARGES",
                                "-15.00"));
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE,
                asked -> BreakSample.page(cards, asked.put("states", "ALL")));
        at.fake.answer(DossierCalls.DOSSIER, _ -> kept());
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aBreakOfTwoRowsShowsTheRows(Theme theme) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    open(1440, 0);
                    assertThat(fact("Books"))
                            .isEqualTo(
                                    "2026-11-10, 120\u202f000.00 USD, Subscription WIRE-2026-4102");
                    assertThat(fact("Statement"))
                            .isEqualTo("2026-11-11, 119\u202f990.00 USD, MARROW + FINCH LTD");
                    assertThat(fact("Left")).isNull();
                    at.picture("break-rows-" + theme);
                    return null;
                });
    }

    @Test
    void theProofSaysWhichFigureIsWhose() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(1024, 1);
                    assertThat(fact("Expected")).isEqualTo("66\u202f679.71 USD");
                    assertThat(fact("Statement")).isEqualTo("65\u202f684.71 USD");
                    at.picture("break-proof");
                    return null;
                });
    }

    @Test
    void anUnmatchedRowSaysWhyInWords() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    open(1440, 2);
                    assertThat(fact("Statement row"))
                            .isEqualTo("2026-11-11, \u221215.00 USD, BANK CHARGES");
                    assertThat(fact("Closest book row"))
                            .isEqualTo("2026-11-11, 15\u202f000.00 USD, Transfer in");
                    assertThat(fact("Not matched"))
                            .isEqualTo(
                                    "The statement says money out, the books money in; the amounts"
                                            + " differ without their signs too, allowed is 0.00.");
                    at.picture("break-unmatched");
                    return null;
                });
    }

    @Test
    void thePasswordThatIsAskedForAgainIsNamed() throws Exception {
        var waits =
                Sample.prepared(
                        "WRITE_OFF_BREAK",
                        "break/" + cards.getFirst().found().id().value(),
                        "Write off -1500.00 USD of " + BANK,
                        FakeServer.me().id());
        at.fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(waits)));
        at.fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    throw Refused.because(Problem.Code.STEP_UP_NEEDED, "Confirm.");
                });
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 1400);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    at.layout();
                    at.fire("#withdraw");
                    at.layout();
                    var field = (PasswordField) at.lookup("#password");
                    var label = (Label) at.lookup("#passwordLabel");
                    assertThat(label.getText()).isEqualTo("Type your password again to go on");
                    assertThat(label.getLabelFor()).isSameAs(field);
                    assertThat(field.getPromptText()).isEqualTo("Your password");
                    at.picture("break-step-up");
                    return null;
                });
    }

    private void open(int width, int row) throws Exception {
        at.open(width, 900);
        at.shell.navigation().open(BreaksView.SCREEN);
        at.select(".breaks", row);
        at.layout();
    }

    private @Nullable String fact(String name) {
        var facts = (GridPane) at.lookup("#facts");
        for (int i = 0; i < facts.getChildren().size(); i += 2) {
            if (((Label) facts.getChildren().get(i)).getText().equals(name)) {
                return ((Label) facts.getChildren().get(i + 1)).getText();
            }
        }
        return null;
    }

    /// The rows of the break that is asked for.
    private Dossier kept() {
        Dossier asked = BreakSample.empty(at.fake);
        long place = asked.id().value().getLeastSignificantBits();
        return new Dossier(
                asked.id(),
                List.of(),
                List.of(),
                null,
                null,
                place == 1
                        ? List.of(row(10, "120000.00", "Subscription WIRE-2026-4102"))
                        : place == 3 ? List.of(row(11, "15000.00", "Transfer in")) : List.of(),
                place == 1
                        ? List.of(row(11, "119990.00", "MARROW + FINCH LTD"))
                        : place == 3 ? List.of(row(11, "-15.00", "BANK CHARGES")) : List.of());
    }

    private static MatchRow row(int day, String sum, String text) {
        return new MatchRow(
                "ROW-" + day,
                LocalDate.of(2026, 11, day),
                null,
                Money.of(sum, "USD"),
                text,
                "",
                null);
    }

    private static BreakCard card(
            int place, String rule, String key, String left, String right, String difference) {
        var seen =
                new ReconciliationBreak.Sighting(
                        Sample.RUN, rule, key, left, right, Severity.WARNING);
        BreakCard card =
                Sample.card(
                        ReconciliationBreak.seen(
                                new BreakId(new UUID(7, place)),
                                seen,
                                Money.of(difference, "USD"),
                                LocalDate.of(2026, 11, 20)));
        return new BreakCard(
                card.found(),
                BANK,
                card.severityNow(),
                card.ageBucket(),
                card.ageDays(),
                null,
                null,
                null);
    }
}
