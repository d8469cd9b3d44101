package fidus.desktop.shell;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.Set;

/// Where a server may stand.
final class ServerAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private ServerAddress() {}

    static Refused none() {
        return Refused.at(
                "address",
                Problem.Code.BAD_VALUE,
                "A server address looks like https://fidus.example.org.");
    }

    /// @throws Refused `BAD_VALUE` for what is not encrypted and not on this machine
    static void requireSafe(boolean encrypted, String host) {
        if (!encrypted && !THIS_MACHINE.contains(host)) {
            throw Refused.at(
                    "address",
                    Problem.Code.BAD_VALUE,
                    "Without https only a server on this machine may be used.");
        }
    }
}
