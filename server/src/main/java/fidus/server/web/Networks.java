package fidus.server.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Which addresses count as one where nobody has signed in yet.
public final class Networks {
    private Networks() {}

    /// An IPv4 address, or the 64 bits of an IPv6 address that one customer of a provider holds.
    public static String of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            byte[] part = bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes;
            return InetAddress.getByAddress(Arrays.copyOf(part, bytes.length)).getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return address;
        }
    }
}
