package fidus.desktop.shell;

import fidus.contract.Call;
import fidus.contract.Problem;

import java.net.SocketTimeoutException;
import java.util.Locale;

/// No answer came: the network, the address or the server itself is away, or it is at work for
/// longer than anybody waits. Whether a command was carried out is unknown until it is asked again
/// under the same request id.
public final class ServerUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Sent sent;
    private final boolean late;

    /// What was sent.
    enum Sent {
        QUESTION,
        /// It takes as long as a command, and changes nothing.
        TRIAL,
        /// A command that keeps its request id.
        DEED;

        /// @return the first for what is answered soon, the second for what may take long
        <T> T over(T soon, T late) {
            return this == QUESTION ? soon : late;
        }

        static Sent of(Call<?, ?> call, boolean keepsId) {
            return !keepsId ? QUESTION : call.has(Call.Trait.TRIAL) ? TRIAL : DEED;
        }
    }

    ServerUnreachable(String address, Throwable cause, Sent sent) {
        super("No answer from " + address, cause);
        this.sent = sent;
        late =
                sent != Sent.QUESTION
                        && cause instanceof SocketTimeoutException
                        && !isOfConnecting(cause);
    }

    private static boolean isOfConnecting(Throwable cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("connect");
    }

    /// The same as a problem, for models that treat every failure alike.
    public Problem problem() {
        return Problem.of(Problem.Code.UNAVAILABLE, getMessage() + (late ? lately() : away()));
    }

    private String lately() {
        return sent == Sent.TRIAL
                ? " yet. It may still be looking: this only looks, and nothing is changed by it."
                        + " Try again in some minutes, or with fewer."
                : " yet. It may still be at work on this and finish it without telling you here."
                        + " Load the page again in some minutes to see whether it is done; trying"
                        + " again never does it twice.";
    }

    private String away() {
        String again =
                sent == Sent.TRIAL
                        ? "this only looks, and nothing is changed by it."
                        : "trying again never books anything twice.";
        return ". Check the network and the server address, then try again; " + again;
    }
}
