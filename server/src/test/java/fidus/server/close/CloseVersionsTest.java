package fidus.server.close;

import static fidus.server.Desk.code;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.AttestedBalance;
import fidus.close.FundTotals;
import fidus.close.MonthStart;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.server.Desk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/// Attested balances and month starts as records with versions, and those of before they had any.
class CloseVersionsTest {
    private static final String ID = "2027-03/1020/Cold wallet/USD";
    private static final Instant AT = Instant.parse("2027-04-01T09:00:00Z");

    private final Desk desk = new Desk();
    private final CloseStore store = new CloseStore();

    /// As balances were stored before they had versions.
    record FormerBalance(String id, String period, AttestedBalance balance) {}

    /// As starts were stored before they had versions.
    record FormerStart(String id, MonthStart start) {}

    @AfterEach
    void close() {
        desk.close();
    }

    private static AttestedBalance balance(String sum) {
        return new AttestedBalance(
                "2027-03", "1020", "Cold wallet", usd(sum), "Block 21,900,123", "Ann", "Bob", AT);
    }

    private static MonthStart start(String note) {
        var core = new FundTotals(FundCode.CORE, usd("1.00"), usd("0.00"), usd("0.00"));
        return new MonthStart(
                "2027-03",
                1,
                List.of(core),
                List.of(),
                List.of(),
                List.of(),
                note,
                "Ann",
                "Bob",
                AT);
    }

    private CloseStore.Holding<AttestedBalance> attested() {
        return desk.read(unit -> store.attested(unit, ID));
    }

    private CloseStore.Holding<MonthStart> started() {
        return desk.read(unit -> store.holding(unit, "2027-03"));
    }

    private void attest(CloseStore.Holding<?> before, String sum) {
        desk.write(
                unit -> {
                    store.attest(unit, ID, before, balance(sum));
                    return sum;
                });
    }

    private void start(CloseStore.Holding<?> before, String note) {
        desk.write(
                unit -> {
                    store.start(unit, before, start(note));
                    return note;
                });
    }

    @Test
    void eachRecordFollowsTheOneItWasMadeFrom() {
        var none = attested();
        assertThat(none).isEqualTo(new CloseStore.Holding<>(null, 0));
        attest(none, "400.00");
        var first = attested();
        assertThat(first).isEqualTo(new CloseStore.Holding<>(balance("400.00"), 1));
        assertThat(code(() -> attest(none, "1.00"))).isEqualTo(Problem.Code.ALREADY_EXISTS);

        attest(first, "401.00");

        assertThat(attested().version()).isEqualTo(2);
        assertThat(code(() -> attest(first, "1.00"))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(attested().value()).isEqualTo(balance("401.00"));

        start(started(), "Minutes of 1 April");
        var minutes = started();
        start(minutes, "Minutes of 2 April");
        assertThat(code(() -> start(minutes, "Others"))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(started()).isEqualTo(new CloseStore.Holding<>(start("Minutes of 2 April"), 2));
    }

    @Test
    void recordsOfBeforeThereWereVersionsAreReadAndFollowedOnce() {
        desk.write(
                unit -> {
                    unit.documents("attestedBalances", FormerBalance.class)
                            .insert(new FormerBalance(ID, "2027-03", balance("400.00")));
                    unit.documents("monthStarts", FormerStart.class)
                            .insert(new FormerStart("2027-03", start("Former minutes")));
                    return ID;
                });
        var balance = attested();
        var start = started();
        assertThat(balance).isEqualTo(new CloseStore.Holding<>(balance("400.00"), 0));
        assertThat(start).isEqualTo(new CloseStore.Holding<>(start("Former minutes"), 0));
        List<AttestedBalance> all = desk.read(unit -> store.attestedIn(unit, "2027-03"));
        assertThat(all).hasSize(1);

        attest(balance, "401.00");
        start(start, "Minutes of 2 April");

        assertThat(attested().version()).isEqualTo(1);
        assertThat(started().version()).isEqualTo(1);
        assertThat(code(() -> attest(balance, "1.00"))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(code(() -> start(start, "Others"))).isEqualTo(Problem.Code.STALE_VERSION);
    }
}
