package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/// What becomes of a break that somebody explained when it is seen again, or ends.
class SettledBreakTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-02");
    private static final RunId RUN = new RunId(new UUID(0, 1));

    private static ReconciliationBreak explained(CauseCode cause) {
        return ReconciliationBreak.seen(
                        new BreakId(new UUID(0, 2)), seen(Severity.WARNING), usd("-0.50"), DAY)
                .explain(
                        new Act("maker", Set.of(Role.OPERATOR), DAY),
                        "owner",
                        cause,
                        "bank charge 0.50, agreed with the bank");
    }

    private static ReconciliationBreak.Sighting seen(Severity severity) {
        return new ReconciliationBreak.Sighting(
                RUN, "AMOUNT_DIFFERENCE", "a/b", "book", "statement", severity);
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }

    @Test
    void whatWasSaidOfAnotherDifferenceOrALesserOneDoesNotExplainIt() {
        ReconciliationBreak before = explained(CauseCode.BANK_CHARGE);

        ReconciliationBreak other =
                before.seenAgain(seen(Severity.WARNING), usd("-450.00"), DAY.plusDays(3));
        ReconciliationBreak worse =
                before.seenAgain(seen(Severity.CRITICAL), usd("-0.50"), DAY.plusDays(3));
        ReconciliationBreak same =
                before.seenAgain(seen(Severity.WARNING), usd("-0.50"), DAY.plusDays(3));

        assertThat(other.breakState()).isEqualTo(BreakState.OPEN);
        assertThat(other.isSettledForSignOff()).isFalse();
        assertThat(other.findings().owner()).isEqualTo("owner");
        assertThat(other.findings().note()).isNull();
        assertThat(other.history().getLast().reason())
                .isEqualTo("the difference is -450.00 USD now, was -0.50 USD");
        assertThat(worse.breakState()).isEqualTo(BreakState.OPEN);
        assertThat(worse.history().getLast().reason()).isEqualTo("it is CRITICAL now, was WARNING");
        assertThat(same.breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(same.history()).isEqualTo(before.history());
    }

    @Test
    void aSuspicionStaysUntilTwoPersonsEndIt() {
        ReconciliationBreak after =
                explained(CauseCode.FRAUD_SUSPECTED)
                        .seenAgain(seen(Severity.WARNING), usd("-450.00"), DAY.plusDays(3));

        assertThat(after.breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(after.findings().causeCode()).isEqualTo(CauseCode.FRAUD_SUSPECTED);
        assertThat(after.history()).hasSize(3);
    }

    @Test
    void aDifferenceThatIsBackGoesToWhoFollowedItUp() {
        ReconciliationBreak back =
                explained(CauseCode.TIMING)
                        .clearedByData(DAY.plusDays(3))
                        .seenAgain(seen(Severity.WARNING), usd("-0.50"), DAY.plusDays(4));

        assertThat(back.breakState()).isEqualTo(BreakState.OPEN);
        assertThat(back.findings().owner()).isEqualTo("owner");
        assertThat(back.findings())
                .isEqualTo(
                        new ReconciliationBreak.Findings(
                                "owner", null, null, null, null, null, null));
    }

    @Test
    void theCauseThatAPersonGaveStaysHoweverItEnds() {
        ReconciliationBreak before = explained(CauseCode.TIMING);
        var match = new MatchId(new UUID(0, 3));

        ReconciliationBreak matched = before.matched(DAY.plusDays(3), match);
        ReconciliationBreak gone = before.clearedByData(DAY.plusDays(3));

        assertThat(matched.breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(matched.findings().causeCode()).isEqualTo(CauseCode.TIMING);
        assertThat(matched.findings().linkedMatch()).isEqualTo(match);
        assertThat(matched.findings().endedBy()).isEqualTo(EndedBy.MATCH);
        assertThat(gone.findings().causeCode()).isEqualTo(CauseCode.TIMING);
        assertThat(gone.findings().endedBy()).isEqualTo(EndedBy.DATA);
    }
}
