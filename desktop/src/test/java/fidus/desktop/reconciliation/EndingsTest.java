package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.endings.BreakTold;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingList;
import fidus.reconciliation.endings.EndingPage;
import fidus.reconciliation.endings.EndingState;
import fidus.reconciliation.endings.KeptAbout;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Decisions about many breaks at once, in the real window.
@ExtendWith(ApplicationExtension.class)
class EndingsTest {
    private static final int MANY = 450;
    private static final String LIST = "11111111-1111-1111-1111-111111111111";

    private static final List<BreakTold> TOLD =
            List.of(
                    new BreakTold(
                            new BreakId(new UUID(7, 3)),
                            Side.STATEMENT,
                            LocalDate.of(2026, 10, 30),
                            "CARD-77 office paper",
                            "Paper and Post Ltd",
                            CauseCode.BANK_CHARGE,
                            "Fee of October"));

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(
                EndingCalls.ENDINGS,
                _ -> new EndingList(List.of(card("2", EndingState.WAITING, 0), done())));
        at.fake.answer(EndingCalls.LINES, EndingsTest::page);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theBreaksOfADecisionAreReadPageByPageAndThoseLeftAloneWithTheReason(Theme theme)
            throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(theme == Theme.LIGHT ? 1280 : 1024, 800);
                    at.shell.navigation().open(BreaksView.SCREEN, "endings/" + LIST);
                    at.layout();
                    assertThat(((Label) at.lookup("#endingTitle")).getText())
                            .isEqualTo("Write off 450 breaks");
                    assertThat(at.table(".ending-lines").getItems()).hasSize(200);
                    at.fire("#endingMore");
                    at.fire("#endingMore");
                    assertThat(at.table(".ending-lines").getItems()).hasSize(MANY);
                    assertThat(((Button) at.lookup("#endingMore")).isDisabled()).isTrue();
                    ((CheckBox) at.lookup("#refusedOnly")).fire();
                    at.layout();
                    assertThat(at.table(".ending-lines").getItems())
                            .hasSize(1)
                            .allMatch(one -> ((EndedLine) one).line().why().contains("changed"))
                            .allMatch(
                                    one -> ((EndedLine) one).about().equals("2 files, 1 comment"));
                    var records = at.table(".ending-lines").getColumns().getLast();
                    assertThat(records.getText()).isEqualTo("Records");
                    assertThat(records.getCellData(0)).isEqualTo("17");
                    at.picture("endings-" + theme);
                    return null;
                });
    }

    private static EndingPage page(ObjectNode asked) {
        List<EndingLine> all =
                IntStream.range(0, MANY)
                        .mapToObj(EndingsTest::line)
                        .filter(
                                line ->
                                        !asked.get("refusedOnly").asBoolean()
                                                || line.outcome() == EndingLine.Outcome.REFUSED)
                        .toList();
        int from = asked.get("at").asInt();
        int to = Math.min(all.size(), from + asked.get("count").asInt());
        var kept = new KeptAbout(new BreakId(new UUID(7, 17)), 1, 2);
        return new EndingPage(done(), all.size(), all.subList(from, to), List.of(kept), TOLD);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aListThatWaitsIsReadAndDecidedInOnePlace(Theme theme) throws Exception {
        at.fake.signsIn(Role.APPROVER);
        at.fake.answer(
                EndingCalls.ENDINGS,
                _ -> new EndingList(List.of(card("2", EndingState.WAITING, 0), done())));
        at.fake.answer(
                EndingCalls.LINES,
                _ ->
                        new EndingPage(
                                card("2", EndingState.WAITING, 0),
                                1,
                                List.of(waiting()),
                                List.of(),
                                TOLD));
        Prepared asked =
                Waiting.prepared("END_BREAKS", "endings/2", "Write off 450 breaks, 45.00 USD");
        at.fake.answer(
                ApprovalCalls.FIND,
                question ->
                        new PreparedList(
                                question.path("subject").asText().equals("endings/2")
                                        ? List.of(asked)
                                        : List.of()));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(theme == Theme.LIGHT ? 1280 : 1040, 740);
                    at.shell.navigation().open(BreaksView.SCREEN, "endings/2");
                    at.layout();
                    assertThat(((Label) at.lookup("#endingAbout")).getText())
                            .startsWith("Waits for a second person, asked by Ann Example on ");
                    assertThat(cells())
                            .contains(
                                    "Waits for a second person",
                                    "CARD-77 office paper",
                                    "Paper and Post Ltd",
                                    "Bank charge: Fee of October");
                    assertThat(at.lookup("#reject").isVisible()).isTrue();
                    at.picture("endings-waits-" + theme);
                    return null;
                });
    }

    private List<String> cells() {
        return at.table(".ending-lines").getColumns().stream()
                .map(column -> String.valueOf(column.getCellData(0)))
                .toList();
    }

    private static EndingLine waiting() {
        return new EndingLine(
                new BreakId(new UUID(7, 3)),
                2,
                Sample.ACCOUNT,
                "UNMATCHED_ROW",
                Sample.ACCOUNT + "/STATEMENT/3",
                Money.of("-0.10", "USD"),
                null,
                "");
    }

    private static EndingLine line(int number) {
        var line =
                new EndingLine(
                        new BreakId(new UUID(7, number)),
                        2,
                        Sample.ACCOUNT,
                        "S5",
                        Sample.ACCOUNT + "/BOOK/" + number,
                        Money.of("-0.10", "USD"),
                        null,
                        "");
        return number == 17
                ? line.ended(
                        EndingLine.Outcome.REFUSED,
                        "This break was changed meanwhile. Load it again and repeat the change.")
                : line.ended(EndingLine.Outcome.DONE, "");
    }

    private static EndingCard done() {
        return card(LIST, EndingState.DONE, MANY - 1);
    }

    private static EndingCard card(String id, EndingState state, int done) {
        return new EndingCard(
                id,
                BreakDeed.WRITE_OFF,
                "Too small to be worth the asking",
                MANY,
                List.of(Money.of("45.00", "USD")),
                Sample.HASH,
                state,
                done,
                done == 0 ? 0 : MANY - done,
                "Ann Example",
                Sample.NOW);
    }
}
