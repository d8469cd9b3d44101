package fidus.desktop.samples;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.auth.PersonId;
import fidus.auth.Role;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Something that waits for a second person.
public final class Waiting {
    private Waiting() {}

    public static Prepared prepared() {
        return prepared("RECORD", "record/1", "A record in hand");
    }

    public static Prepared prepared(String command, String subject, String title) {
        return prepared(command, subject, title, List.of(new Shown("Sum", "100.00 USD")));
    }

    public static Prepared prepared(
            String command, String subject, String title, List<Shown> shown) {
        return new Prepared(
                new PreparedId(new UUID(0, 901)),
                command,
                subject,
                title,
                shown,
                "{}",
                "a".repeat(64),
                new PersonId(new UUID(0, 902)),
                "Ann",
                Accounts.NOW,
                Accounts.NOW.plus(Duration.ofHours(24)),
                PreparedState.PENDING,
                List.of(Role.APPROVER),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                "",
                "",
                1,
                null);
    }
}
