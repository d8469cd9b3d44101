package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.ledger.PeriodState;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a person should know of a statement before its new rows count: that they are of a month
/// that is locked, of days that two persons signed or that wait for a second one, or of days to
/// come; which number of the bank is missing by it; and that stored statements tell days of its
/// rows too. Nothing of it is refused: what a
/// bank says late is true all the same.
record Concerns(Ledger ledger, Matching matching, BankStore store) {
    private static final int NAMED = 3;

    /// The statements of a file as they are shown, in its order.
    List<StatementPreview> shown(Unit unit, Looked looked) {
        List<StatementPreview> shown = looked.shown();
        List<StatementPreview> all = new ArrayList<>();
        Map<HouseAccountId, List<TakenStatement>> read = new HashMap<>();
        Function<HouseAccountId, List<TakenStatement>> stored =
                account -> read.computeIfAbsent(account, id -> store.statements(unit, id));
        Map<Integer, List<String>> numbers =
                new NumbersAhead(unit, stored).of(looked.statements());
        for (int i = 0; i < shown.size(); i++) {
            Looked.Found found = looked.statements().get(i);
            all.add(
                    found.refusal() != null || found.standing() != null
                            ? shown.get(i)
                            : shown.get(i)
                                    .concerning(
                                            of(unit, found, numbers.getOrDefault(i, List.of())),
                                            DaysTold.of(
                                                    found, stored.apply(found.owner().id()))));
        }
        return all;
    }

    private List<String> of(Unit unit, Looked.Found found, List<String> numbers) {
        List<Plan.Line> fresh =
                found.planned().lines().stream()
                        .filter(line -> found.fate(line) == RowFate.FRESH)
                        .toList();
        List<String> said = new ArrayList<>(numbers);
        said.addAll(doubtful(found, fresh));
        said.addAll(locked(unit, fresh));
        for (Matching.Signed run : matching.signed().apply(unit, found.owner())) {
            List<Plan.Line> of = fresh.stream().filter(line -> run.isOf(line.day())).toList();
            if (!of.isEmpty()) {
                said.add(
                        "%s of %s to %s, which %s signed%s: %s. What they signed is without %s."
                                .formatted(
                                        rows(of),
                                        run.from(),
                                        run.to(),
                                        run.byNames(),
                                        run.signedAt()
                                                .get()
                                                .map(
                                                        at ->
                                                                " at "
                                                                        + at.truncatedTo(
                                                                                ChronoUnit.SECONDS))
                                                .orElse(""),
                                        named(of),
                                        of.size() == 1 ? "it" : "them"));
            }
        }
        said.addAll(waiting(unit, found, fresh));
        toCome(unit, found, fresh, said);
        return said;
    }

    private List<String> waiting(Unit unit, Looked.Found found, List<Plan.Line> fresh) {
        List<String> said = new ArrayList<>();
        for (Matching.Waits run : matching.waiting().apply(unit, found.owner())) {
            List<Plan.Line> of = fresh.stream().filter(line -> run.isOf(line.day())).toList();
            if (!of.isEmpty()) {
                said.add(
                        "%s of %s to %s, whose sign-off waits: %s asked for it at %s. %s %s. Those days are compared again before they can be signed."
                                .formatted(
                                        rows(of),
                                        run.from(),
                                        run.to(),
                                        run.byName(),
                                        run.askedAt().truncatedTo(ChronoUnit.SECONDS),
                                        of.size() == 1 ? "It is" : "They are",
                                        named(of)));
            }
        }
        return said;
    }

    private List<String> locked(Unit unit, List<Plan.Line> fresh) {
        Map<YearMonth, List<Plan.Line>> months =
                fresh.stream()
                        .collect(
                                Collectors.groupingBy(
                                        line -> YearMonth.from(line.day()),
                                        TreeMap::new,
                                        Collectors.toList()));
        return months.entrySet().stream()
                .filter(of -> ledger.periodState(unit, of.getKey()) == PeriodState.LOCKED)
                .map(
                        of ->
                                "%s of %s, which is locked: %s. What is booked for %s counts in the first open month after it."
                                        .formatted(
                                                rows(of.getValue()),
                                                of.getKey(),
                                                named(of.getValue()),
                                                of.getValue().size() == 1 ? "it" : "them"))
                .toList();
    }

    private static void toCome(
            Unit unit, Looked.Found found, List<Plan.Line> fresh, List<String> said) {
        LocalDate today = unit.today();
        List<Plan.Line> later = fresh.stream().filter(line -> line.day().isAfter(today)).toList();
        BankBalance closing = found.statement().closing();
        LocalDate on = closing == null ? null : closing.on();
        if (!later.isEmpty()) {
            said.add(
                    "%s of a day to come, today is %s: %s."
                            .formatted(rows(later), today, named(later)));
        } else if (on != null && on.isAfter(today)) {
            said.add(
                    "Its closing balance is of %s, a day to come: today is %s."
                            .formatted(on, today));
        }
    }

    private static List<String> doubtful(Looked.Found found, List<Plan.Line> fresh) {
        List<Plan.Line> all = fresh.stream().filter(found::isDoubtful).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        String pairs =
                all.stream()
                        .limit(NAMED)
                        .map(line -> pair(line, found.again().doubtful().get(line.identity())))
                        .collect(Collectors.joining("; "));
        int more = all.size() - NAMED;
        return List.of(
                "%s the day and the sum of what another format said in other words, and nothing else tells whether %s the same: %s%s. %s as new unless you say so."
                        .formatted(
                                all.size() == 1 ? "1 new row has" : all.size() + " new rows have",
                                all.size() == 1 ? "it is" : "they are",
                                pairs,
                                more <= 0
                                        ? ""
                                        : "; and " + more + " more, which the list of rows names",
                                all.size() == 1 ? "It counts" : "They count"));
    }

    private static String pair(Plan.Line line, BankStore.@Nullable StoredRow row) {
        BankStore.StoredRow stored = Objects.requireNonNull(row, "it is doubtful");
        return "row %d “%s” %s and %s “%s”"
                .formatted(
                        line.row().line(),
                        Words.shown(line.row()),
                        line.row().money(),
                        stored.original(),
                        Words.shown(stored.row()));
    }

    private static String rows(List<Plan.Line> lines) {
        return lines.size() == 1 ? "1 new row is" : lines.size() + " new rows are";
    }

    private static String named(List<Plan.Line> lines) {
        String first =
                lines.stream()
                        .limit(NAMED)
                        .map(line -> line.row().money() + " of " + line.day())
                        .collect(Collectors.joining(", "));
        int more = lines.size() - NAMED;
        return more <= 0 ? first : first + " and " + more + " more";
    }
}
