package fidus.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.AddPerson;
import fidus.auth.AskOneTimeCode;
import fidus.auth.AuthCalls;
import fidus.auth.Greeting;
import fidus.auth.Login;
import fidus.auth.OneTimeCode;
import fidus.auth.Person;
import fidus.auth.PersonId;
import fidus.auth.Refresh;
import fidus.auth.ResetPassword;
import fidus.auth.Role;
import fidus.auth.SetPassword;
import fidus.auth.SetUp;
import fidus.auth.Tokens;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.RunningServer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

@DisplayName("How people come in: never with a default password, never by one person alone")
class OnboardingTest {
    private static Greeting greeting(RunningServer server) {
        return server.call(AuthCalls.GREETING, new Nothing(), "");
    }

    private static final String ADMINS = "seven quiet lamps glow";
    private static final String APPROVERS = "eleven loud drums rest";
    private static final String OPERATORS = "nine herons at the weir";

    @Test
    void anEmptyServerLetsNobodyInWithoutTheCodeOfItsStart() {
        try (var server = RunningServer.start()) {
            refused(Problem.Code.UNAUTHENTICATED, () -> login(server, "admin", "admin"));
            refused(Problem.Code.UNAUTHENTICATED, () -> setUp(server, "no code was made yet"));
            String first = server.parts().auth().setUpCode().orElseThrow();
            String second = server.parts().auth().setUpCode().orElseThrow();
            refused(Problem.Code.UNAUTHENTICATED, () -> setUp(server, first));
            refused(Problem.Code.UNAUTHENTICATED, () -> setUp(server, "guessed"));

            assertThat(greeting(server).firstStart()).isTrue();
            setUp(server, second);

            assertThat(greeting(server).firstStart()).isFalse();
            refused(Problem.Code.UNAUTHENTICATED, () -> setUp(server, second));
            assertThat(server.parts().auth().setUpCode()).isEmpty();
            assertThat(login(server, "anna.admin", ADMINS)).isNotEmpty();
            assertThat(login(server, "arthur.approver", APPROVERS)).isNotEmpty();
        }
    }

    @Test
    void theFirstTwoAreTwoPeopleWithGoodPasswords() {
        try (var server = RunningServer.start()) {
            String code = server.parts().auth().setUpCode().orElseThrow();
            var anna = new SetUp.NewPerson("anna.admin", "Anna", ADMINS);
            refused(Problem.Code.BAD_VALUE, () -> setUp(server, code, anna, anna));
            refused(
                    Problem.Code.WEAK_PASSWORD,
                    () ->
                            setUp(
                                    server,
                                    code,
                                    anna,
                                    new SetUp.NewPerson("arthur", "Arthur", ADMINS)));
            refused(
                    Problem.Code.WEAK_PASSWORD,
                    () ->
                            setUp(
                                    server,
                                    code,
                                    anna,
                                    new SetUp.NewPerson("arthur", "Arthur", "short")));
            setUp(server, code);
        }
    }

    @Test
    void aPersonIsPreparedByOneApprovedByAnotherAndChoosesTheOwnPassword() {
        try (var server = RunningServer.start()) {
            setUp(server, server.parts().auth().setUpCode().orElseThrow());
            String admin = login(server, "anna.admin", ADMINS);
            String approver = login(server, "arthur.approver", APPROVERS);
            Prepared prepared =
                    server.call(
                            AuthCalls.ADD_PERSON,
                            new AddPerson(
                                    "Olga.Operator",
                                    "Olga",
                                    List.of(Role.OPERATOR),
                                    "New in operations."),
                            admin);
            refused(Problem.Code.SAME_PERSON, () -> approve(server, prepared, admin));
            approve(server, prepared, approver);
            PersonId olga = find(server, admin, "olga.operator").id();

            refused(Problem.Code.FORBIDDEN, () -> code(server, olga, server.token(Role.OPERATOR)));
            String old = code(server, olga, admin).code();
            String mine = code(server, olga, admin).code();
            refused(Problem.Code.UNAUTHENTICATED, () -> set(server, mine, OPERATORS));
            refused(Problem.Code.UNAUTHENTICATED, () -> set(server, mine + " " + mine, OPERATORS));
            String others = code(server, olga, approver).code();
            server.clock().advance(Duration.ofMinutes(1));
            refused(Problem.Code.UNAUTHENTICATED, () -> set(server, others, OPERATORS));
            server.clock().advance(Duration.ofMinutes(1));
            refused(Problem.Code.UNAUTHENTICATED, () -> set(server, old + " " + others, OPERATORS));
            server.clock().advance(Duration.ofMinutes(1));
            String code = others + "  " + mine;
            refused(Problem.Code.WEAK_PASSWORD, () -> set(server, code, "olga.operator2026"));
            server.clock().advance(Duration.ofMinutes(1));
            set(server, code, OPERATORS);

            assertThat(login(server, "olga.operator", OPERATORS)).isNotEmpty();
            refused(Problem.Code.UNAUTHENTICATED, () -> set(server, code, APPROVERS));
            refused(Problem.Code.WRONG_STATE, () -> code(server, olga, admin));
        }
    }

    @Test
    void oneWhoIsBothAdministratorAndApproverGivesOneHalfOnly() {
        try (var server = RunningServer.start()) {
            setUp(server, server.parts().auth().setUpCode().orElseThrow());
            PersonId olga = add(server);
            String both = server.token(Role.ADMIN, Role.APPROVER);
            assertThat(code(server, olga, both).half()).isEqualTo(Role.ADMIN);
            String one = code(server, olga, both).code();
            refused(Problem.Code.UNAUTHENTICATED, () -> set(server, one + " " + one, OPERATORS));
            String other = code(server, olga, login(server, "arthur.approver", APPROVERS)).code();
            assertThat(code(server, olga, both).half()).isEqualTo(Role.ADMIN);
            String again = code(server, olga, both).code();
            set(server, again + " " + other, OPERATORS);
        }
    }

    @Test
    void aHalfIsGivenOnlyAfterAFreshSignIn() {
        try (var server = RunningServer.start()) {
            setUp(server, server.parts().auth().setUpCode().orElseThrow());
            PersonId olga = add(server);
            Tokens tokens =
                    server.call(AuthCalls.LOGIN, new Login("anna.admin", ADMINS, "desk"), "");
            server.clock().advance(Duration.ofMinutes(6));
            Tokens later = server.call(AuthCalls.REFRESH, new Refresh(tokens.refreshToken()), "");
            refused(Problem.Code.STEP_UP_NEEDED, () -> code(server, olga, later.accessToken()));
        }
    }

    @Test
    void aCodeIsOverAfterADay() {
        try (var server = RunningServer.start()) {
            setUp(server, server.parts().auth().setUpCode().orElseThrow());
            PersonId olga = add(server);
            String code = bothHalves(server, olga);
            server.clock().advance(Duration.ofHours(24));
            refused(Problem.Code.UNAUTHENTICATED, () -> set(server, code, OPERATORS));
        }
    }

    @Test
    void aForgottenPasswordIsTakenAwayByTwoAndChosenByItsOwner() {
        try (var server = RunningServer.start()) {
            setUp(server, server.parts().auth().setUpCode().orElseThrow());
            PersonId olga = add(server);
            String admin = login(server, "anna.admin", ADMINS);
            set(server, bothHalves(server, olga), OPERATORS);
            String open = login(server, "olga.operator", OPERATORS);
            Prepared prepared =
                    server.call(
                            AuthCalls.RESET_PASSWORD,
                            new ResetPassword(olga, "Forgot it over the summer."),
                            admin);
            refused(Problem.Code.WRONG_STATE, () -> code(server, olga, admin));

            approve(server, prepared, login(server, "arthur.approver", APPROVERS));

            refused(Problem.Code.UNAUTHENTICATED, () -> login(server, "olga.operator", OPERATORS));
            refused(
                    Problem.Code.UNAUTHENTICATED,
                    () -> server.call(AuthCalls.ME, new Nothing(), open));
            set(server, bothHalves(server, olga), "four new kites above");
            assertThat(login(server, "olga.operator", "four new kites above")).isNotEmpty();
        }
    }

    @Test
    void clientsAndAgentsAreNothingElseBesides() {
        try (var server = RunningServer.start()) {
            String admin = server.token(Role.ADMIN);
            for (List<Role> roles : List.of(List.<Role>of(), List.of(Role.CLIENT, Role.OPERATOR))) {
                refused(
                        Problem.Code.BAD_VALUE,
                        () ->
                                server.call(
                                        AuthCalls.ADD_PERSON,
                                        new AddPerson(
                                                "some.body", "Some", roles, "Because of a test."),
                                        admin));
            }
        }
    }

    private static PersonId add(RunningServer server) {
        String admin = login(server, "anna.admin", ADMINS);
        Prepared prepared =
                server.call(
                        AuthCalls.ADD_PERSON,
                        new AddPerson(
                                "olga.operator",
                                "Olga",
                                List.of(Role.OPERATOR),
                                "New in operations."),
                        admin);
        approve(server, prepared, login(server, "arthur.approver", APPROVERS));
        return find(server, admin, "olga.operator").id();
    }

    private static Person find(RunningServer server, String token, String login) {
        return server.call(AuthCalls.PEOPLE, new Nothing(), token).people().stream()
                .filter(person -> person.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private static void setUp(RunningServer server, String code) {
        setUp(
                server,
                code,
                new SetUp.NewPerson("anna.admin", "Anna Berg", ADMINS),
                new SetUp.NewPerson("arthur.approver", "Arthur Lund", APPROVERS));
    }

    private static void setUp(
            RunningServer server, String code, SetUp.NewPerson admin, SetUp.NewPerson approver) {
        server.call(AuthCalls.SET_UP, new SetUp(code, admin, approver), "");
    }

    private static String login(RunningServer server, String login, String password) {
        return server.call(AuthCalls.LOGIN, new Login(login, password, "desk"), "").accessToken();
    }

    private static OneTimeCode code(RunningServer server, PersonId person, String token) {
        return server.call(AuthCalls.ONE_TIME_CODE, new AskOneTimeCode(person), token);
    }

    /// The administrator's and the approver's half, as the person types them.
    private static String bothHalves(RunningServer server, PersonId person) {
        String admins = code(server, person, login(server, "anna.admin", ADMINS)).code();
        String approvers = code(server, person, login(server, "arthur.approver", APPROVERS)).code();
        return admins + " " + approvers;
    }

    private static void set(RunningServer server, String code, String password) {
        server.call(AuthCalls.SET_PASSWORD, new SetPassword("olga.operator", code, password), "");
    }

    private static void approve(RunningServer server, Prepared prepared, String token) {
        server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                token);
    }

    private static void refused(Problem.Code code, ThrowingCallable ask) {
        assertThatThrownBy(ask).isInstanceOf(Refused.class).hasMessageStartingWith(code + ":");
    }
}
