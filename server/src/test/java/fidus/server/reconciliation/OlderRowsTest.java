package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/// A row at a broker that stands in a run is in it, however old the statement that says it is.
final class OlderRowsTest extends OneDesk {
    private static final LocalDate MAY = LocalDate.parse("2026-05-01");

    private static DealRow trade(long ticket, LocalDateTime at) {
        Money none = Money.zero(Money.of("0.00", "USD").currency());
        return new DealRow(
                ticket,
                at,
                DealKind.SELL,
                DealEntry.OUT,
                "EURUSD",
                BigDecimal.ONE,
                BigDecimal.ONE,
                Money.of("1.00", "USD"),
                none,
                none,
                none,
                "",
                null,
                null,
                null);
    }

    /// One statement, each row at ten in the morning of a later day.
    private static BrokerStatement of(LocalDate from, long... tickets) {
        List<DealRow> rows =
                LongStream.range(0, tickets.length)
                        .mapToObj(
                                day -> trade(tickets[(int) day], from.plusDays(day).atTime(10, 0)))
                        .toList();
        Money stood = Money.of("9.00", "USD");
        LocalDate to = from.plusDays(tickets.length - 1L);
        return new BrokerStatement("report.html", from + "", from, to, stood, stood, rows);
    }

    /// One a day, newest first; ticket 1,000 is of the first.
    private static List<BrokerStatement> daily(int days) {
        var all = new ArrayList<BrokerStatement>();
        for (int day = days - 1; day >= 0; day--) {
            all.add(of(MAY.plusDays(day), 1_000 + day));
        }
        return all;
    }

    private static BrokerSide side(List<BrokerStatement> all, LocalDate day, String... rows) {
        var account = new AccountKey("Broker-Live", 7_001);
        BrokerSide newest = BrokerSide.of(all, account, MAY, new Rows.Period(day, day));
        return OlderRows.with(newest, all, Set.of(rows), day);
    }

    private static List<Long> tickets(BrokerSide side) {
        return side.rows().stream().map(DealRow::ticket).toList();
    }

    @Test
    void aRowBehindTheStatementsThatARunReadsIsFound() {
        int days = BrokerSide.MOST + 30;
        List<BrokerStatement> all = daily(days);
        LocalDate last = MAY.plusDays(days - 1L);

        BrokerSide found = side(all, last, "1003", "1001", "9999");

        assertThat(found.cut()).isTrue();
        assertThat(tickets(found)).hasSize(BrokerSide.MOST + 2).startsWith(1_001L, 1_003L, 1_030L);
        assertThat(found.statements()).hasSize(BrokerSide.MOST);
        assertThat(tickets(side(all, last))).hasSize(BrokerSide.MOST).startsWith(1_030L);
    }

    @Test
    void aRowThatANewerStatementOfItsTimeDoesNotSayIsGone() {
        int days = BrokerSide.MOST + 30;
        List<BrokerStatement> all = new ArrayList<>(daily(days));
        all.add(BrokerSide.MOST + 10, of(MAY.minusDays(1), 999, 1_007, 1_001, 1_008, 1_009, 1_010));

        BrokerSide found = side(all, MAY.plusDays(days - 1L), "1003", "1001");

        assertThat(tickets(found)).startsWith(1_001L, 1_030L).doesNotContain(1_003L);
        assertThat(found.older())
                .extracting(row -> row.serverTime().toLocalDate())
                .containsExactly(MAY.plusDays(1));
    }

    private static void sign(Workbench bench) {
        bench.breaks().stream()
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .forEach(card -> desk.explain(card, CauseCode.TIMING));
        var _ =
                desk.approve(
                        server.call(
                                ReconciliationCalls.SIGN_OFF,
                                new SignOff(bench.card().run().id(), ""),
                                desk.operator()),
                        desk.approver());
    }

    /// Ticket 12 is of the 17th for the broker and of the 13th in the books.
    private static AccountKey signedUnmatched(long login) {
        AccountKey account = desk.account(login);
        var _ =
                desk.take(
                        new Statement(login, "2026.11.16 23:00")
                                .trade(12, "2026.11.13 10:00:00", 20_00)
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00));
        var _ =
                desk.take(
                        new Statement(login, "2026.11.17 23:00")
                                .trade(10, "2026.11.13 09:00:00", 0)
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                                .trade(12, "2026.11.17 10:00:00", 20_00));
        sign(LaterStatementTest.run(account, "2026-11-16", "2026-11-17"));
        return account;
    }

    /// The books have ticket 30 of a file that the broker replaced.
    @Test
    void aMatchOverTheEdgeStandsWhenItsDaysAreRunAgain() {
        AccountKey account = signedUnmatched(771);
        for (boolean first : new boolean[] {true, false}) {
            var statement =
                    new Statement(771, "2026.11.20 2" + (first ? 1 : 2) + ":00")
                            .opening(10_020_00)
                            .trade(20, "2026.11.20 08:00:00", 1_00);
            if (first) {
                var _ = statement.trade(30, "2026.11.20 09:00:00", 20_00);
            }
            var _ = desk.take(statement.trade(21, "2026.11.20 10:00:00", 1_00));
        }
        var _ =
                desk.take(
                        new Statement(771, "2026.11.21 22:00")
                                .opening(10_022_00)
                                .trade(22, "2026.11.21 10:00:00", 1_00));
        Workbench before = LaterStatementTest.run(account, "2026-11-20", "2026-11-20");
        var made =
                server.call(
                        ReconciliationCalls.MATCH,
                        new MatchByHand(
                                before.card().run().id(),
                                List.of("771030"),
                                List.of("771012"),
                                false,
                                "The broker moved it to that day"),
                        desk.secondOperator());
        assertThat(made.match()).isNotNull();

        Workbench again = LaterStatementTest.run(account, "2026-11-20", "2026-11-21");

        assertThat(again.statement()).extracting(row -> row.rowId()).contains("771012");
        assertThat(again.matches()).anyMatch(match -> match.match().bookRows().contains("771030"));
        assertThat(again.card().run().outcome().counts().unmatched()).isZero();
    }

    @Test
    void aRowThatWasSignedUnmatchedIsCarriedHoweverManyStatementsCameSince() {
        AccountKey account = signedUnmatched(772);
        LocalDate since = LocalDate.parse("2026-11-18");
        var all = new ArrayList<BrokerStatement>();
        for (int day = BrokerSide.MOST; day >= 0; day--) {
            all.add(of(since.plusDays(day), 1_000 + day));
        }
        all.add(of(since.minusDays(2), 772_011, 772_012));
        var period = new Rows.Period(since.plusDays(7), since.plusDays(BrokerSide.MOST));
        Sources sources = with(InventedRuns.sources(account, List.of(), List.of()), all);

        Comparison gathered =
                server.parts()
                        .mongo()
                        .read(unit -> TradingComparison.gather(unit, sources, account, period));

        assertThat(gathered.request().statement())
                .extracting(row -> row.rowId())
                .contains("772012")
                .doesNotContain("772011");
        assertThat(gathered.carried()).contains(new RowRef(Side.STATEMENT, "772012"));
    }

    private static Sources with(Sources of, List<BrokerStatement> statements) {
        return new Sources(
                of.accounts(),
                of.deals(),
                of.opening(),
                of.copies(),
                of.differing(),
                of.readings(),
                of.state(),
                of.freshness(),
                of.held(),
                of.pairing(),
                of.contracts(),
                of.clients(),
                of.names(),
                of.whoMay(),
                (_, _) -> statements,
                of.banks(),
                of.mappingTolerance(),
                of.breakDays(),
                of.extent());
    }
}
