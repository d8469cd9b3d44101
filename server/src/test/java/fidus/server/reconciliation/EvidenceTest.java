package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.mt5.AccountKey;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.Workbench;
import fidus.server.RunningServer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;

/// What two people sign is a matter of the data alone.
final class EvidenceTest {
    @Test
    void theSameDataAtAnotherMinuteIsTheSameEvidence() {
        Workbench early = stale(Duration.ofMinutes(20));
        Workbench late = stale(Duration.ofMinutes(27));

        assertThat(early.card().evidenceHash()).matches("[0-9a-f]{64}");
        assertThat(late.card().evidenceHash()).isEqualTo(early.card().evidenceHash());
        var old = ReconciliationTest.ofRule(late, "R13");
        assertThat(old.severityNow()).isEqualTo(Severity.CRITICAL);
        assertThat(old.found().left()).isEqualTo("CRITICAL, as of 2026-11-23T08:56:00Z");
        assertThat(old.found().right()).contains("over 15 min CRITICAL");
    }

    @Test
    void anotherBandIsOtherEvidence() {
        assertThat(stale(Duration.ofMinutes(8)).card().evidenceHash())
                .isNotEqualTo(stale(Duration.ofMinutes(20)).card().evidenceHash());
    }

    /// Breaks stored before their day was kept are in the hashes of runs that are signed.
    @Test
    void theDayOfABreakIsNoPartOfTheEvidence() {
        var seen = new Findings.Seen("S4", "a/b", "left", "right", null, Severity.WARNING);

        assertThat(Canonical.text(seen.on(LocalDate.EPOCH))).isEqualTo(Canonical.text(seen));
        assertThat(Canonical.text(seen)).doesNotContain("day");
    }

    private static Workbench stale(Duration later) {
        try (var server = RunningServer.withEverything()) {
            var desk = new Desk(server);
            AccountKey account = desk.account(501);
            var _ = desk.take(ReconciliationTest.first(501));
            server.clock().advance(later);
            desk.signInAgain();
            return desk.reconcile(account);
        }
    }
}
