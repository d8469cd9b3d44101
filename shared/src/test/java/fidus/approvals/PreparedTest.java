package fidus.approvals;

import static fidus.auth.Role.ADMIN;
import static fidus.auth.Role.APPROVER;
import static fidus.auth.Role.OPERATOR;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.auth.Role;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Who may take the next decision on a command that needs several.
final class PreparedTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final PersonId MAKER = person(1);

    @Test
    void oneDecisionIsOpenUntilItIsTaken() {
        Prepared waits = prepared(List.of(APPROVER));

        assertThat(waits.openRoles()).containsExactly(APPROVER);
        assertThat(waits.progress()).isEmpty();
        assertThat(prepared(List.of(APPROVER), List.of(APPROVER)).openRoles()).isEmpty();
    }

    @Test
    void eachRoleDecidesOnce() {
        Prepared half = prepared(List.of(APPROVER, ADMIN), List.of(ADMIN));

        assertThat(half.progress()).isEqualTo("1 of 2 approved");
        assertThat(half.openRoles()).containsExactly(APPROVER);
        assertThat(half.mayBeDecidedBy(person(9), List.of(ADMIN))).isFalse();
        assertThat(half.mayBeDecidedBy(person(9), List.of(OPERATOR, APPROVER))).isTrue();
    }

    @Test
    void somebodyWithTwoRolesStandsForTheOneTheOthersLeave() {
        Prepared half = prepared(List.of(APPROVER, ADMIN), List.of(APPROVER, ADMIN));

        assertThat(half.openRoles()).containsExactly(APPROVER, ADMIN);
        assertThat(half.mayBeDecidedBy(person(9), List.of(APPROVER))).isTrue();
        assertThat(half.mayBeDecidedBy(person(9), List.of(ADMIN))).isTrue();
    }

    @Test
    void neitherTheMakerNorWhoeverApprovedDecides() {
        Prepared half = prepared(List.of(APPROVER, ADMIN), List.of(APPROVER, ADMIN));
        List<Role> all = List.of(APPROVER, ADMIN);

        assertThat(half.mayBeDecidedBy(MAKER, all)).isFalse();
        assertThat(half.mayBeDecidedBy(person(2), all)).isFalse();
        assertThat(half.mayBeDecidedBy(person(3), all)).isTrue();
    }

    @Test
    void twoOfTheSameRoleAreTwoPeople() {
        Prepared half = prepared(List.of(APPROVER, APPROVER), List.of(APPROVER));

        assertThat(half.openRoles()).containsExactly(APPROVER);
        assertThat(half.mayBeDecidedBy(person(2), List.of(APPROVER))).isFalse();
        assertThat(half.mayBeDecidedBy(person(3), List.of(APPROVER))).isTrue();
    }

    @SafeVarargs
    private static Prepared prepared(List<Role> needs, List<Role>... given) {
        List<Approval> approvals = new ArrayList<>();
        for (List<Role> roles : given) {
            approvals.add(new Approval(person(2 + approvals.size()), "Somebody", roles, AT, ""));
        }
        return new Prepared(
                new PreparedId(new UUID(0, 1)),
                "COMMAND",
                "kind/1",
                "Title",
                List.of(),
                "{}",
                "",
                MAKER,
                "Maker",
                AT,
                AT,
                PreparedState.PENDING,
                needs,
                List.of(),
                approvals,
                null,
                null,
                null,
                null,
                "",
                "",
                1,
                null);
    }

    private static PersonId person(long number) {
        return new PersonId(new UUID(7, number));
    }
}
