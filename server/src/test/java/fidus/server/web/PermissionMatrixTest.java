package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.auth.AuthCalls;
import fidus.auth.DisablePerson;
import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.server.Golden;
import fidus.server.HttpCalls;
import fidus.server.Logged;
import fidus.server.RunningServer;
import fidus.server.WholeServer;
import fidus.server.auth.Auth;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Every call of the whole server with every role, anonymous and disabled people, against the table
/// in `auth/permissions.tsv`. A call that is not in the table, or a cell that differs, fails.
@DisplayName("D14: who may ask what")
class PermissionMatrixTest {
    private static WholeServer server;
    private static final Map<Role, Auth.NewLogin> PEOPLE = new EnumMap<>(Role.class);
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @BeforeAll
    static void start() {
        server = new WholeServer();
        for (Role role : Role.values()) {
            PEOPLE.put(role, server.person("", List.of(role)));
            TOKENS.put(role, server.signIn(person(role)).accessToken());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyCallIsAnsweredToWhomTheTableSays() {
        var lines = new ArrayList<String>();
        lines.add("call\tOPERATOR\tAPPROVER\tADMIN\tCOMPLIANCE\tAUDITOR\tCLIENT\tAGENT\tanonymous");
        for (Call<?, ?> call : calls()) {
            var cells = new ArrayList<String>();
            cells.add(call.toString());
            for (Role role : Role.values()) {
                cells.add(answered(call, token(call, role), role.name()));
            }
            cells.add(answered(call, "", "anonymous"));
            lines.add(String.join("\t", cells));
        }
        Golden.check("auth/permissions.tsv", String.join("\n", lines) + "\n");
    }

    @Test
    @DisplayName(
            "V16.3.2: who asks for what others may do stands in the log, a dozen times a minute")
    void whoIsKeptFromSomethingStandsInTheLog() {
        Auth.NewLogin curious = server.person("-curious", List.of(Role.AUDITOR));
        String token = server.signIn(curious).accessToken();
        try (var log = new Logged("fidus.server.web")) {
            for (int i = 0; i < 20; i++) {
                assertThat(ask(AuthCalls.ADD_PERSON, token).statusCode()).isEqualTo(403);
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.contains(curious.person().id().value().toString()))
                    .hasSize(12)
                    .allMatch(
                            line ->
                                    line.startsWith(
                                            "authz_fail %s on %s"
                                                    .formatted(
                                                            curious.person().id().value(),
                                                            AuthCalls.ADD_PERSON)));
        }
    }

    @Test
    void aDisabledPersonIsAnsweredNothing() {
        Auth.NewLogin gone = server.person("-gone", List.of(Role.OPERATOR, Role.APPROVER));
        String token = server.signIn(gone).accessToken();
        server.call(
                AuthCalls.DISABLE_PERSON,
                new DisablePerson(gone.person().id(), 1, "Left the company today."),
                token(AuthCalls.DISABLE_PERSON, Role.ADMIN));
        for (Call<?, ?> call : calls()) {
            if (call.permission() != Permission.PUBLIC) {
                assertThat(ask(call, token).statusCode()).as(call.toString()).isEqualTo(401);
            }
        }
    }

    @Test
    void twoRecordsThatAreNotThereGetTheSameBytes() {
        String token = token(AuthCalls.ME, Role.OPERATOR);
        String one = get("/api/v1/jobs/" + UUID.randomUUID(), token).body();
        assertThat(get("/api/v1/jobs/" + UUID.randomUUID(), token).body()).isEqualTo(one);
    }

    @Test
    @SuppressWarnings("NullAway") // the fault under test
    void aCallWithoutPermissionStopsTheStart() {
        Call<Nothing, Nothing> bare =
                new Call<>(
                        Call.Kind.READ,
                        "GET",
                        "/api/v1/bare",
                        Nothing.class,
                        Nothing.class,
                        null,
                        Set.of());
        assertThatThrownBy(
                        () ->
                                RunningServer.start(
                                        migrations -> {},
                                        (parts, routes) ->
                                                routes.answer(bare, (asked, nothing) -> nothing)))
                .hasStackTraceContaining("A call without permission");
    }

    private static List<Call<?, ?>> calls() {
        return server.answered().stream().sorted(Comparator.comparing(Call::toString)).toList();
    }

    /// Signing out ends the session it is asked with, so that probe gets its own.
    private static String token(Call<?, ?> call, Role role) {
        return call == AuthCalls.LOGOUT
                ? server.signIn(person(role)).accessToken()
                : Objects.requireNonNull(TOKENS.get(role));
    }

    private static Auth.NewLogin person(Role role) {
        return Objects.requireNonNull(PEOPLE.get(role));
    }

    private static String answered(Call<?, ?> call, String token, String who) {
        int status = ask(call, token).statusCode();
        assertThat(status).as(call + " as " + who).isLessThan(500);
        if (status == 403) {
            return "no";
        }
        if (status == 401) {
            assertThat(token).as(call + " as " + who).isEmpty();
            return "sign in";
        }
        return "yes";
    }

    /// Asks with nothing but ids of records that are not there, so that nothing happens.
    private static HttpResponse<String> ask(Call<?, ?> call, String token) {
        String path = call.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        return server.send(
                call.method(),
                path,
                HttpCalls.headers(token, UUID.randomUUID(), "application/json"),
                call.kind() == Call.Kind.READ ? "" : "{}");
    }

    private static HttpResponse<String> get(String path, String token) {
        return server.send("GET", path, Map.of("Authorization", "Bearer " + token), "");
    }
}
