package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/// People who take turns at one seat: each signs in with the password the server knows, works and
/// signs out.
record Shifts(Seat seat, ServerProcess server) {
    void by(String person, Consumer<Seat> work) {
        seat.signIn(person, server.password(person));
        work.accept(seat);
        seat.signOut();
    }

    /// What Olivia Marsh prepared is approved by Adrian Cole, who sits here now.
    static void approves(Seat seat, String title) {
        seat.open("approvals");
        seat.pick(title);
        assertThat(seat.read("#who")).contains("Olivia Marsh");
        seat.click("#approve");
        seat.untilSays("#decision", "Adrian Cole");
        assertThat(seat.read("#noticeText")).contains("Approved");
    }
}
