package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.NeverCompared;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// A trading account with deals that no run ever compared is named in the list of runs.
final class UncomparedTradingTest extends OneDesk {
    @Test
    void itIsNamedFromItsFirstDealUntilItsFirstRun() {
        AccountKey account = desk.account(120);
        assertThat(never(account)).as("nothing was traded").isEmpty();
        var _ = desk.take(ReconciliationTest.first(120));

        assertThat(never(account))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.rows()).isEqualTo(5);
                            assertThat(one.since()).isBefore(one.to());
                            assertThat(one.bank()).isNull();
                        });
        var _ = desk.reconcile(account);
        assertThat(never(account)).isEmpty();
    }

    private List<NeverCompared> never(AccountKey account) {
        RunList runs = server.call(ReconciliationCalls.RUNS, FindRuns.newest(), desk.operator());
        return Objects.requireNonNull(runs.neverCompared()).stream()
                .filter(one -> one.account().equals(account.toString()))
                .toList();
    }
}
