package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayName("Going anywhere by typing a part of its name")
class PaletteJourneyTest {
    private static final List<String> LEDGER = List.of("Ledger", "Trial balance", "Entries");

    private final ServerProcess server = ServerProcess.demo();

    @Test
    void theKeysOpenItAndEnterLeadsToAnAccountAContractAndAScreen() {
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("olivia", server.password("olivia"));
            go(seat, "510002", "510002@NorthBridge-Live");
            seat.untilSays(".account-title", "510002@NorthBridge-Live");
            go(seat, "hollis 25000", "Hollis Family Office");
            seat.untilSays(".contract-title", "Hollis Family Office");
            go(seat, "reconc", "Reconciliation");
            seat.see("#title", "Reconciliation");
            assertThat(seat.sees("#palette")).isFalse();
        }
    }

    @Test
    void theButtonOpensItAndAClickLeadsThere() {
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("olivia", server.password("olivia"));
            seat.click("#search");
            seat.type("#query", "ledg");
            seat.until(
                    "the screen before its pages", () -> seat.texts(".goal-title").equals(LEDGER));
            seat.click(".goal-title");
            seat.see("#title", "Ledger");
            assertThat(seat.sees("#palette")).isFalse();
        }
    }

    @Test
    void whatNothingIsCalledIsSaidAndEscapeLeadsBackToWhereOneWas() {
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("olivia", server.password("olivia"));
            seat.open("accounts");
            seat.click("#filter");
            seat.press(KeyCode.SHORTCUT, KeyCode.K);
            seat.type("#query", "nowhere");
            seat.seeText("Nothing is called “nowhere”");
            assertThat(seat.sees("#goals")).isFalse();
            seat.press(KeyCode.ENTER);
            assertThat(seat.sees("#palette")).isTrue();
            seat.press(KeyCode.ESCAPE);
            seat.until("it is closed", () -> !seat.sees("#palette"));
            seat.until("the filter has the keyboard", () -> seat.see("#filter").isFocused());
            assertThat(seat.read("#title")).isEqualTo("Accounts");
        }
    }

    private static void go(Seat seat, String typed, String wanted) {
        seat.press(KeyCode.SHORTCUT, KeyCode.K);
        seat.type("#query", typed);
        seat.untilSays(".list-cell:selected .goal-title", wanted);
        seat.press(KeyCode.ENTER);
        seat.until("the palette is closed", () -> !seat.sees("#palette"));
    }
}
