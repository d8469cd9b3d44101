package fidus.desktop.shell;

import java.time.Clock;
import java.time.LocalDate;

/// What a screen's model is given: everything it may use of the window around it.
public record Shell(
        Server server,
        Background background,
        Session session,
        Navigation navigation,
        Notices notices,
        Connection connection,
        Clock clock) {

    /// The parts in the only order they can be made; the wiring page adds the screens.
    public static Shell of(Server server, Background background, Clock clock) {
        var session = new Session();
        return new Shell(
                server,
                background,
                session,
                new Navigation(session),
                new Notices(),
                new Connection(server, background),
                clock);
    }

    /// Today where the house does business.
    public LocalDate today() {
        return session.businessDays().of(clock.instant());
    }
}
