package fidus.server.bankfiles;

import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;

import java.util.ArrayList;
import java.util.List;

/// Finds the columns with money in them, and how they say whether it came or went.
final class CsvAmountColumns {
    private final CsvTable table;
    private final List<String> unsure;
    private final Decimal decimal;
    private final List<Integer> amounts;
    private int balance = -1;
    private int amount = -1;
    private int credit = -1;
    private int mark = -1;
    private SignRule sign = SignRule.SIGNED;

    CsvAmountColumns(CsvTable table, List<String> unsure) {
        this.table = table;
        this.unsure = unsure;
        this.decimal = decimal(table, unsure);
        this.amounts = amounts(table, decimal);
    }

    void decide(CsvHeading heading) {
        balance = heading.named(amounts::contains, "saldo", "balance", "solde", "kontostand");
        amount(heading);
    }

    /// The columns with amounts, balances among them.
    List<Integer> all() {
        return List.copyOf(amounts);
    }

    Decimal decimal() {
        return decimal;
    }

    int balance() {
        return balance;
    }

    int amount() {
        return amount;
    }

    int credit() {
        return credit;
    }

    int mark() {
        return mark;
    }

    SignRule sign() {
        return sign;
    }

    /// Whether a column is about money.
    boolean holds(int column) {
        return column == mark || amounts.contains(column);
    }

    private static Decimal decimal(CsvTable table, List<String> unsure) {
        int points = readable(table, Decimal.POINT);
        int commas = readable(table, Decimal.COMMA);
        if (points == commas) {
            unsure.add("Amounts read the same with a decimal point and a decimal comma.");
            return table.delimiter() == ';' ? Decimal.COMMA : Decimal.POINT;
        }
        return points > commas ? Decimal.POINT : Decimal.COMMA;
    }

    /// How many columns are amounts when fractions are written so, then how many cells.
    private static int readable(CsvTable table, Decimal one) {
        int cells = 0;
        for (int column = 0; column < table.width(); column++) {
            int at = column;
            if (table.all(at, cell -> CsvTable.isAmount(cell, one))) {
                cells += 10_000 + table.cells(at).size();
            }
        }
        return cells;
    }

    private static List<Integer> amounts(CsvTable table, Decimal decimal) {
        List<Integer> found = new ArrayList<>();
        for (int column = 0; column < table.width(); column++) {
            boolean such =
                    column != table.dayColumn()
                            && table.all(column, cell -> CsvTable.isAmount(cell, decimal))
                            && table.cells(column).stream().anyMatch(CsvAmountColumns::hasFraction);
            if (such) {
                found.add(column);
            }
        }
        return found;
    }

    private void amount(CsvHeading heading) {
        List<Integer> left = new ArrayList<>(amounts);
        left.remove(Integer.valueOf(balance));
        if (left.isEmpty()) {
            unsure.add("No column holds amounts with a fraction in every row.");
            amount = Math.max(balance, 0);
            return;
        }
        int named =
                heading.named(left::contains, "amount", "betrag", "importe", "montant", "umsatz");
        if (left.size() >= 2 && isSided(left.get(0), left.get(1))) {
            sides(left, heading);
            return;
        }
        amount = named >= 0 ? named : left.getFirst();
        if (named < 0 && left.size() > 1) {
            unsure.add("More than one column holds amounts; the first was taken.");
        }
        mark = table.find(column -> table.all(column, CsvMarks::isKnown));
        boolean minus = table.cells(amount).stream().anyMatch(cell -> cell.contains("-"));
        if (minus) {
            mark = -1;
        } else if (mark >= 0) {
            sign = SignRule.MARKED;
        } else {
            unsure.add("No amount is below zero: how is money out told from money in?");
        }
    }

    private void sides(List<Integer> two, CsvHeading heading) {
        sign = SignRule.DEBIT_CREDIT;
        int in =
                heading.named(
                        two::contains,
                        "credit",
                        "crédit",
                        "haben",
                        "abono",
                        "haber",
                        "paid in",
                        "deposit",
                        "gutschrift");
        int out =
                heading.named(
                        two::contains,
                        "debit",
                        "débit",
                        "soll",
                        "cargo",
                        "debe",
                        "paid out",
                        "withdraw",
                        "lastschrift");
        if (in < 0 && out < 0) {
            unsure.add("Which of the two amount columns is money out was told by their order.");
            boolean minus = table.cells(two.get(1)).stream().anyMatch(c -> c.contains("-"));
            out = minus ? two.get(1) : two.get(0);
        }
        if (out < 0) {
            out = two.get(0) == in ? two.get(1) : two.get(0);
        }
        amount = out;
        credit = in >= 0 && in != out ? in : two.get(0) == out ? two.get(1) : two.get(0);
    }

    private boolean isSided(int one, int other) {
        return table.movements().stream()
                .allMatch(
                        fields ->
                                isNone(CsvTable.at(fields, one))
                                        != isNone(CsvTable.at(fields, other)));
    }

    private static boolean isNone(String cell) {
        return cell.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    private static boolean hasFraction(String cell) {
        return cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0;
    }

    String creditMarks() {
        return mark < 0 ? "" : CsvMarks.proposed();
    }
}
