package fidus.server.web;

import fidus.contract.Problem;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;

/// The HTTP server below the routes: strict paths, bounded connections, graceful stop, our own
/// errors.
final class Edge {
    private static final int MOST_CONNECTIONS = 2_000;
    private static final long STOP_MILLIS = 15_000;
    private static final long IDLE_MILLIS = 30_000;

    private Edge() {}

    static void http(HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.RFC3986);
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.setIdleTimeout(IDLE_MILLIS);
        http.setSendServerVersion(false);
    }

    static void server(Server server) {
        server.setStopTimeout(STOP_MILLIS);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setErrorHandler(new OwnErrors());
        server.insertHandler(new GracefulHandler());
        server.insertHandler(new Guard());
    }

    private static void refuse(Response response, Problem problem, int status, Callback callback) {
        response.setStatus(status);
        Problems.HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put("Content-Type", Problems.TYPE);
        response.write(true, ByteBuffer.wrap(Problems.body(problem, status)), callback);
    }

    private static final class OwnErrors extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            refuse(
                    response,
                    Problems.ofStatus(response.getStatus()),
                    response.getStatus(),
                    callback);
            return true;
        }
    }

    /// Javalin obeys this header on every request, so that a guard by method in front of it could
    /// be passed by.
    private static final class Guard extends Handler.Wrapper {
        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            if (request.getHeaders().contains("X-HTTP-Method-Override")) {
                refuse(
                        response,
                        Problem.of(Problem.Code.UNREADABLE, "A method cannot be overridden here."),
                        400,
                        callback);
                return true;
            }
            return super.handle(request, response, callback);
        }
    }
}
