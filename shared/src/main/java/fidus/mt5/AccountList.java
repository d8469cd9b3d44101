package fidus.mt5;

import java.time.Instant;
import java.util.List;

/// All accounts by server and login, with the instant the list was made.
public record AccountList(Instant asOf, List<AccountCard> accounts) {}
