package fidus.desktop.shell;

import fidus.contract.Problem;

/// No answer came: the network, the address or the server itself is away. Whether a command was
/// carried out is unknown until it is asked again under the same request id.
public final class ServerUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerUnreachable(String address, Throwable cause) {
        super("No answer from " + address, cause);
    }

    /// The same as a problem, for models that treat every failure alike.
    public Problem problem() {
        return Problem.of(
                Problem.Code.UNAVAILABLE,
                getMessage()
                        + ". Check the network and the server address, then try again; trying"
                        + " again never books anything twice.");
    }
}
