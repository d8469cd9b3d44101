package fidus.auth;

import static fidus.contract.Call.Trait.BACKGROUND;
import static fidus.contract.Call.Trait.STEP_UP;
import static fidus.contract.Call.Trait.WITHOUT_KEY;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// Signing in and out, and the people who may.
public final class AuthCalls {
    /// Asked again and again by every open window, also before sign-in.
    public static final Call<Nothing, Greeting> GREETING =
            get("/api/v1/greeting", Nothing.class, Greeting.class, Permission.PUBLIC, BACKGROUND);

    public static final Call<Login, Tokens> LOGIN =
            post("/api/v1/auth/login", Login.class, Tokens.class, Permission.PUBLIC, WITHOUT_KEY);
    public static final Call<Refresh, Tokens> REFRESH =
            post(
                    "/api/v1/auth/refresh",
                    Refresh.class,
                    Tokens.class,
                    Permission.PUBLIC,
                    WITHOUT_KEY,
                    BACKGROUND);
    public static final Call<Nothing, Nothing> LOGOUT =
            post(
                    "/api/v1/auth/logout",
                    Nothing.class,
                    Nothing.class,
                    Permission.OWN_SESSION,
                    WITHOUT_KEY);
    public static final Call<Nothing, Me> ME =
            get("/api/v1/me", Nothing.class, Me.class, Permission.OWN_SESSION);
    public static final Call<ChangePassword, Nothing> CHANGE_PASSWORD =
            post(
                    "/api/v1/me/password",
                    ChangePassword.class,
                    Nothing.class,
                    Permission.OWN_SESSION);
    public static final Call<SetUp, Nothing> SET_UP =
            post("/api/v1/auth/set-up", SetUp.class, Nothing.class, Permission.PUBLIC, WITHOUT_KEY);
    public static final Call<SetPassword, Nothing> SET_PASSWORD =
            post(
                    "/api/v1/auth/password",
                    SetPassword.class,
                    Nothing.class,
                    Permission.PUBLIC,
                    WITHOUT_KEY);
    public static final Call<ConfirmPassword, Nothing> CONFIRM =
            post(
                    "/api/v1/me/confirmation",
                    ConfirmPassword.class,
                    Nothing.class,
                    Permission.OWN_SESSION,
                    WITHOUT_KEY);
    public static final Call<EndSessions, Nothing> END_SESSIONS =
            post(
                    "/api/v1/auth/sessions/end",
                    EndSessions.class,
                    Nothing.class,
                    Permission.PUBLIC,
                    WITHOUT_KEY);
    public static final Call<Nothing, People> PEOPLE =
            get("/api/v1/people", Nothing.class, People.class, Permission.SEE_USERS);
    public static final Call<AddPerson, Prepared> ADD_PERSON =
            post("/api/v1/people", AddPerson.class, Prepared.class, Permission.PREPARE_USER);
    public static final Call<ChangePerson, Prepared> CHANGE_PERSON =
            post(
                    "/api/v1/people/{id}",
                    ChangePerson.class,
                    Prepared.class,
                    Permission.PREPARE_USER);
    public static final Call<DisablePerson, Person> DISABLE_PERSON =
            post(
                    "/api/v1/people/{id}/disabling",
                    DisablePerson.class,
                    Person.class,
                    Permission.PREPARE_USER);
    public static final Call<ResetPassword, Prepared> RESET_PASSWORD =
            post(
                    "/api/v1/people/{id}/password-reset",
                    ResetPassword.class,
                    Prepared.class,
                    Permission.PREPARE_USER);

    /// Without a key, because a stored answer would be the code in plain text.
    public static final Call<AskOneTimeCode, OneTimeCode> ONE_TIME_CODE =
            post(
                    "/api/v1/people/{id}/one-time-code",
                    AskOneTimeCode.class,
                    OneTimeCode.class,
                    Permission.GIVE_CODE,
                    WITHOUT_KEY,
                    STEP_UP);

    private AuthCalls() {}
}
