package fidus.mt5;

import fidus.contract.Problem;
import fidus.contract.Refused;

/// The natural identity of a trading account. The same login on two servers is two accounts.
///
/// @param server the exact, case-sensitive server name
/// @param login a positive whole number
public record AccountKey(String server, long login) implements Comparable<AccountKey> {
    /// @throws Refused `BAD_VALUE` for a blank server or a login below 1
    public AccountKey {
        if (server.isBlank() || server.length() > 64 || !server.equals(server.strip())) {
            throw Refused.at(
                    "server",
                    Problem.Code.BAD_VALUE,
                    "A server name has 1 to 64 characters and no outer blanks.");
        }
        if (login < 1) {
            throw Refused.at(
                    "login", Problem.Code.BAD_VALUE, "A login is a positive whole number.");
        }
    }

    @Override
    public int compareTo(AccountKey other) {
        int byServer = server.compareTo(other.server);
        return byServer != 0 ? byServer : Long.compare(login, other.login);
    }

    @Override
    public String toString() {
        return login + "@" + server;
    }
}
