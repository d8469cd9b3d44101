package fidus.auth;

public record Refresh(String refreshToken) {
    @Override
    public String toString() {
        return "Refresh[]";
    }
}
