package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.money.Money;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.WriteOff;

import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// When what happened to a break, by whom and why.
@ExtendWith(ApplicationExtension.class)
class HistoryLinesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void eachLineSaysItsMinuteWhereItIsKnownAndAWriteOffItsReasonAndAsker() {
        try (var fake = new FakeServer().signsIn(Role.OPERATOR)) {
            var model = new BreaksModel(fake.signedIn(Instant.parse("2026-11-23T12:00:00Z")));
            assertThat(HistoryLines.of(writtenOff(), model).stream().map(Label::getText))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("2026-11-23  Open"),
                            line ->
                                    assertThat(line)
                                            .startsWith("2026-11-23 09:12 UTC  Explained")
                                            .endsWith("Fee of the month"),
                            line ->
                                    assertThat(line)
                                            .startsWith("2026-11-23 10:40 UTC  Written off")
                                            .endsWith(
                                                    "\u22121\u202f200.00 USD written off: Too small"
                                                        + " to ask (asked by Olivia Marsh on 23 Nov"
                                                        + " 2026 at 10:02 UTC)"));
        }
    }

    private static ReconciliationBreak writtenOff() {
        var sighting =
                new ReconciliationBreak.Sighting(
                        new RunId(new UUID(0, 1)), "S6", "key", "left", "right", Severity.WARNING);
        Money sum = Money.of("-1200.00", "USD");
        var operator = act("olivia", Role.OPERATOR, "09:12");
        return ReconciliationBreak.seen(new BreakId(new UUID(0, 2)), sighting, sum, DAY)
                .explain(operator, "olivia", CauseCode.BANK_CHARGE, "Fee of the month")
                .writeOff(
                        new WriteOff(
                                List.of(act("adrian", Role.APPROVER, "10:40")),
                                "entry 12",
                                Money.of("5000.00", "USD"),
                                "Too small to ask (asked by Olivia Marsh on 23 Nov 2026 at 10:02"
                                        + " UTC)"));
    }

    private static Act act(String person, Role role, String time) {
        return new Act(person, Set.of(role), DAY, Instant.parse("2026-11-23T" + time + ":00Z"));
    }
}
