package fidus.server.demo;

import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.OfferFile;
import fidus.imports.Preview;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What the invented brokers report: every account's history at each month end and today.
final class DemoHistories {
    private final DemoDesk desk;
    private final String server;
    private final String broker;
    private final LocalDateTime now;

    DemoHistories(DemoDesk desk, String server, String broker) {
        this.desk = desk;
        this.server = server;
        this.broker = broker;
        this.now = desk.now();
    }

    void tell() {
        LocalDateTime start = now.minusDays(90);
        List<DemoStatement.Row> separation = separation(start);
        bring(510090, separation, hourAfter(separation));
        bring(
                510001,
                new DemoTrades(11, 810_000)
                        .cash(start, 25_000_00, "Deposit")
                        .trade(
                                start.plusDays(1),
                                now.minusMinutes(20),
                                120,
                                new DemoTrades.Luck(900, 6_000))
                        .cash(now.minusDays(30), -684_74, "Transfer to #510090")
                        .cash(now.minusDays(9), -12_50, "Fee platform")
                        .rows(),
                justNow());
        balanceOne(start);
        youngest();
        balanceTwo(start);
        bring(
                510010,
                new DemoTrades(14, 840_000)
                        .cash(start, 15_000_00, "Deposit")
                        .trade(
                                start.plusDays(3),
                                now.minusMinutes(45),
                                60,
                                new DemoTrades.Luck(1_600, 4_000))
                        .rows(),
                justNow());
    }

    private void balanceTwo(LocalDateTime start) {
        bring(
                510003,
                new DemoTrades(13, 830_000)
                        .cash(start, 50_000_00, "Deposit")
                        .trade(
                                start.plusDays(2),
                                now.minusHours(3),
                                90,
                                new DemoTrades.Luck(-700, 7_000))
                        .cash(now.minusDays(4), 18_40, "Rollover credit corr")
                        .rows(),
                justNow());
    }

    /// Opened this week: it has no month end yet.
    private void youngest() {
        List<DemoStatement.Row> rows =
                new DemoTrades(15, 850_000)
                        .cash(now.minusDays(2), 5_000_00, "Deposit")
                        .trade(
                                now.minusDays(1),
                                now.minusMinutes(50),
                                6,
                                new DemoTrades.Luck(300, 2_000))
                        .rows();
        offer(510004, rows, justNow());
    }

    private void balanceOne(LocalDateTime start) {
        List<DemoStatement.Row> balance =
                new DemoTrades(12, 820_000)
                        .cash(start, 70_000_00, "Deposit")
                        .trade(
                                start.plusDays(1),
                                now.minusMinutes(30),
                                160,
                                new DemoTrades.Luck(1_100, 9_000))
                        .cash(now.minusDays(28), -1_354_85, "Transfer to #510090")
                        .cash(now.minusDays(6), 325_00, "Adjustment 7731")
                        .rows();
        List<DemoStatement.Row> known = balance.subList(0, quiet(balance, balance.size() - 24));
        bring(510002, known, hourAfter(known));
        offer(510002, changed(balance), justNow());
    }

    /// How many rows a report shows that is printed an hour after its last one, about so many: none
    /// that it does not show happened by then.
    private static int quiet(List<DemoStatement.Row> rows, int about) {
        int shown = about;
        while (!rows.get(shown).time().isAfter(rows.get(shown - 1).time().plusHours(1))) {
            shown--;
        }
        return shown;
    }

    private List<DemoStatement.Row> separation(LocalDateTime start) {
        return new DemoTrades(10, 890_000)
                .cash(start, 5_000_00, "Deposit")
                .cash(now.minusDays(30).plusMinutes(2), 684_74, "Transfer from #510001")
                .cash(now.minusDays(28).plusMinutes(3), 1_354_85, "Transfer from #510002")
                .cash(now.minusDays(15), 21_30, "Interest")
                .rows();
    }

    /// The broker corrected one deal after the first report: the books keep what they were told,
    /// and the reconciliation finds it.
    private static List<DemoStatement.Row> changed(List<DemoStatement.Row> rows) {
        List<DemoStatement.Row> changed = new ArrayList<>(rows);
        for (int i = 60; i < changed.size(); i++) {
            DemoStatement.Row row = changed.get(i);
            if (row.direction().equals("out")) {
                changed.set(
                        i,
                        new DemoStatement.Row(
                                row.time(),
                                row.ticket(),
                                row.symbol(),
                                row.side(),
                                row.direction(),
                                row.volume(),
                                row.price(),
                                row.commission(),
                                row.swap(),
                                row.profit() - 37_20,
                                row.comment()));
                return changed;
            }
        }
        return changed;
    }

    /// The report of every month end since the beginning, then the last one.
    private void bring(long login, List<DemoStatement.Row> rows, LocalDateTime last) {
        YearMonth present = YearMonth.from(now);
        YearMonth month = YearMonth.from(rows.getFirst().time());
        for (; month.isBefore(present); month = month.plusMonths(1)) {
            LocalDateTime end = month.atEndOfMonth().atTime(23, 50);
            offer(login, rows.stream().filter(row -> row.time().isBefore(end)).toList(), end);
        }
        offer(login, rows, last);
    }

    /// When an account that trades was printed last: a Sunday's report is as fresh as any other,
    /// though its last trade is of Friday.
    private LocalDateTime justNow() {
        return now.minusMinutes(1);
    }

    private static LocalDateTime hourAfter(List<DemoStatement.Row> rows) {
        return rows.getLast().time().plusHours(1);
    }

    private void offer(long login, List<DemoStatement.Row> rows, LocalDateTime printedAt) {
        var statement = new DemoStatement(login, server, broker, printedAt, rows);
        Preview preview =
                desk.upload(
                        ImportCalls.OFFER,
                        new OfferFile(
                                "ReportHistory-" + login + "-" + printedAt.toLocalDate() + ".html",
                                null),
                        statement.bytes());
        if (!preview.importable()) {
            throw new IllegalStateException(
                    "The demonstration's own report was refused: " + preview.refusal());
        }
        desk.await(desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null)));
    }
}
