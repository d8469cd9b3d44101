package fidus.server.bank;

import fidus.ledger.PeriodState;
import fidus.payments.wallets.HouseAccount;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a person should know of rows before they count: that they are of a month that is locked, or
/// of days that two persons signed or that wait for a second one.
///
/// @param called what one of the rows is called
/// @param several what several are called
record HeldDays(Ledger ledger, Matching matching, String called, String several) {
    private static final int NAMED = 3;

    /// One that is to count.
    ///
    /// @param money as it is told
    record Row(LocalDate day, String money) {}

    static Row row(Plan.Line line) {
        return new Row(line.day(), line.row().money().toString());
    }

    static List<Row> rows(List<BankStore.StoredRow> stored) {
        return stored.stream().map(row -> new Row(row.day(), row.money().toString())).toList();
    }

    /// A sentence for each month and run of some of them.
    List<String> of(Unit unit, HouseAccount account, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> said = new ArrayList<>(locked(unit, rows));
        said.addAll(signed(unit, account, rows));
        said.addAll(waiting(unit, account, rows));
        return said;
    }

    private List<String> locked(Unit unit, List<Row> rows) {
        Map<YearMonth, List<Row>> months =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> YearMonth.from(row.day),
                                        TreeMap::new,
                                        Collectors.toList()));
        return months.entrySet().stream()
                .filter(of -> ledger.periodState(unit, of.getKey()) == PeriodState.LOCKED)
                .map(
                        of ->
                                "%s of %s, which is locked: %s. What is booked for %s counts in the first open month after it."
                                        .formatted(
                                                many(of.getValue()),
                                                of.getKey(),
                                                named(of.getValue()),
                                                of.getValue().size() == 1 ? "it" : "them"))
                .toList();
    }

    private List<String> signed(Unit unit, HouseAccount account, List<Row> rows) {
        List<String> said = new ArrayList<>();
        for (Matching.Signed run : matching.signed().apply(unit, account)) {
            List<Row> of = rows.stream().filter(row -> run.isOf(row.day)).toList();
            if (!of.isEmpty()) {
                said.add(
                        "%s of %s to %s, which %s signed%s: %s. What they signed is without %s."
                                .formatted(
                                        many(of),
                                        run.from(),
                                        run.to(),
                                        run.byNames(),
                                        run.signedAt()
                                                .get()
                                                .map(at -> " at " + second(at))
                                                .orElse(""),
                                        named(of),
                                        of.size() == 1 ? "it" : "them"));
            }
        }
        return said;
    }

    private List<String> waiting(Unit unit, HouseAccount account, List<Row> rows) {
        List<String> said = new ArrayList<>();
        for (Matching.Waits run : matching.waiting().apply(unit, account)) {
            List<Row> of = rows.stream().filter(row -> run.isOf(row.day)).toList();
            if (!of.isEmpty()) {
                said.add(
                        "%s of %s to %s, whose sign-off waits: %s asked for it at %s. %s %s. Those days are compared again before they can be signed."
                                .formatted(
                                        many(of),
                                        run.from(),
                                        run.to(),
                                        run.byName(),
                                        second(run.askedAt()),
                                        of.size() == 1 ? "It is" : "They are",
                                        named(of)));
            }
        }
        return said;
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /// Such as `2 new rows are`.
    String many(List<Row> rows) {
        return rows.size() == 1 ? "1 " + called + " is" : rows.size() + " " + several + " are";
    }

    /// The first of them.
    static String named(List<Row> rows) {
        String first =
                rows.stream()
                        .limit(NAMED)
                        .map(row -> row.money + " of " + row.day)
                        .collect(Collectors.joining(", "));
        int more = rows.size() - NAMED;
        return more <= 0 ? first : first + " and " + more + " more";
    }
}
