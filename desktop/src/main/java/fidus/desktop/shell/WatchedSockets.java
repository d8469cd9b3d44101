package fidus.desktop.shell;

import jdk.net.ExtendedSocketOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.OptionalInt;
import java.util.Set;

import javax.net.SocketFactory;

/// Sockets whose other end the system asks whether it is still there, from fifteen seconds of
/// silence on: of a machine that went away without a word it is known within half a minute, and an
/// answer that takes long is waited for all the same. Nothing of it is seen by the program that
/// answers.
///
/// While bytes are on their way that nobody confirms the system does not ask; then the time limits
/// of whoever reads and writes hold.
final class WatchedSockets extends SocketFactory {
    private static final int SILENT_SECONDS = 15;
    private static final int BETWEEN_SECONDS = 5;
    private static final int TIMES = 3;

    /// After how many seconds of silence the other end is known to be gone; empty where the system
    /// lets nobody choose.
    static OptionalInt noticedAfter(Socket socket) throws IOException {
        Set<SocketOption<?>> known = socket.supportedOptions();
        if (!known.contains(ExtendedSocketOptions.TCP_KEEPIDLE)
                || !known.contains(ExtendedSocketOptions.TCP_KEEPINTERVAL)
                || !known.contains(ExtendedSocketOptions.TCP_KEEPCOUNT)) {
            return OptionalInt.empty();
        }
        int silent = socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE);
        int between = socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
        return OptionalInt.of(
                silent + between * socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
    }

    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, SILENT_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, BETWEEN_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, TIMES);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(first(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        return createSocket(first(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private static InetAddress first(String host) throws IOException {
        return InetAddress.getAllByName(host)[0];
    }

    private Socket connected(SocketAddress to, @Nullable SocketAddress from) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(from);
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Older systems know only whether to ask, not when.
    private static void set(Socket socket, SocketOption<Integer> option, int value)
            throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}
