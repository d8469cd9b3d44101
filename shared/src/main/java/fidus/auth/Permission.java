package fidus.auth;

import static fidus.auth.Role.ADMIN;
import static fidus.auth.Role.APPROVER;
import static fidus.auth.Role.AUDITOR;
import static fidus.auth.Role.COMPLIANCE;
import static fidus.auth.Role.OPERATOR;

import java.util.Collection;
import java.util.Set;

/// One row of the permission table: which roles may ask a call. Everything not listed is refused.
public enum Permission {
    /// Before sign-in: sign in, refresh, first set-up, health.
    PUBLIC(Set.of(Role.values())),
    /// Anyone signed in, about themselves.
    OWN_SESSION(Set.of(Role.values())),
    SEE_CONTRACTS(Set.of(OPERATOR, APPROVER, ADMIN, COMPLIANCE, AUDITOR)),
    /// What comes in and goes out of contracts, by what exception, and who earns by it: deposits,
    /// redemptions, permits, commissions and franchise pools.
    SEE_MOVEMENTS(Set.of(OPERATOR, APPROVER, ADMIN, AUDITOR)),
    SEE_TRADING(Set.of(OPERATOR, APPROVER, ADMIN, AUDITOR)),
    SEE_LEDGER(Set.of(OPERATOR, APPROVER, ADMIN, AUDITOR)),
    SEE_AUDIT(Set.of(ADMIN, COMPLIANCE, AUDITOR, APPROVER)),
    PREPARE_CONTRACT(Set.of(OPERATOR)),
    /// The documents clients signed.
    SEE_AGREEMENT(Set.of(OPERATOR, APPROVER, COMPLIANCE, AUDITOR)),
    KEEP_AGREEMENT(Set.of(OPERATOR, COMPLIANCE)),
    PREPARE_TERMS(Set.of(OPERATOR, ADMIN)),
    PREPARE_PERMIT(Set.of(OPERATOR, ADMIN)),
    SUSPEND(Set.of(ADMIN, COMPLIANCE)),
    REQUEST_REDEMPTION(Set.of(OPERATOR)),
    REVOKE_REDEMPTION(Set.of(APPROVER)),
    PREPARE_COMMISSION(Set.of(OPERATOR)),
    REVOKE_COMMISSION(Set.of(APPROVER)),
    PREPARE_FEE_RUN(Set.of(OPERATOR)),
    PREPARE_OPENING(Set.of(OPERATOR)),
    PREPARE_ENTRY(Set.of(OPERATOR)),
    PREPARE_CLIENT(Set.of(OPERATOR)),
    PREPARE_ACCOUNT(Set.of(OPERATOR)),
    IMPORT_REPORTS(Set.of(OPERATOR)),
    REVIEW_DEALS(Set.of(OPERATOR)),
    DECIDE_READING(Set.of(OPERATOR)),
    RECONCILE(Set.of(OPERATOR, APPROVER)),
    PREPARE_BREAK(Set.of(OPERATOR)),
    PREPARE_PROFILE(Set.of(OPERATOR, ADMIN)),
    SIGN_OFF(Set.of(OPERATOR)),
    SEE_PAYMENTS(Set.of(OPERATOR, APPROVER, AUDITOR)),
    PREPARE_PAYMENT(Set.of(OPERATOR)),
    SEE_WALLETS(Set.of(OPERATOR, APPROVER, COMPLIANCE, AUDITOR)),
    PREPARE_WALLET(Set.of(OPERATOR)),
    ISSUE_STATEMENTS(Set.of(OPERATOR)),
    CLOSE_MONTH(Set.of(OPERATOR)),
    SKIP_CLOSE_STEP(Set.of(APPROVER)),
    REOPEN_MONTH(Set.of(ADMIN)),
    SEE_APPROVALS(Set.of(OPERATOR, APPROVER, ADMIN, COMPLIANCE, AUDITOR)),
    DECIDE(Set.of(APPROVER, ADMIN, COMPLIANCE)),
    SEE_USERS(Set.of(ADMIN, APPROVER, AUDITOR)),
    PREPARE_USER(Set.of(ADMIN)),
    GIVE_CODE(Set.of(ADMIN, APPROVER)),
    SEE_SETTINGS(Set.of(OPERATOR, APPROVER, ADMIN, AUDITOR)),
    PREPARE_SETTING(Set.of(OPERATOR, ADMIN)),
    SEE_JOBS(Set.of(OPERATOR, APPROVER, ADMIN, COMPLIANCE, AUDITOR)),
    CANCEL_JOB(Set.of(OPERATOR, APPROVER, ADMIN));

    @SuppressWarnings("ImmutableEnumChecker") // always a Set.of
    private final Set<Role> roles;

    Permission(Set<Role> roles) {
        this.roles = roles;
    }

    public Set<Role> roles() {
        return roles;
    }

    public boolean allows(Collection<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }
}
