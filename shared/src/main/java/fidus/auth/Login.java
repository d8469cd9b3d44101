package fidus.auth;

/// @param login the name the person signs in with
/// @param device what the person's machine calls itself, shown in the list of sessions
public record Login(String login, String password, String device) {
    @Override
    public String toString() {
        return "Login[login=" + login + ", device=" + device + "]";
    }
}
