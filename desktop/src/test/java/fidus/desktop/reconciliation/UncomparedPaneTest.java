package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.NeverCompared;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Accounts that no run ever compared stand above the runs, with what begins it.
@ExtendWith(ApplicationExtension.class)
class UncomparedPaneTest {
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 6);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final NeverCompared BANK =
            new NeverCompared(
                    "bank/Northern Bank EUR",
                    new HouseAccountId(new UUID(0, 9)),
                    JUNE,
                    OCTOBER,
                    3,
                    1_200);

    private ReconciliationWindow at;
    private List<NeverCompared> never = List.of();

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(
                ReconciliationCalls.RUNS, _ -> new RunList(List.of(at.whole.card()), null, never));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private static String said(NeverCompared one) {
        return UncomparedPane.said(one, LocalDate.of(2026, 11, 23), Texts.of(UncomparedPane.class));
    }

    @Test
    void whatWaitsIsSaidWithSinceWhen() {
        assertThat(said(BANK))
                .matches(
                        "3 statements with 1.?200 rows, 2026-06-06 to 2026-10-31; never compared"
                                + " for 170 days");
        assertThat(said(new NeverCompared(Sample.ACCOUNT, null, OCTOBER, OCTOBER, 0, 1)))
                .isEqualTo("1 deal, 2026-10-31 to 2026-10-31; never compared for 23 days");
        assertThat(said(new NeverCompared(BANK.account(), BANK.bank(), OCTOBER, null, 0, 0)))
                .isEqualTo(
                        "Entries in the books since 2026-10-31, never compared for 23 days, and no"
                                + " statement yet");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280,800", "DARK,1024,700"})
    void aRunOfItBeginsThere(Theme theme, int width, int height) throws Exception {
        List<NeverCompared> all = new ArrayList<>(List.of(BANK));
        all.add(new NeverCompared(Sample.ACCOUNT, null, OCTOBER, OCTOBER, 0, 412));
        for (int i = 0; i < 4; i++) {
            all.add(
                    new NeverCompared(
                            "bank/Account " + i,
                            new HouseAccountId(new UUID(0, 20 + i)),
                            OCTOBER,
                            null,
                            0,
                            0));
        }
        never = all;
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.picture("uncompared-" + theme + "-" + width);
                    assertThat(texts())
                            .contains("Northern Bank EUR", "Compare…", "Take statements in…")
                            .contains("Account 0", "3 more…")
                            .doesNotContain("Account 3");
                    button("3 more…").fire();
                    at.layout();
                    assertThat(texts()).contains("Account 3");
                    buttons("Compare…").get(1).fire();
                    at.layout();
                    ComboBox<?> account = (ComboBox<?>) at.lookup("#account");
                    assertThat(account.getValue())
                            .isInstanceOfSatisfying(
                                    RunSubject.class,
                                    one -> assertThat(one.account()).isEqualTo(Sample.ACCOUNT));
                    at.picture("uncompared-begun-" + theme + "-" + width);
                    return at.view();
                });
    }

    @Test
    void itTakesNoRoomWhereEveryAccountWasCompared() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.layout();
                    assertThat(at.lookup("#uncompared").isManaged()).isFalse();
                    return at.view();
                });
    }

    private List<String> texts() {
        return at.lookup("#uncompared").lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(one -> ((Labeled) one).getText())
                .toList();
    }

    private List<Button> buttons(String text) {
        return at.lookup("#uncompared").lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(one -> one.getText().equals(text))
                .toList();
    }

    private Button button(String text) {
        return buttons(text).getFirst();
    }
}
