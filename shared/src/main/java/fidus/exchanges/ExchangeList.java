package fidus.exchanges;

import java.time.Instant;
import java.util.List;

/// @param exchanges newest day first
/// @param more how many older ones are left out
/// @param accounts of the house in use, by name
public record ExchangeList(
        Instant asOf, List<ExchangeCard> exchanges, long more, List<ExchangeAccount> accounts) {
    public ExchangeList {
        exchanges = List.copyOf(exchanges);
        accounts = List.copyOf(accounts);
    }
}
