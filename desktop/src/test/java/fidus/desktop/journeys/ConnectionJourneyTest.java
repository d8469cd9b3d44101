package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.AuthCalls;
import fidus.auth.EndSessions;
import fidus.desktop.shell.Server;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Clock;

@DisplayName("When the server or the session goes away")
class ConnectionJourneyTest {
    private final ServerProcess server = ServerProcess.demo();

    @Test
    void aServerThatDiesMakesTheWindowReadOnlyUntilItIsBack() {
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("adrian", server.password("adrian"));
            seat.open("approvals");
            seat.clickText("510005");
            seat.click("#digest");
            assertThat(seat.see("#approve").isDisabled()).isFalse();
            server.kill();

            seat.see("#offline");
            assertThat(seat.read("#connection")).isEqualTo("Offline, read-only");
            assertThat(seat.see("#approve").isDisabled()).isTrue();
            seat.seeText("510005");

            server.start();
            seat.until("the band is gone", () -> !seat.sees("#offline"));
            assertThat(seat.read("#connection")).isEqualTo("Connected");
            assertThat(seat.see("#approve").isDisabled()).isFalse();
            seat.click("#reject");
            seat.seeText("Say why in at least 10 characters");
            seat.open("approvals");
            seat.seeText("510005");
            assertThat(seat.read("#person")).isEqualTo("Adrian Cole");
        }
    }

    @Test
    void afterASessionEndedElsewhereTheSamePersonGoesOnWhereTheyWere() {
        try (Seat seat = Seat.at(server.address())) {
            String password = server.password("ines");
            seat.signIn("ines", password);
            seat.open("audit");
            new Server(server.address(), Clock.systemUTC())
                    .call(AuthCalls.END_SESSIONS, new EndSessions("ines", password));

            seat.open("audit");
            assertThat(seat.read("#message")).contains("session has ended");
            assertThat(seat.sees("#place-audit")).isFalse();

            seat.signIn("ines", password);
            assertThat(seat.see("#place-audit").getStyleClass()).contains("open");
            assertThat(seat.read("#title")).isEqualTo("Audit log");
        }
    }

    @Test
    void somebodyElseStartsAtTheBeginning() {
        try (Seat seat = Seat.at(server.address())) {
            String password = server.password("ines");
            seat.signIn("ines", password);
            seat.open("audit");
            new Server(server.address(), Clock.systemUTC())
                    .call(AuthCalls.END_SESSIONS, new EndSessions("ines", password));
            seat.open("audit");
            seat.see("#enter");

            seat.signIn("adrian", server.password("adrian"));
            assertThat(seat.see("#place-audit").getStyleClass()).doesNotContain("open");
        }
    }
}
