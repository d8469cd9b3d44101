package fidus.auth;

/// What a login may be. OPERATOR prepares, APPROVER decides, ADMIN configures, COMPLIANCE guards
/// people and documents, AUDITOR reads everything and changes nothing, CLIENT and AGENT see their
/// own.
public enum Role {
    OPERATOR,
    APPROVER,
    ADMIN,
    COMPLIANCE,
    AUDITOR,
    CLIENT,
    AGENT;

    public boolean isStaff() {
        return this != CLIENT && this != AGENT;
    }
}
