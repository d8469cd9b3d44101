package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchPass.Similarity;
import fidus.reconciliation.MatchPass.Tolerance;
import fidus.reconciliation.MatchPass.Window;
import fidus.reconciliation.ReferenceMode;
import fidus.reconciliation.profiles.DryRunFound;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/// What was found is named by the rules that found it.
class TriedPassesTest {
    private static MatchPass pass(String code, ReferenceMode reference, String least, int days) {
        return new MatchPass(
                code,
                MatchPass.Shape.PAIR,
                reference,
                Similarity.TOKENS,
                new BigDecimal(least),
                Tolerance.EXACT,
                new Window(0, days),
                false);
    }

    private static final PassNames BEFORE =
            new PassNames(
                    List.of(
                            pass("P1", ReferenceMode.EQUAL, "0", 0),
                            pass("P2", ReferenceMode.EQUAL, "0", 5),
                            pass("P3", ReferenceMode.SIMILAR, "0.80", 5)));
    private static final PassNames TRIED =
            new PassNames(
                    List.of(
                            pass("P1", ReferenceMode.IGNORE, "0", 3),
                            pass("P2", ReferenceMode.EQUAL, "0", 9),
                            pass("P3", ReferenceMode.SIMILAR, "0.8", 5),
                            pass("P4", ReferenceMode.SIMILAR, "0.5", 5)));
    private final TriedPasses both = new TriedPasses(BEFORE, TRIED);

    @Test
    void aPassThatIsRedefinedUnderItsCodeHasTheNameOfEachRules() {
        assertThat(both.of(new DryRunFound.PassTally("P1", 12, 3)))
                .isEqualTo("Equal reference, same day 12 → Sum and day alone 3");
        assertThat(both.of(new DryRunFound.PassTally("P3", 4, 5))).isEqualTo("Similar text 4 → 5");
        assertThat(both.of(new DryRunFound.PassTally("P4", 0, 5))).isEqualTo("Similar text 0 → 5");
    }

    @Test
    void itIsSaidWhereTheSameCodeMeansSomethingElse() {
        assertThat(both.redefined())
                .extracting(
                        TriedPasses.Redefined::code,
                        TriedPasses.Redefined::was,
                        TriedPasses.Redefined::is,
                        TriedPasses.Redefined::looksForElse)
                .as("80 % is 80 %, however it is written")
                .containsExactly(
                        tuple("P1", "Equal reference, same day", "Sum and day alone", true),
                        tuple("P2", "Equal reference", "Equal reference", false));
    }

    @Test
    void rulesThatAreNotKnownRedefineNothing() {
        assertThat(new TriedPasses(PassNames.NONE, TRIED).redefined()).isEmpty();
        assertThat(new TriedPasses(BEFORE, PassNames.NONE).redefined()).isEmpty();
        assertThat(new TriedPasses(PassNames.NONE, TRIED).of(new DryRunFound.PassTally("P1", 2, 3)))
                .isEqualTo("Sum and day alone 2 → 3");
    }
}
