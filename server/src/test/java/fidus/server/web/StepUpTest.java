package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.AddPerson;
import fidus.auth.AuthCalls;
import fidus.auth.ConfirmPassword;
import fidus.auth.Refresh;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Wire;
import fidus.server.HttpCalls;
import fidus.server.RunningServer;
import fidus.server.auth.Auth;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

@DisplayName("D15: an approval needs a fresh sign-in")
class StepUpTest {
    @Test
    void anApprovalSixMinutesAfterTheSignInAsksForThePasswordFirst() throws Exception {
        try (var server = RunningServer.start()) {
            Auth.NewLogin approver = server.another("-desk", List.of(Role.APPROVER));
            Tokens first = server.signIn(approver);
            Prepared prepared = prepare(server);
            server.clock().advance(Duration.ofMinutes(6));
            String token =
                    server.call(AuthCalls.REFRESH, new Refresh(first.refreshToken()), "")
                            .accessToken();
            HttpResponse<String> refused = approve(server, prepared, token);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(Wire.LENIENT.readValue(refused.body(), Problem.class).code())
                    .isEqualTo(Problem.Code.STEP_UP_NEEDED);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer error=\"insufficient_user_authentication\", max_age=300");
            server.call(AuthCalls.CONFIRM, new ConfirmPassword(approver.password()), token);
            HttpResponse<String> approved = approve(server, prepared, token);
            assertThat(Wire.STRICT.readValue(approved.body(), Prepared.class).preparedState())
                    .isEqualTo(PreparedState.APPROVED);
        }
    }

    private static Prepared prepare(RunningServer server) {
        return server.call(
                AuthCalls.ADD_PERSON,
                new AddPerson(
                        "olga.operator", "Olga", List.of(Role.OPERATOR), "New in operations."),
                server.token(Role.ADMIN));
    }

    private static HttpResponse<String> approve(
            RunningServer server, Prepared prepared, String token) throws JsonProcessingException {
        Call<Decide, Prepared> call = ApprovalCalls.DECIDE;
        var decide = new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), "");
        return server.send(
                call.method(),
                call.path().replace("{id}", prepared.id().value().toString()),
                HttpCalls.headers(token, UUID.randomUUID(), "application/json"),
                Wire.STRICT.writeValueAsString(decide));
    }
}
