package fidus.bank.desk;

import java.time.Instant;

/// What waits for a second person about something that is proposed: it is not asked for twice.
///
/// @param title of what waits
public record AskedFor(String title, String byName, Instant at) {}
