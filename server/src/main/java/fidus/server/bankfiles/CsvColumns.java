package fidus.server.bankfiles;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out what the columns of a table are, by what stands in them and over them. Columns are
/// counted from 0 here and from 1 in the profile.
final class CsvColumns {
    private static final Set<String> CREDIT =
            Set.of("C", "CR", "CRDT", "CREDIT", "Credit", "H", "Haben", "+");
    private static final Set<String> DEBIT =
            Set.of("D", "DR", "DB", "DBIT", "DEBIT", "Debit", "S", "Soll", "-");
    private static final Pattern CODE = Pattern.compile("\\b([A-Z]{3})\\b|[€£]");
    private static final Set<String> CODES =
            new TreeSet<>(
                    java.util.Currency.getAvailableCurrencies().stream()
                            .map(java.util.Currency::getCurrencyCode)
                            .toList());

    private final CsvTable table;
    private final List<String> unsure;
    private final CsvEdges edges;
    private final List<String> heading;
    private final Decimal decimal;
    private int amount = -1;
    private int credit = -1;
    private int mark = -1;
    private SignRule sign = SignRule.SIGNED;

    CsvColumns(CsvTable table, List<String> unsure) {
        this.table = table;
        this.unsure = unsure;
        this.decimal = decimal();
        int first = amounts().stream().findFirst().orElse(-1);
        this.edges = new CsvEdges(table, first, decimal);
        this.heading = edges.heading();
    }

    CsvProfile profile(Charset charset) {
        int balance = named(amounts()::contains, "saldo", "balance", "solde", "kontostand");
        amount(balance);
        int value = named(this::isDay, "val", "wert");
        if (table.patterns().size() > 1) {
            unsure.add("Days read as any of " + String.join(", ", table.patterns()) + ".");
        }
        int currency = find(column -> table.all(column, CODES::contains));
        int text =
                named(
                        this::isText,
                        "purpose",
                        "zweck",
                        "descri",
                        "label",
                        "concept",
                        "libell",
                        "narrat",
                        "detail",
                        "memo",
                        "text");
        if (text < 0) {
            text = longest();
            unsure.add("Which column is the text was told by its length.");
        }
        int spoken = text;
        return new CsvProfile(
                "Proposal",
                String.valueOf(table.delimiter()),
                charset.name(),
                table.pattern(),
                decimal,
                currency < 0 ? currency() : null,
                new Columns(
                        table.dayColumn() + 1,
                        value + 1,
                        amount + 1,
                        credit + 1,
                        mark + 1,
                        creditMarks(),
                        currency + 1,
                        named(this::isText, "referenz", "reference", "référence", "ref") + 1,
                        text + 1,
                        named(
                                        column -> isText(column) && column != spoken,
                                        "empfänger",
                                        "auftraggeber",
                                        "payee",
                                        "beneficiar",
                                        "partner",
                                        "counterpart",
                                        "name",
                                        "ordenante")
                                + 1,
                        named(this::isText, "transaction id", "unique", "fitid") + 1,
                        balance + 1),
                sign,
                edges.skipFirst(),
                edges.skipLast(),
                edges.balance("opening", "start", "begin", "anfang", "début", "initial"),
                edges.balance("closing", "end", "final", "fin", "kontostand", "saldo"));
    }

    private Decimal decimal() {
        int points = readable(Decimal.POINT);
        int commas = readable(Decimal.COMMA);
        if (points == commas) {
            unsure.add("Amounts read the same with a decimal point and a decimal comma.");
            return table.delimiter() == ';' ? Decimal.COMMA : Decimal.POINT;
        }
        return points > commas ? Decimal.POINT : Decimal.COMMA;
    }

    /// How many columns are amounts when fractions are written so, then how many cells.
    private int readable(Decimal one) {
        int cells = 0;
        for (int column = 0; column < table.width(); column++) {
            int at = column;
            if (table.all(at, cell -> CsvTable.isAmount(cell, one))) {
                cells += 10_000 + table.cells(at).size();
            }
        }
        return cells;
    }

    private List<Integer> amounts() {
        List<Integer> found = new ArrayList<>();
        for (int column = 0; column < table.width(); column++) {
            boolean such =
                    column != table.dayColumn()
                            && table.all(column, cell -> CsvTable.isAmount(cell, decimal))
                            && table.cells(column).stream().anyMatch(CsvColumns::hasFraction);
            if (such) {
                found.add(column);
            }
        }
        return found;
    }

    private void amount(int balance) {
        List<Integer> left = new ArrayList<>(amounts());
        left.remove(Integer.valueOf(balance));
        if (left.isEmpty()) {
            unsure.add("No column holds amounts with a fraction in every row.");
            amount = Math.max(balance, 0);
            return;
        }
        int named = named(left::contains, "amount", "betrag", "importe", "montant", "umsatz");
        if (left.size() >= 2 && isSided(left.get(0), left.get(1))) {
            sides(left);
            return;
        }
        amount = named >= 0 ? named : left.getFirst();
        if (named < 0 && left.size() > 1) {
            unsure.add("More than one column holds amounts; the first was taken.");
        }
        mark = find(column -> table.all(column, CsvColumns::isMark));
        boolean minus = table.cells(amount).stream().anyMatch(cell -> cell.contains("-"));
        if (minus) {
            mark = -1;
        } else if (mark >= 0) {
            sign = SignRule.MARKED;
        } else {
            unsure.add("No amount is below zero: how is money out told from money in?");
        }
    }

    private void sides(List<Integer> two) {
        sign = SignRule.DEBIT_CREDIT;
        int in =
                named(
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
                named(
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

    private static boolean isMark(String cell) {
        return CREDIT.contains(cell) || DEBIT.contains(cell);
    }

    private String creditMarks() {
        if (mark < 0) {
            return "";
        }
        Set<String> seen = new TreeSet<>(table.cells(mark));
        seen.retainAll(CREDIT);
        return String.join("|", seen);
    }

    /// What the headings, the lines around the table or the amounts say.
    private @Nullable Currency currency() {
        Set<String> said = new TreeSet<>();
        for (List<String> fields : edges.around()) {
            codes(String.join(" ", fields), said);
        }
        table.cells(amount).forEach(cell -> codes(cell, said));
        if (said.size() == 1) {
            return new Currency(said.iterator().next());
        }
        unsure.add("The currency is not said" + (said.isEmpty() ? "." : " once: " + said + "."));
        return null;
    }

    private static void codes(String text, Set<String> said) {
        Matcher found = CODE.matcher(text);
        while (found.find()) {
            String code =
                    switch (found.group()) {
                        case "€" -> "EUR";
                        case "£" -> "GBP";
                        default -> found.group();
                    };
            if (CODES.contains(code)) {
                said.add(code);
            }
        }
    }

    private boolean isDay(int column) {
        return column != table.dayColumn()
                && table.all(column, cell -> CsvTable.isDay(cell, table.pattern()));
    }

    private boolean isText(int column) {
        return column != table.dayColumn()
                && column != amount
                && column != credit
                && column != mark
                && !isDay(column)
                && !amounts().contains(column);
    }

    private int longest() {
        int longest = -1;
        int most = -1;
        for (int column = 0; column < table.width(); column++) {
            int length = table.cells(column).stream().mapToInt(String::length).sum();
            if (isText(column) && length > most) {
                longest = column;
                most = length;
            }
        }
        return longest;
    }

    private int find(IntPredicate such) {
        for (int column = 0; column < table.width(); column++) {
            if (such.test(column)) {
                return column;
            }
        }
        return -1;
    }

    /// The first column of the kind whose heading holds one of the words, the earlier word before
    /// the later.
    private int named(IntPredicate kind, String... words) {
        for (String word : words) {
            for (int column = 0; column < heading.size(); column++) {
                String title = CsvTable.at(heading, column).toLowerCase(Locale.ROOT);
                if (kind.test(column) && title.contains(word)) {
                    return column;
                }
            }
        }
        return -1;
    }
}
