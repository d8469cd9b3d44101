package fidus.auth;

/// The first two people, made with the one-time code that the first start prints: nothing that
/// matters can be done by one alone.
public record SetUp(String code, NewPerson admin, NewPerson approver) {
    /// @param password at least 15 characters
    public record NewPerson(String login, String name, String password) {
        @Override
        public String toString() {
            return "NewPerson[login=" + login + "]";
        }
    }

    @Override
    public String toString() {
        return "SetUp[admin=" + admin + ", approver=" + approver + "]";
    }
}
