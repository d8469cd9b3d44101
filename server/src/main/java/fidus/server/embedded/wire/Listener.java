package fidus.server.embedded.wire;

import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Listens on the loopback address; every connection has a virtual thread of its own, so a waiting
/// writer holds up nobody.
///
/// Before the login, a connection may say hello and nothing else, in small messages.
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int MAX_BYTES_BEFORE_LOGIN = 64 * 1024;
    private static final int MAX_CONNECTIONS = 1_000;
    private static final int BACKLOG = 128;
    private static final Set<String> GREETINGS = Set.of("hello", "isMaster", "ismaster");

    /// What answers the commands.
    public interface Handler {
        /// The answer to a command of a user who has logged in.
        BsonDocument answer(String command, BsonDocument body);

        /// The answer to a greeting, open to everybody.
        BsonDocument greeting();
    }

    private final ServerSocket socket;
    private final Scram scram;
    private final Handler handler;
    private final Predicate<String> losesReply;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger replies = new AtomicInteger();

    /// Opens the socket, not yet accepting anybody.
    ///
    /// @param port 0 for any free one
    /// @param losesReply for tests: whether the connection breaks just before the reply to a
    ///   command
    public Listener(int port, Scram scram, Handler handler, Predicate<String> losesReply) {
        this.scram = scram;
        this.handler = handler;
        this.losesReply = losesReply;
        try {
            socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("The store cannot listen on port " + port, e);
        }
    }

    /// The port listened on.
    public int port() {
        return socket.getLocalPort();
    }

    /// Begins to accept connections.
    public void start() {
        Thread.ofPlatform().daemon().name("embedded-store-listener").start(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                if (connections.size() >= MAX_CONNECTIONS) {
                    LOG.warn(
                            "more than {} connections, the newest is turned away", MAX_CONNECTIONS);
                    connection.close();
                    continue;
                }
                connections.add(connection);
                Thread.ofVirtual().name("embedded-store-connection").start(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("a connection could not be accepted", e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
            OutputStream out = connection.getOutputStream();
            var login = new Scram.Login();
            while (true) {
                int limit = login.proven() ? Message.MAX_BYTES : MAX_BYTES_BEFORE_LOGIN;
                Message message = Message.read(in, limit);
                if (message == null) {
                    return;
                }
                BsonDocument answer = answer(login, message);
                if (login.proven() && losesReply.test(message.body().getFirstKey())) {
                    return;
                }
                if (message.awaitsReply()) {
                    out.write(message.reply(replies.incrementAndGet(), answer));
                    out.flush();
                }
            }
        } catch (IOException e) {
            LOG.debug("a connection ended", e);
        } catch (StackOverflowError e) {
            LOG.warn("a connection sent a document nested too deeply");
        } finally {
            connections.remove(connection);
        }
    }

    private BsonDocument answer(Scram.Login login, Message message) {
        BsonDocument body = message.body();
        String command = body.getFirstKey();
        try {
            if (GREETINGS.contains(command)) {
                return greeting(body);
            }
            if (message.legacy()) {
                throw CommandFailure.unsupported("the old protocol");
            }
            return switch (command) {
                case "saslStart" -> scram.start(login, body);
                case "saslContinue" -> scram.proceed(login, body);
                default -> {
                    if (!login.proven()) {
                        throw new CommandFailure(
                                Code.UNAUTHORIZED,
                                "Command " + command + " requires authentication");
                    }
                    if (!message.awaitsReply()) {
                        throw CommandFailure.unsupported("a write without acknowledgement");
                    }
                    yield handler.answer(command, body);
                }
            };
        } catch (CommandFailure e) {
            return Replies.failure(e, null);
        } catch (RuntimeException e) {
            LOG.error("the command {} failed", command, e);
            return Replies.failure(
                    new CommandFailure(Code.INTERNAL_ERROR, "embedded store: " + e.getMessage()),
                    null);
        }
    }

    private BsonDocument greeting(BsonDocument body) {
        BsonDocument greeting = handler.greeting();
        if (body.containsKey("saslSupportedMechs")) {
            greeting.put(
                    "saslSupportedMechs", new BsonArray(List.of(new BsonString("SCRAM-SHA-256"))));
        }
        return greeting;
    }

    /// Stops accepting and breaks every connection.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("the listening socket did not close", e);
        }
        for (Socket connection : connections) {
            try {
                connection.close();
            } catch (IOException e) {
                LOG.debug("a connection did not close", e);
            }
        }
    }
}
