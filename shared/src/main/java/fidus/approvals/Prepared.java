package fidus.approvals;

import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Confidential;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A command that one person prepared and that another must approve before it does anything.
///
/// @param command what it would do, such as `RELEASE_ACCOUNT`
/// @param subject the record it concerns, as `kind/id`
/// @param title a sentence for both people
/// @param shown what was shown, line by line
/// @param payload the command's exact canonical text
/// @param digest SHA-256 over the canonical text of command, subject, title, shown and payload:
///   what the second person approves
/// @param needs one role for each decision that is needed, every one by another person
/// @param alsoBy roles that may take a decision in place of the role it needs
/// @param approvals those given so far, oldest first
/// @param checkerId whose decision ended it
/// @param signature empty until approvals are signed by devices
/// @param keyId empty until approvals are signed by devices
/// @param told what those who decided had been told besides, oldest first; absent where nobody was
///   told anything, and in what was decided before this was kept
public record Prepared(
        PreparedId id,
        String command,
        String subject,
        String title,
        @Confidential List<Shown> shown,
        @Confidential String payload,
        String digest,
        PersonId makerId,
        String makerName,
        Instant preparedAt,
        Instant expiresAt,
        PreparedState preparedState,
        List<Role> needs,
        List<Role> alsoBy,
        List<Approval> approvals,
        @Nullable PersonId checkerId,
        @Nullable String checkerName,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        String signature,
        String keyId,
        long version,
        @Confidential @Nullable List<Told> told) {
    /// When that lapses which waits however long.
    public static final Instant WITHOUT_END = Instant.parse("9999-12-31T00:00:00Z");

    /// What was stored before several decisions were possible needs one APPROVER.
    public Prepared {
        shown = List.copyOf(shown);
        needs = needs == null ? List.of(Role.APPROVER) : List.copyOf(needs);
        alsoBy = alsoBy == null ? List.of() : List.copyOf(alsoBy);
        approvals = approvals == null ? List.of() : List.copyOf(approvals);
        told = told == null ? null : List.copyOf(told);
    }

    /// With what somebody who decided had been told, too.
    public Prepared telling(Told one) {
        List<Told> all = new ArrayList<>(told == null ? List.of() : told);
        all.add(one);
        return new Prepared(
                id,
                command,
                subject,
                title,
                shown,
                payload,
                digest,
                makerId,
                makerName,
                preparedAt,
                expiresAt,
                preparedState,
                needs,
                alsoBy,
                approvals,
                checkerId,
                checkerName,
                decidedAt,
                reason,
                signature,
                keyId,
                version,
                all);
    }

    /// The roles that could take the next decision; none once all are taken.
    public List<Role> openRoles() {
        return Stream.concat(needs.stream(), alsoBy.stream())
                .distinct()
                .filter(role -> hasRoomFor(List.of(role)))
                .toList();
    }

    /// Whether a person's yes would count: not the maker's, nobody's twice, and only while a
    /// decision of one of these roles is missing.
    public boolean mayBeDecidedBy(PersonId person, List<Role> roles) {
        return !person.equals(makerId) && !isApprovedBy(person) && hasRoomFor(roles);
    }

    public boolean isApprovedBy(PersonId person) {
        return approvals.stream().anyMatch(given -> given.personId().equals(person));
    }

    /// Whether it only tells somebody something: it never lapses and cannot be taken back.
    public boolean waitsForEver() {
        return !expiresAt.isBefore(WITHOUT_END);
    }

    /// How far it is, such as `1 of 2 approved`; empty where one decision is enough.
    public String progress() {
        return needs.size() < 2 ? "" : approvals.size() + " of " + needs.size() + " approved";
    }

    private boolean hasRoomFor(List<Role> next) {
        List<List<Role>> people = new ArrayList<>();
        approvals.forEach(given -> people.add(counted(given.roles())));
        people.add(counted(next));
        return Needs.haveRoomFor(needs, people);
    }

    /// Somebody who may decide in place of another role counts as having it.
    private List<Role> counted(List<Role> roles) {
        return roles.stream().anyMatch(alsoBy::contains) ? needs : roles;
    }
}
