package fidus.server.intake;

import fidus.investments.book.PaidBefore;
import fidus.investments.book.PoolBefore;
import fidus.investments.book.ShareBefore;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.intake.ListFile.Row;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the rows of a contract say was found or paid elsewhere: each one interest row, one
/// performance share or one pool of a company.
final class GroupPayments {
    static final Set<String> COLUMNS =
            Set.of(
                    "paid_row",
                    "share_due",
                    "share_amount",
                    "pool_row",
                    "paid_on",
                    "paid_amount",
                    "evidence");
    private static final List<String> KINDS = List.of("paid_row", "share_due", "pool_row");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern FIELD =
            Pattern.compile("(paid|pools|shares\\.shares)\\.(\\d+)(?:\\.(\\w+))?");
    private static final Map<String, String> PARTS =
            Map.of(
                    "paidOn", "paid_on",
                    "paid", "paid_amount",
                    "evidence", "evidence",
                    "dueOn", "share_due",
                    "share", "share_amount");

    private final List<Row> rows;
    private final GroupFaults faults;
    private final Map<String, List<Row>> read = new TreeMap<>();

    GroupPayments(List<Row> rows, GroupFaults faults) {
        this.rows = rows;
        this.faults = faults;
    }

    /// Interest rows. Also says of each line that names nothing, or more than one thing, what it
    /// is.
    List<PaidBefore> paid(Currency currency) {
        rows.forEach(this::names);
        var paid = new ArrayList<PaidBefore>();
        for (Row row : of("paid_row")) {
            String number = row.cell("paid_row");
            LocalDate on = Cells.day(row.cell("paid_on"));
            Money money = Cells.money(row.cell("paid_amount"), currency);
            if (!NUMBER.matcher(number).matches() || on == null || money == null) {
                whole(row, "the number of its row");
            } else {
                var ref = PayoutRef.interest(Integer.parseInt(number));
                paid.add(new PaidBefore(ref, on, money, row.cell("evidence")));
            }
        }
        return paid;
    }

    List<PoolBefore> pools(Currency currency) {
        var paid = new ArrayList<PoolBefore>();
        for (Row row : of("pool_row")) {
            String number = row.cell("pool_row");
            LocalDate on = Cells.day(row.cell("paid_on"));
            Money money = Cells.money(row.cell("paid_amount"), currency);
            if (!NUMBER.matcher(number).matches() || on == null || money == null) {
                whole(row, "the number of its pool");
            } else {
                paid.add(new PoolBefore(Integer.parseInt(number), on, money, row.cell("evidence")));
            }
        }
        return paid;
    }

    /// Performance shares; what names no day of payment is still owed.
    List<ShareBefore> shares(Currency currency) {
        var found = new ArrayList<ShareBefore>();
        for (Row row : of("share_due")) {
            LocalDate due = Cells.day(row.cell("share_due"));
            Money share = Cells.money(row.cell("share_amount"), currency);
            boolean owed = row.cell("paid_on").isEmpty();
            LocalDate on = owed ? null : Cells.day(row.cell("paid_on"));
            if (due == null || share == null || (!owed && on == null)) {
                faults.add(
                        row,
                        "share_due",
                        "A share has a day such as 2026-03-31, a share_amount, and once it is paid"
                                + " the day in paid_on.");
            } else if (!row.cell("paid_amount").isEmpty()) {
                faults.add(row, "paid_amount", "A share is paid whole. Leave it empty.");
            } else if (owed && !row.cell("evidence").isEmpty()) {
                faults.add(row, "evidence", "A share with evidence has the day in paid_on.");
            } else {
                found.add(new ShareBefore(due, share, on, row.cell("evidence")));
            }
        }
        return found;
    }

    /// Whether a field of what was asked is one of these, whose row then says why it is refused.
    boolean refuse(String field, String why) {
        Matcher found = FIELD.matcher(field);
        if (!found.matches()) {
            return false;
        }
        String kind =
                switch (found.group(1)) {
                    case "paid" -> "paid_row";
                    case "pools" -> "pool_row";
                    default -> "share_due";
                };
        List<Row> which = of(kind);
        int at = Integer.parseInt(found.group(2));
        if (at >= which.size()) {
            return false;
        }
        faults.add(which.get(at), part(found.group(3), kind), why);
        return true;
    }

    private static String part(@Nullable String name, String kind) {
        return name == null ? kind : PARTS.getOrDefault(name, kind);
    }

    private List<Row> of(String kind) {
        return read.computeIfAbsent(
                kind,
                _ ->
                        rows.stream()
                                .filter(row -> !row.cell(kind).isEmpty() && kinds(row) == 1)
                                .toList());
    }

    private static long kinds(Row row) {
        return KINDS.stream().filter(kind -> !row.cell(kind).isEmpty()).count();
    }

    private void names(Row row) {
        long kinds = kinds(row);
        boolean more =
                Stream.of("share_amount", "paid_on", "paid_amount", "evidence")
                        .anyMatch(column -> !row.cell(column).isEmpty());
        if (kinds > 1) {
            faults.add(row, "", "One line names one of paid_row, share_due and pool_row.");
        } else if (kinds == 0 && more) {
            faults.add(row, "", "A payment names its paid_row, share_due or pool_row.");
        } else if (row.cell("share_due").isEmpty() && !row.cell("share_amount").isEmpty()) {
            faults.add(row, "share_amount", "It belongs to a share_due. Leave it empty.");
        }
    }

    private void whole(Row row, String number) {
        faults.add(
                row, "", "A payment has " + number + ", a day such as 2026-01-31 and an amount.");
    }
}
