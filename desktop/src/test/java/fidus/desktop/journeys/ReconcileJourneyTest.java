package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reconciliation from its first difference to two signatures")
class ReconcileJourneyTest {
    private static final String ACCOUNT = "510002@NorthBridge-Live";

    private static final String OTHER = "510001@NorthBridge-Live";

    private final ServerProcess server = ServerProcess.demo();

    @Test
    void everyBreakIsExplainedTheSignOffPreparedAndAnotherPersonSigns() {
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("olivia", server.password("olivia"));
            openRun(seat);
            readsWhyARowIsUnmatched(seat);
            explainsAllBreaks(seat);
            preparesTheSignOff(seat);
        }
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("adrian", server.password("adrian"));
            approves(seat);
            openRun(seat);
            seat.see("#state", "Signed off");
            seat.click("#signOff");
            seat.seeText("Prepared by Olivia Marsh, reviewed by Adrian Cole.");
        }
    }

    @Test
    void aRunOpensByDoubleClickAndByTheKeyboard() {
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("adrian", server.password("adrian"));
            seat.open("reconciliation");
            seat.doubleClickRow(OTHER);
            seat.see("#account", OTHER);

            seat.open("reconciliation");
            seat.pick(OTHER);
            assertThat(seat.sees("#account")).isFalse();
            seat.press(KeyCode.ENTER);
            seat.see("#account", OTHER);
        }
    }

    private static void openRun(Seat seat) {
        seat.open("reconciliation");
        seat.pick(ACCOUNT);
        seat.press(KeyCode.ENTER);
        seat.see("#account", ACCOUNT);
    }

    private static void readsWhyARowIsUnmatched(Seat seat) {
        seat.see("#state", "Completed");
        seat.press(KeyCode.N);
        seat.seeText("Why not matched");
        assertThat(seat.read("#sentence")).contains("37.20");
    }

    private static void explainsAllBreaks(Seat seat) {
        assertThat(seat.read("#breakTab")).isEqualTo("Breaks 4 open");
        seat.click("#signOff");
        seat.seeText("4 breaks are open.");
        assertThat(seat.see("#prepare").isDisabled()).isTrue();

        seat.click("#breakTab");
        seat.choose("#states", "Open");
        explain(seat, "R16", 3);
        explain(seat, "Second copy", 2);
        explain(seat, "Unmatched row", 1);
        explain(seat, "Unmatched row", 0);
    }

    private static void explain(Seat seat, String rule, int left) {
        seat.pick(rule);
        seat.see("#explain");
        seat.take("#owner", "Olivia Marsh (me)");
        seat.take("#cause", "Amount difference");
        seat.type("#note", "The broker corrected this deal afterwards");
        seat.click("#explain");
        seat.until(
                left + " breaks are left",
                () -> left == 0 || seat.read("#breakTab").equals("Breaks " + left + " open"));
    }

    private static void preparesTheSignOff(Seat seat) {
        seat.click("#signOff");
        seat.seeText("Nothing stands against signing");
        seat.type("#note", "All four come from one corrected deal");
        seat.click("#prepare");
        seat.seeText("Sign-off waits for a second person");
        assertThat(seat.sees("#prepare")).isFalse();
        assertThat(seat.sees("#approve")).isFalse();
    }

    private static void approves(Seat seat) {
        seat.open("approvals");
        seat.pick("Sign off");
        assertThat(seat.read("#who")).contains("Olivia Marsh");
        seat.seeText("All four come from one corrected deal");
        seat.click("#approve");
        assertThat(seat.read("#noticeText")).contains("Approved").contains("510002");
    }
}
