package fidus.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.AuthCalls;
import fidus.auth.ChangePassword;
import fidus.auth.ChangePerson;
import fidus.auth.ConfirmPassword;
import fidus.auth.DisablePerson;
import fidus.auth.EndSessions;
import fidus.auth.Login;
import fidus.auth.Me;
import fidus.auth.Permission;
import fidus.auth.Person;
import fidus.auth.PersonState;
import fidus.auth.Refresh;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.RunningServer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

@DisplayName("D4, D5: sessions")
class SessionTest {
    private static RunningServer server;
    private static Auth.NewLogin admin;
    private static Auth.NewLogin approver;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        admin = server.another("-desk", List.of(Role.ADMIN));
        approver = server.another("-desk", List.of(Role.APPROVER));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePersonBehindATokenIsKnownWithWhatTheRolesAllow() {
        Auth.NewLogin auditor = server.another("-me", List.of(Role.AUDITOR));
        Me me = me(server.signIn(auditor));
        assertThat(me.id()).isEqualTo(auditor.person().id());
        assertThat(me.roles()).containsExactly(Role.AUDITOR);
        assertThat(me.permissions())
                .contains(Permission.SEE_AUDIT, Permission.OWN_SESSION)
                .doesNotContain(Permission.DECIDE, Permission.PREPARE_USER);
        assertThat(Duration.between(me.authTime(), me.endsAt())).isEqualTo(Duration.ofHours(10));
    }

    @Test
    @DisplayName("D4: logging out ends the access token and the refresh token at once")
    void loggingOutEndsBothTokens() {
        Auth.NewLogin person = server.another("-out", List.of(Role.OPERATOR));
        Tokens here = server.signIn(person);
        Tokens there = server.signIn(person);
        server.call(AuthCalls.LOGOUT, new Nothing(), here.accessToken());
        unauthenticated(() -> me(here));
        unauthenticated(() -> server.call(AuthCalls.REFRESH, new Refresh(here.refreshToken()), ""));
        assertThat(me(there).login()).isEqualTo(person.person().login());
    }

    @Test
    @DisplayName("D4: a disabled person is out with the next request and cannot come back")
    void aDisabledPersonIsOutWithTheNextRequest() {
        Auth.NewLogin person = server.another("-gone", List.of(Role.OPERATOR));
        Tokens tokens = server.signIn(person);
        String token = server.signIn(admin).accessToken();
        Person after =
                server.call(
                        AuthCalls.DISABLE_PERSON,
                        new DisablePerson(person.person().id(), 1, "Left the company today."),
                        token);
        assertThat(after.personState()).isEqualTo(PersonState.DISABLED);
        unauthenticated(() -> me(tokens));
        unauthenticated(
                () -> server.call(AuthCalls.REFRESH, new Refresh(tokens.refreshToken()), ""));
        unauthenticated(() -> server.signIn(person));
        server.call(AuthCalls.LOGOUT, new Nothing(), token);
    }

    @Test
    void nobodyDisablesOrChangesThemselves() {
        String token = server.signIn(admin).accessToken();
        refused(
                Problem.Code.SAME_PERSON,
                () ->
                        server.call(
                                AuthCalls.DISABLE_PERSON,
                                new DisablePerson(admin.person().id(), 1, "I am tired of this."),
                                token));
        refused(
                Problem.Code.SAME_PERSON,
                () ->
                        server.call(
                                AuthCalls.CHANGE_PERSON,
                                new ChangePerson(
                                        admin.person().id(),
                                        List.of(Role.ADMIN, Role.APPROVER),
                                        PersonState.ACTIVE,
                                        1,
                                        "I want to decide too."),
                                token));
        server.call(AuthCalls.LOGOUT, new Nothing(), token);
    }

    @Test
    @DisplayName("D1, D4: other roles end the session; signed in again, the old right is gone")
    void otherRolesEndTheSession() {
        Auth.NewLogin person = server.another("-demoted", List.of(Role.ADMIN));
        Tokens before = server.signIn(person);
        assertThat(server.call(AuthCalls.PEOPLE, new Nothing(), before.accessToken()).people())
                .isNotEmpty();
        String adminToken = server.signIn(admin).accessToken();
        Prepared prepared =
                server.call(
                        AuthCalls.CHANGE_PERSON,
                        new ChangePerson(
                                person.person().id(),
                                List.of(Role.OPERATOR),
                                PersonState.ACTIVE,
                                1,
                                "Moves to operations."),
                        adminToken);
        assertThat(me(before).roles()).containsExactly(Role.ADMIN);
        decide(prepared);
        unauthenticated(() -> me(before));
        Tokens after = server.signIn(person);
        assertThat(me(after).roles()).containsExactly(Role.OPERATOR);
        refused(
                Problem.Code.FORBIDDEN,
                () -> server.call(AuthCalls.PEOPLE, new Nothing(), after.accessToken()));
        server.call(AuthCalls.LOGOUT, new Nothing(), adminToken);
    }

    @Test
    @DisplayName("D5: a new password ends all other sessions and the old password")
    void aNewPasswordEndsAllOtherSessions() {
        Auth.NewLogin person = server.another("-changes", List.of(Role.OPERATOR));
        Tokens here = server.signIn(person);
        Tokens there = server.signIn(person);
        refused(
                Problem.Code.BAD_VALUE,
                () -> change(here, "not the password at all", "seven quiet lamps glow"));
        change(here, person.password(), "seven quiet lamps glow");
        assertThat(me(here).login()).isEqualTo(person.person().login());
        unauthenticated(() -> me(there));
        unauthenticated(() -> server.signIn(person));
        Tokens again =
                server.call(
                        AuthCalls.LOGIN,
                        new Login(person.person().login(), "seven quiet lamps glow", "desk"),
                        "");
        assertThat(me(again).login()).isEqualTo(person.person().login());
    }

    @Test
    @DisplayName("D5: the sixth sign-in is refused and names the five; ending them lets in again")
    void theSixthSignInIsRefusedAndNamesTheFive() {
        Auth.NewLogin person = server.another("-many", List.of(Role.OPERATOR));
        Tokens first = server.signIn(person);
        for (int i = 0; i < 4; i++) {
            server.signIn(person);
        }
        assertThatThrownBy(() -> server.signIn(person))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("WRONG_STATE: You are already signed in at 5 places: test");
        assertThat(me(first).login()).isEqualTo(person.person().login());
        server.call(
                AuthCalls.END_SESSIONS,
                new EndSessions(person.person().login(), person.password()),
                "");
        unauthenticated(() -> me(first));
        assertThat(me(server.signIn(person)).login()).isEqualTo(person.person().login());
    }

    /// Four tries would make it wait.
    @Test
    @DisplayName("D12: a right password at the limit of sessions counts as no failed try")
    void aRightPasswordAtTheLimitCountsAsNoFailedTry() {
        Auth.NewLogin person = server.another("-full", List.of(Role.OPERATOR));
        for (int i = 0; i < 5; i++) {
            server.signIn(person);
        }
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> server.signIn(person))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("WRONG_STATE: You are already signed in");
        }
    }

    @Test
    void confirmingThePasswordMakesTheSignInFresh() {
        try (var own = RunningServer.start()) {
            Auth.NewLogin person = own.another("", List.of(Role.APPROVER));
            Tokens tokens = own.signIn(person);
            Me before = own.call(AuthCalls.ME, new Nothing(), tokens.accessToken());
            own.clock().advance(Duration.ofMinutes(4));
            own.call(
                    AuthCalls.CONFIRM,
                    new ConfirmPassword(person.password()),
                    tokens.accessToken());
            Me after = own.call(AuthCalls.ME, new Nothing(), tokens.accessToken());
            assertThat(Duration.between(before.authTime(), after.authTime()))
                    .isEqualTo(Duration.ofMinutes(4));
            assertThat(after.endsAt()).isEqualTo(before.endsAt());
            assertThatThrownBy(
                            () ->
                                    own.call(
                                            AuthCalls.CONFIRM,
                                            new ConfirmPassword("not it, not at all"),
                                            tokens.accessToken()))
                    .hasMessageStartingWith("BAD_VALUE");
        }
    }

    private static void decide(Prepared prepared) {
        String token = server.signIn(approver).accessToken();
        server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                token);
        server.call(AuthCalls.LOGOUT, new Nothing(), token);
    }

    private static void change(Tokens tokens, String password, String newPassword) {
        server.call(
                AuthCalls.CHANGE_PASSWORD,
                new ChangePassword(password, newPassword),
                tokens.accessToken());
    }

    private static Me me(Tokens tokens) {
        return server.call(AuthCalls.ME, new Nothing(), tokens.accessToken());
    }

    private static void unauthenticated(ThrowingCallable ask) {
        refused(Problem.Code.UNAUTHENTICATED, ask);
    }

    private static void refused(Problem.Code code, ThrowingCallable ask) {
        assertThatThrownBy(ask).isInstanceOf(Refused.class).hasMessageStartingWith(code + ":");
    }
}
