package fidus.auth;

/// A person's first password, set with the one-time code an administrator handed over.
public record SetPassword(String login, String code, String password) {
    @Override
    public String toString() {
        return "SetPassword[login=" + login + "]";
    }
}
