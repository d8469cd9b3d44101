package fidus.auth;

import org.jspecify.annotations.Nullable;

/// @param login the name the person signs in with
/// @param device what the person's machine calls itself, shown in the list of sessions
/// @param replaces a refresh token of the session that this machine holds already; that session
///   ends with this sign-in if it is the same person's
public record Login(String login, String password, String device, @Nullable String replaces) {
    /// From a machine that holds no session.
    public Login(String login, String password, String device) {
        this(login, password, device, null);
    }

    public Login replacing(@Nullable String refreshToken) {
        return new Login(login, password, device, refreshToken);
    }

    @Override
    public String toString() {
        return "Login[login=" + login + ", device=" + device + "]";
    }
}
