package fidus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Roles are read as words.
class RoleWordsTest {
    @Test
    void anyAndAllOfThemAreNamedWithinASentence() {
        assertThat(RoleWords.anyOf(List.of(Role.APPROVER, Role.ADMIN)))
                .isEqualTo("an approver or an admin");
        assertThat(RoleWords.allOf(List.of(Role.OPERATOR, Role.COMPLIANCE)))
                .isEqualTo("an operator and compliance");
        assertThat(RoleWords.anyOf(List.of())).isEqualTo("another person");
        assertThat(RoleWords.one(Role.CLIENT)).isEqualTo("a client");
    }
}
