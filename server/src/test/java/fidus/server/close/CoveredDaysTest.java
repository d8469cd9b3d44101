package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.time.BusinessDays;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// Which reconciliations speak of a month's last day.
class CoveredDaysTest {
    private static final MonthFacts.Days NOVEMBER =
            new MonthFacts.Days(YearMonth.of(2026, 11), BusinessDays.UTC);

    static final CoveredDays.Asked ASKED = new CoveredDays.Asked(_ -> true, (_, _) -> true);

    @Test
    void aRunThatIsNotOverSpeaksOfNoDay() {
        var running =
                ReconciliationRun.started(
                        new RunId(new UUID(0, 1)),
                        new ReconciliationRun.Key("BANK", 1, "bank/Main account", "hash"),
                        LocalDate.parse("2026-11-01"),
                        LocalDate.parse("2026-11-30"));

        LocalDate first = LocalDate.parse("2026-11-01");
        assertThat(CoveredDays.of(NOVEMBER, List.of(running), first, ASKED).last()).isNull();
        assertThat(CoveredDays.of(NOVEMBER, List.of(running.fail()), first, ASKED).last()).isNull();
    }
}
