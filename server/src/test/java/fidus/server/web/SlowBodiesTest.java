package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fidus.auth.AuthCalls;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.server.RunningServer;
import fidus.server.web.Paces.Rate;

import io.javalin.http.HttpResponseException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

@DisplayName("F3: who sends slowly keeps nobody from an answer")
class SlowBodiesTest {
    private static final int PLACES = 2;
    private static final int SLOW = 12;

    @Test
    void othersAreAnsweredWhileMoreBodiesThanPlacesAreOnTheirWay() throws Exception {
        Rate none = Rate.NONE;
        var slow = new ArrayList<Socket>();
        try (var server = RunningServer.at(new Paces(none, none, none, none, none, PLACES))) {
            String token = server.token(Role.OPERATOR);
            try {
                for (int i = 0; i < SLOW; i++) {
                    Socket socket = begun(server.port());
                    slow.add(socket);
                    assertThat(firstLine(socket))
                            .as("the server reads this body")
                            .contains(" 100 ");
                }

                assertThat(server.call(AuthCalls.ME, new Nothing(), token).roles())
                        .containsExactly(Role.OPERATOR);
                var answer =
                        server.send(
                                "POST",
                                "/api/v1/auth/login",
                                Map.of("Content-Type", "application/json"),
                                "{\"login\":\"nobody\",\"password\":\"x\",\"device\":\"d\"}");
                assertThat(answer.statusCode()).isEqualTo(401);
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    /// A request whose body the server says it is waiting for.
    private static Socket begun(int port) throws Exception {
        var socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream()
                .write(
                        ("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\n"
                                        + "Content-Type: application/json\r\n"
                                        + "Expect: 100-continue\r\n"
                                        + "Content-Length: 1000\r\n\r\n")
                                .getBytes(ISO_8859_1));
        return socket;
    }

    private static String firstLine(Socket socket) throws Exception {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))
                        .readLine());
    }

    @Test
    void aBodyThatDripsIsEndedAndOneThatOnlyTakesLongIsNot() throws Exception {
        var clock = new AtomicLong();
        var bodies = new Bodies(20_000_000, clock::get);
        var out = new ByteArrayOutputStream();
        // a byte each second: too little once the twenty seconds of grace are over
        assertThatThrownBy(() -> bodies.receive(drips(clock, 100, 1, 1), out, false))
                .isInstanceOfSatisfying(
                        HttpResponseException.class, e -> assertThat(e.getStatus()).isEqualTo(408));
        assertThat(out.size()).isEqualTo(20);
        // sixteen kilobytes each second, for two minutes
        clock.set(0);
        bodies.receive(drips(clock, 120, 16_000, 1), out, false);
        assertThat(out.size()).isEqualTo(20 + 120 * 16_000);
    }

    @Test
    void memoryForBodiesOnTheirWayIsBoundedAndGivenBack() throws Exception {
        var bodies = new Bodies(20_000_000, () -> 0);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < 2 * Bodies.MOST_PIECES / 15; i++) {
            kept.add(bodies.kept(drips(new AtomicLong(), 15, 16_384, 0)).length());
        }
        assertThat(kept).containsOnly(15 * 16_384);
    }

    /// A stream that gives so many bytes at a time and lets the clock go on before each.
    private static InputStream drips(AtomicLong nanos, int times, int bytes, int seconds) {
        return new InputStream() {
            private int left = times;

            @Override
            public int read() {
                throw new UnsupportedOperationException("Read in pieces");
            }

            @Override
            public int read(byte[] into, int from, int most) {
                nanos.addAndGet(seconds * 1_000_000_000L);
                return left-- > 0 ? Math.min(bytes, most) : -1;
            }
        };
    }
}
