/// Performance shares of clients: valued at a month's end, approved by a second person, posted and
/// paid out as payouts.
@NullMarked
package fidus.server.shares;

import org.jspecify.annotations.NullMarked;
