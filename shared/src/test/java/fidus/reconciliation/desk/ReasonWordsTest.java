package fidus.reconciliation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Why a row is unmatched, as people read it.
class ReasonWordsTest {
    @Test
    void aRowInAnotherMatchIsNotSaidByTheCodeOfItsPass() {
        assertThat(ReasonWords.of("Closest in P4: STMT-2-5. USED matched in P1, limit free."))
                .isEqualTo("Closest: statement 2, row 5. It is matched already.");
        assertThat(
                        ReasonWords.of(
                                "Closest in P4: 71. USED matched in an earlier match, limit free."))
                .isEqualTo("Closest: 71. It is matched in an earlier match.");
    }
}
