package fidus.desktop.shell;

import java.time.Duration;
import java.time.Instant;

/// What one look at the server said, without signing in.
///
/// @param at when, by this machine's clock
/// @param skew how far this machine's clock is ahead of the server's, negative when behind
/// @param peopleExist false on a first start, before anybody can sign in
/// @param banner what the server wants everybody to see about itself, empty for nothing
public record Contact(Instant at, Duration skew, boolean peopleExist, String banner) {}
