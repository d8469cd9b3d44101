package fidus.auth;

/// Ends all of a person's own sessions, such as when five are open and none of them is at hand.
public record EndSessions(String login, String password) {
    @Override
    public String toString() {
        return "EndSessions[login=" + login + "]";
    }
}
