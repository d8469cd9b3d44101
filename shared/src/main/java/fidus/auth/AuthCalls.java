package fidus.auth;

import static fidus.contract.Call.Trait.BACKGROUND;
import static fidus.contract.Call.Trait.WITHOUT_KEY;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// Signing in and out, and the people who may.
public final class AuthCalls {
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
    public static final Call<Nothing, People> PEOPLE =
            get("/api/v1/people", Nothing.class, People.class, Permission.SEE_USERS);
    public static final Call<AddPerson, Prepared> ADD_PERSON =
            post("/api/v1/people", AddPerson.class, Prepared.class, Permission.PREPARE_USER);

    private AuthCalls() {}
}
