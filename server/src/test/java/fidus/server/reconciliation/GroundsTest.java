package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.RunId;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Whether the days of a run say what it compared.
final class GroundsTest extends OneDesk {
    private static final List<DealRow> ROWS =
            List.of(InventedRuns.row(1), InventedRuns.row(2), InventedRuns.row(3));

    private static RunStore.StoredRun run(AccountKey account) {
        var runs = new InventedRuns(server);
        RunId run = runs.begin(account);
        var _ =
                runs.work(account, ROWS, ROWS)
                        .run(runs.job(), new RunWork.Asked(run), AskedOfARun.quiet());
        return runs.run(run);
    }

    /// What the rules ask besides the account's own rows and statements is not there.
    private static Sources unruled(AccountKey account, List<DealRow> book) {
        Sources own = InventedRuns.sources(account, book, ROWS);
        Sources none =
                PassingRefusalTest.sources(() -> new IllegalStateException("No ground asks this"));
        return new Sources(
                own.accounts(),
                own.deals(),
                own.opening(),
                none.copies(),
                none.differing(),
                none.readings(),
                none.state(),
                none.freshness(),
                none.held(),
                none.pairing(),
                none.contracts(),
                none.clients(),
                own.names(),
                own.whoMay(),
                own.statements(),
                own.banks(),
                none.mappingTolerance(),
                none.breakDays(),
                none.extent());
    }

    private static void require(long login, RunStore.StoredRun stored, List<DealRow> book) {
        var account = new AccountKey("Fidus-Real", login);
        var _ =
                server.parts()
                        .mongo()
                        .read(
                                unit -> {
                                    new Grounds(
                                                    server.parts().audit(),
                                                    unruled(account, book),
                                                    new RunWindows())
                                            .requireUnchanged(unit, stored);
                                    return stored;
                                });
    }

    @Test
    void aSignatureReadsNoOtherAccountOfTheServerAndNoRule() {
        RunStore.StoredRun stored = run(new AccountKey("Fidus-Real", 951));

        require(951, stored, ROWS);
    }

    @Test
    void aDealThatCameSinceStandsAgainstIt() {
        RunStore.StoredRun stored = run(new AccountKey("Fidus-Real", 952));

        List<DealRow> more = List.of(ROWS.get(0), ROWS.get(1), ROWS.get(2), InventedRuns.row(4));

        assertThat(stored.ground()).isNotNull();
        assertThatThrownBy(() -> require(952, stored, more)).hasMessageContaining("changed since");
    }
}
