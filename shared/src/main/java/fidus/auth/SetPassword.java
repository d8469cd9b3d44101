package fidus.auth;

/// A person's first password, set with the one-time code that two others handed over.
///
/// @param code both halves in any order, with a blank between
public record SetPassword(String login, String code, String password) {
    @Override
    public String toString() {
        return "SetPassword[login=" + login + "]";
    }
}
