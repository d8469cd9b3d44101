package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.RunId;
import fidus.server.imports.Imported;
import fidus.server.mongo.Mongo;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A broker's file that comes while too much else is read: whether a statement is missing is looked
/// at later, and nothing is signed until then.
final class UnseenGapTest extends OneDesk {
    private final List<BrokerStatement> told = new ArrayList<>();
    private boolean busy;
    private @Nullable AccountKey broken;

    private static Mongo mongo() {
        return server.parts().mongo();
    }

    private Sources sources() {
        Sources none = PassingRefusalTest.sources(IllegalStateException::new);
        return new Sources(
                none.accounts(),
                none.deals(),
                none.opening(),
                none.copies(),
                none.differing(),
                none.readings(),
                none.state(),
                none.freshness(),
                none.held(),
                none.pairing(),
                none.contracts(),
                none.clients(),
                none.names(),
                none.whoMay(),
                (_, account) -> statements(account),
                none.banks(),
                none.mappingTolerance(),
                none.breakDays(),
                none.extent());
    }

    private List<BrokerStatement> statements(AccountKey account) {
        if (account.equals(broken)) {
            throw new IllegalStateException("It cannot be read");
        }
        if (busy) {
            throw Refused.because(Problem.Code.BUSY, "Other files are being read.");
        }
        return told;
    }

    private BrokerFiles files() {
        var reading = new Gaps.Reading(mongo(), server.parts().audit());
        var grounds = new Grounds(server.parts().audit(), sources(), new RunWindows());
        var moved = new MovedRuns(mongo(), new RunStore(), grounds);
        return new BrokerFiles(new Gaps(sources(), new BreakStore()), reading, moved);
    }

    private void came(AccountKey account, String from, String to, String opening) {
        Money balance = Money.of(opening, "USD");
        LocalDate first = LocalDate.parse(from);
        told.addFirst(
                new BrokerStatement(
                        from, from, first, LocalDate.parse(to), balance, balance, List.of()));
        files().came(new Imported(account, first));
    }

    private static List<String> gaps(AccountKey account) {
        return mongo()
                .read(unit -> new BreakStore().ofRule(unit, account.toString(), Gaps.RULE))
                .stream()
                .map(BreakStore.StoredBreak::key)
                .toList();
    }

    private static void require(RunId run) {
        var _ =
                mongo().read(
                                unit -> {
                                    Gaps.requireNone(unit, new RunStore().get(unit, run));
                                    return run;
                                });
    }

    @Test
    void whatCouldNotBeLookedAtIsLookedAtLaterThoughOthersCameSince() {
        AccountKey account = desk.account(781);
        var _ = desk.take(LaterStatementTest.until17th(781));
        RunId run = LaterStatementTest.run(account, "2026-11-16", "2026-11-16").card().run().id();
        came(account, "2026-11-16", "2026-11-17", "10.00");
        require(run);

        busy = true;
        came(account, "2026-11-20", "2026-11-20", "12.00");
        assertThat(gaps(account)).isEmpty();
        assertThatThrownBy(() -> require(run)).hasMessageContaining("could not be looked");
        came(account, "2026-11-21", "2026-11-21", "12.00");
        files().again();
        assertThatThrownBy(() -> require(run)).hasMessageContaining("could not be looked");

        busy = false;
        files().again();
        assertThat(gaps(account)).containsExactly(account + "/2026-11-20");
        require(run);
    }

    @Test
    void anAccountThatFailsHoldsUpNoOther() {
        AccountKey account = desk.account(783);
        var _ = desk.take(LaterStatementTest.until17th(783));
        var _ = LaterStatementTest.run(account, "2026-11-16", "2026-11-16");
        came(account, "2026-11-16", "2026-11-17", "10.00");
        busy = true;
        came(account, "2026-11-20", "2026-11-20", "12.00");
        busy = false;
        AccountKey failing = desk.account(780);
        var _ = desk.take(LaterStatementTest.until17th(780));
        var _ = LaterStatementTest.run(failing, "2026-11-16", "2026-11-16");
        broken = failing;
        var _ =
                mongo().write(
                                unit -> {
                                    UnseenGapStore.add(unit, failing, LocalDate.EPOCH);
                                    return failing;
                                });

        files().again();

        assertThat(gaps(account)).containsExactly(account + "/2026-11-20");
        var _ =
                mongo().write(
                                unit ->
                                        UnseenGapStore.looked(
                                                unit,
                                                Objects.requireNonNull(
                                                        UnseenGapStore.of(
                                                                unit, failing.toString()))));
    }

    /// Else a fault while a file comes would leave its gap unseen, and days signed.
    @Test
    void whatFailsWhenItsFileComesIsLookedAtLater() {
        AccountKey account = desk.account(784);
        var _ = desk.take(LaterStatementTest.until17th(784));
        RunId run = LaterStatementTest.run(account, "2026-11-16", "2026-11-16").card().run().id();
        came(account, "2026-11-16", "2026-11-17", "10.00");

        broken = account;
        came(account, "2026-11-20", "2026-11-20", "12.00");
        assertThatThrownBy(() -> require(run)).hasMessageContaining("could not be looked");

        broken = null;
        files().again();
        assertThat(gaps(account)).containsExactly(account + "/2026-11-20");
        require(run);
    }

    @Test
    void theNextFileSeesToWhatTheOneBeforeLeft() {
        AccountKey account = desk.account(782);
        var _ = desk.take(LaterStatementTest.until17th(782));
        var _ = LaterStatementTest.run(account, "2026-11-16", "2026-11-16");
        came(account, "2026-11-16", "2026-11-17", "10.00");
        busy = true;
        came(account, "2026-11-20", "2026-11-20", "12.00");
        busy = false;

        came(account, "2026-11-21", "2026-11-21", "12.00");

        assertThat(gaps(account)).containsExactly(account + "/2026-11-20");
        List<UnseenGapStore.Unseen> left = mongo().read(UnseenGapStore::all);
        assertThat(left).isEmpty();
    }
}
