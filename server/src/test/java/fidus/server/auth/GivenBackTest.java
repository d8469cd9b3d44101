package fidus.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.FindAudit;
import fidus.auth.AuthCalls;
import fidus.auth.EndSessions;
import fidus.auth.Login;
import fidus.auth.Me;
import fidus.auth.Refresh;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.RunningServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayName("D5: a device that signs in again gives its own session back")
class GivenBackTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void oneDeviceThatSignsInAgainAndAgainIsOnePlace() {
        Auth.NewLogin person = server.another("-again", List.of(Role.APPROVER));
        Tokens elsewhere = login(person, "elsewhere", null);
        Tokens here = login(person, "desk", null);
        for (int i = 0; i < 7; i++) {
            Tokens before = here;
            here = login(person, "desk", before.refreshToken());
            over(before);
        }
        assertThat(me(here).login()).isEqualTo(person.person().login());
        assertThat(me(elsewhere).login()).isEqualTo(person.person().login());
        assertThat(told(person)).anyMatch(line -> line.contains("Replaced by a sign-in at desk."));
    }

    @Test
    void anOldTokenOfTheSessionGivesItBackAsWell() {
        Auth.NewLogin person = server.another("-turned", List.of(Role.OPERATOR));
        Tokens first = login(person, "desk", null);
        Tokens turned = server.call(AuthCalls.REFRESH, new Refresh(first.refreshToken()), "");
        login(person, "desk", first.refreshToken());
        over(turned);
    }

    @Test
    void aSignInThatFailsGivesNothingBack() {
        Auth.NewLogin person = server.another("-wrong", List.of(Role.OPERATOR));
        Tokens here = login(person, "desk", null);
        var wrong =
                new Login(
                        person.person().login(),
                        "not the password at all",
                        "desk",
                        here.refreshToken());
        assertThatThrownBy(() -> server.call(AuthCalls.LOGIN, wrong, ""))
                .hasMessageStartingWith("UNAUTHENTICATED");
        assertThat(me(here).login()).isEqualTo(person.person().login());
    }

    @Test
    void nobodyGivesBackTheSessionOfSomebodyElseNorOneThatNeverWas() {
        Auth.NewLogin one = server.another("-one", List.of(Role.OPERATOR));
        Auth.NewLogin other = server.another("-other", List.of(Role.OPERATOR));
        Tokens of = login(other, "desk", null);
        login(one, "desk", of.refreshToken());
        login(one, "desk", "never a token");
        login(one, "desk", "x".repeat(500));
        assertThat(me(of).login()).isEqualTo(other.person().login());
    }

    @Test
    void theSixthPlaceIsToldSinceWhenTheOthersStandAndCanEndThem() {
        Auth.NewLogin person = server.another("-sixth", List.of(Role.APPROVER));
        Tokens first = login(person, "desk", null);
        for (int i = 0; i < 4; i++) {
            login(person, "desk", null);
        }
        assertThatThrownBy(() -> login(person, "desk", null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().message())
                                    .contains("desk since 09:00 UTC. Sign out");
                            assertThat(refused.problem().fields())
                                    .extracting(Problem.Field::field)
                                    .containsExactly("places");
                        });
        server.call(
                AuthCalls.END_SESSIONS,
                new EndSessions(person.person().login(), person.password()),
                "");
        over(first);
        assertThat(me(login(person, "desk", null)).login()).isEqualTo(person.person().login());
    }

    private static Tokens login(Auth.NewLogin person, String device, @Nullable String back) {
        return server.call(
                AuthCalls.LOGIN,
                new Login(person.person().login(), person.password(), device, back),
                "");
    }

    private static List<String> told(Auth.NewLogin person) {
        String subject = "person/" + person.person().id().value();
        return server
                .call(
                        AuditCalls.FIND,
                        new FindAudit(subject, null, 200),
                        server.token(Role.AUDITOR))
                .rows()
                .stream()
                .map(AuditLine::line)
                .toList();
    }

    private static Me me(Tokens tokens) {
        return server.call(AuthCalls.ME, new Nothing(), tokens.accessToken());
    }

    private static void over(Tokens tokens) {
        assertThatThrownBy(() -> me(tokens)).hasMessageStartingWith("UNAUTHENTICATED");
        assertThatThrownBy(
                        () ->
                                server.call(
                                        AuthCalls.REFRESH, new Refresh(tokens.refreshToken()), ""))
                .hasMessageStartingWith("UNAUTHENTICATED");
    }
}
