package fidus.auth;

/// A person at an open session proves again who they are, before something that matters.
public record ConfirmPassword(String password) {
    @Override
    public String toString() {
        return "ConfirmPassword[]";
    }
}
