package fidus.auth;

public record ChangePassword(String password, String newPassword) {
    @Override
    public String toString() {
        return "ChangePassword[]";
    }
}
