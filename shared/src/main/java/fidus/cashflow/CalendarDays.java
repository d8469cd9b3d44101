package fidus.cashflow;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Sorts lines into months and carries the balance through them.
final class CalendarDays {
    private static final long RAISE_DAYS = 30;

    private final CashFlowQuestion asked;
    private final Currency currency;
    private final List<CashFlowLine> all;
    private final List<CashFlowLine> shown;

    CalendarDays(CashFlowQuestion asked, List<CashFlowLine> lines) {
        this.asked = asked;
        this.currency = asked.currency();
        this.all =
                lines.stream()
                        .filter(line -> line.lineAmount().currency().equals(currency))
                        .toList();
        this.shown =
                all.stream()
                        .filter(line -> line.isFor(asked.fundCode(), asked.clientId()))
                        .toList();
    }

    CashFlowCalendar calendar() {
        String last = last();
        return new CashFlowCalendar(
                currency,
                asked.opening(),
                asked.includes().stream().sorted().toList(),
                months(),
                first(line -> true),
                first(this::isLarge),
                ends(last),
                gap(),
                sum(shown, line -> line.unpaid() && after(line, last)),
                sum(shown, line -> line.countsOn() == null),
                asked.limits());
    }

    private boolean isLarge(CashFlowLine line) {
        Money above = asked.limits().largeAbove();
        return above != null && line.lineAmount().compareTo(above) > 0;
    }

    private String last() {
        return YearMonth.from(asked.today()).plusMonths(CashFlowCalendar.MONTHS - 1L).toString();
    }

    private List<CashFlowMonth> months() {
        Map<String, List<CashFlowLine>> allByMonth = byMonth(all);
        Map<String, List<CashFlowLine>> shownByMonth = byMonth(shown);
        var months = new ArrayList<CashFlowMonth>();
        Money balance = asked.opening().cash().orElse(null);
        for (int i = 0; i < CashFlowCalendar.MONTHS; i++) {
            String month = YearMonth.from(asked.today()).plusMonths(i).toString();
            Money leaves = sum(allByMonth.getOrDefault(month, List.of()), this::leaves);
            Money after = balance == null ? null : balance.minus(leaves);
            months.add(month(month, shownByMonth.getOrDefault(month, List.of()), balance, after));
            balance = after;
        }
        return months;
    }

    private boolean leaves(CashFlowLine line) {
        return line.unpaid() && asked.includes().contains(line.kind());
    }

    private CashFlowMonth month(
            String month, List<CashFlowLine> lines, @Nullable Money before, @Nullable Money after) {
        return new CashFlowMonth(
                month,
                amounts(lines),
                sum(lines, CashFlowLine::unpaid),
                sum(lines, line -> !line.unpaid()),
                before,
                after,
                after == null ? null : CashFlowStatus.of(after, asked.limits()),
                clients(lines));
    }

    private record Cell(CashFlowKind kind, @Nullable FundCode fundCode, CashFlowStanding standing) {
        private String fund() {
            return fundCode == null ? "none" : fundCode.name();
        }
    }

    private static List<CashFlowAmount> amounts(List<CashFlowLine> lines) {
        var cells =
                new TreeMap<Cell, Money>(
                        Comparator.comparing(Cell::kind)
                                .thenComparing(Cell::fund)
                                .thenComparing(Cell::standing));
        for (CashFlowLine line : lines) {
            cells.merge(
                    new Cell(line.kind(), line.fundCode(), line.standing()),
                    line.lineAmount(),
                    Money::plus);
        }
        return cells.entrySet().stream()
                .map(
                        cell ->
                                new CashFlowAmount(
                                        cell.getKey().kind,
                                        cell.getKey().fundCode,
                                        cell.getKey().standing,
                                        cell.getValue()))
                .toList();
    }

    private List<ClientDue> clients(List<CashFlowLine> lines) {
        var clients = new HashMap<ClientId, ClientDue>();
        Money zero = Money.zero(currency);
        for (CashFlowLine line : lines) {
            ClientChoice client = line.payee();
            if (client != null) {
                Money due = line.unpaid() ? line.lineAmount() : zero;
                Money paid = line.unpaid() ? zero : line.lineAmount();
                clients.merge(
                        client.id(),
                        new ClientDue(client.id(), client.name(), due, paid),
                        (one, other) ->
                                new ClientDue(
                                        one.clientId(),
                                        one.clientName(),
                                        one.due().plus(other.due()),
                                        one.paid().plus(other.paid())));
            }
        }
        return clients.values().stream()
                .sorted(
                        Comparator.comparing(ClientDue::clientName)
                                .thenComparing(client -> client.clientId().value()))
                .toList();
    }

    private @Nullable CashFlowLine first(Predicate<CashFlowLine> which) {
        return shown.stream()
                .filter(line -> line.unpaid() && which.test(line))
                .filter(line -> line.standing() != CashFlowStanding.ESTIMATE)
                .min(Comparator.comparing(CashFlowLine::dueOn))
                .orElse(null);
    }

    private List<ContractEnd> ends(String last) {
        var ends = new ArrayList<ContractEnd>();
        for (CashFlowLine line : shown) {
            CashFlowContract contract = line.contract();
            if (contract != null
                    && line.kind() == CashFlowKind.PRINCIPAL
                    && line.unpaid()
                    && !after(line, last)) {
                long left = ChronoUnit.DAYS.between(asked.today(), line.dueOn());
                ends.add(
                        new ContractEnd(
                                contract,
                                line.dueOn(),
                                left,
                                line.lineAmount(),
                                left <= RAISE_DAYS));
            }
        }
        ends.sort(Comparator.comparing(ContractEnd::dueOn));
        return ends;
    }

    private @Nullable Money gap() {
        Money opening = asked.opening().cash().orElse(null);
        if (opening == null) {
            return null;
        }
        Money owed = sum(all, line -> line.unpaid() && CashFlowKind.STANDARD.contains(line.kind()));
        Money gap = owed.minus(opening);
        return gap.signum() < 0 ? Money.zero(currency) : gap;
    }

    private static boolean after(CashFlowLine line, String last) {
        LocalDate day = line.countsOn();
        return day != null && CashFlowCalendar.name(day).compareTo(last) > 0;
    }

    private static Map<String, List<CashFlowLine>> byMonth(List<CashFlowLine> lines) {
        var months = new HashMap<String, List<CashFlowLine>>();
        for (CashFlowLine line : lines) {
            LocalDate day = line.countsOn();
            if (day != null) {
                months.computeIfAbsent(CashFlowCalendar.name(day), _ -> new ArrayList<>())
                        .add(line);
            }
        }
        return months;
    }

    private Money sum(List<CashFlowLine> lines, Predicate<CashFlowLine> which) {
        Money sum = Money.zero(currency);
        for (CashFlowLine line : lines) {
            if (which.test(line)) {
                sum = sum.plus(line.lineAmount());
            }
        }
        return sum;
    }
}
