package fidus.desktop.shell;

import fidus.contract.Problem;

import java.net.SocketTimeoutException;
import java.util.Locale;

/// No answer came: the network, the address or the server itself is away, or it is at work for
/// longer than anybody waits. Whether a command was carried out is unknown until it is asked again
/// under the same request id.
public final class ServerUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean late;

    /// @param deed whether a command was sent that keeps its request id
    public ServerUnreachable(String address, Throwable cause, boolean deed) {
        super("No answer from " + address, cause);
        late = deed && cause instanceof SocketTimeoutException && !isOfConnecting(cause);
    }

    private static boolean isOfConnecting(Throwable cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("connect");
    }

    /// The same as a problem, for models that treat every failure alike.
    public Problem problem() {
        return Problem.of(
                Problem.Code.UNAVAILABLE,
                getMessage()
                        + (late
                                ? " yet. It may still be at work on this and finish it without"
                                        + " telling you here. Load the page again in some minutes"
                                        + " to see whether it is done; trying again never does it"
                                        + " twice."
                                : ". Check the network and the server address, then try again;"
                                        + " trying again never books anything twice."));
    }
}
