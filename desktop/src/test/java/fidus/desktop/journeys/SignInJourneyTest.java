package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Coming in")
class SignInJourneyTest {
    private final ServerProcess server = ServerProcess.demo();

    @Test
    void somebodySignsInAndOutAgain() {
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("olivia", server.password("olivia"));
            assertThat(seat.read("#person")).isEqualTo("Olivia Marsh");
            assertThat(seat.read("#banner")).contains("Embedded store");
            assertThat(seat.sees("#place-approvals")).isTrue();
            assertThat(seat.sees("#place-audit")).isFalse();
            seat.signOut();
            assertThat(seat.sees("#person")).isFalse();
            assertThat(seat.read("#password")).isEmpty();
        }
    }

    @Test
    void aWrongPasswordLetsNobodyInAndIsSaidBesideTheField() {
        try (Seat seat = Seat.at(server.address())) {
            seat.tryToSignIn("olivia", "not her password at all");
            assertThat(seat.read("#passwordFault")).isNotBlank();
            assertThat(seat.shell().session().me()).isNull();
            assertThat(seat.sees("#person")).isFalse();
            seat.signIn("olivia", server.password("olivia"));
            assertThat(seat.read("#person")).isEqualTo("Olivia Marsh");
        }
    }

    @Test
    void onAnEmptyServerTheFirstTwoPeopleAreMadeWithItsCode() {
        try (ServerProcess empty = ServerProcess.empty();
                Seat seat = Seat.at(empty.address())) {
            seat.type("#setUpCode", empty.setUpCode());
            seat.type("#adminLogin", "anna");
            seat.type("#adminName", "Anna Ames");
            seat.type("#adminPassword", "seven quiet lamps glow");
            seat.type("#approverLogin", "arthur");
            seat.type("#approverName", "Arthur Ames");
            seat.type("#approverPassword", "eleven loud drums rest");
            seat.click("#setUpGo");
            assertThat(seat.read("#message")).contains("Both people are set up");
            seat.signIn("arthur", "eleven loud drums rest");
            assertThat(seat.read("#person")).isEqualTo("Arthur Ames");
        }
    }

    @Test
    void aWindowOpenedBeforeItsServerWaitsForIt() {
        try (ServerProcess empty = ServerProcess.empty()) {
            empty.kill();
            try (Seat seat = Seat.at(empty.address())) {
                seat.see("#connecting");
                assertThat(seat.sees("#setUpForm")).isFalse();
                empty.start();
                seat.see("#setUpForm");
                seat.until("not connecting any more", () -> !seat.sees("#connecting"));
            }
        }
    }
}
