package fidus.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments in the middle of a sentence.
public final class Moments {
    private static final DateTimeFormatter ON_AT =
            DateTimeFormatter.ofPattern("'on' d MMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Moments() {}

    /// To the minute, such as `on 23 Nov 2026 at 00:22 UTC`.
    public static String onAt(Instant moment) {
        return ON_AT.format(moment);
    }
}
