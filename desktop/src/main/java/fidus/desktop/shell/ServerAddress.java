package fidus.desktop.shell;

import fidus.contract.Problem;
import fidus.contract.Refused;

import okhttp3.HttpUrl;

import java.util.Set;

/// Where a server may stand.
final class ServerAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private ServerAddress() {}

    /// @throws Refused `BAD_VALUE` for what is no http address, or is not encrypted and not on this
    ///   machine
    static HttpUrl checked(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw Refused.at(
                    "address",
                    Problem.Code.BAD_VALUE,
                    "A server address looks like https://fidus.example.org.");
        }
        if (!url.isHttps() && !THIS_MACHINE.contains(url.host())) {
            throw Refused.at(
                    "address",
                    Problem.Code.BAD_VALUE,
                    "Without https only a server on this machine may be used.");
        }
        return url;
    }
}
