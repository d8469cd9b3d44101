package fidus.server.bankfiles;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Further;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out what the columns of a table are, by what stands in them and over them. Columns are
/// counted from 0 here and from 1 in the profile.
final class CsvColumns {
    private static final Pattern CODE = Pattern.compile("\\b([A-Z]{3})\\b|[€£]");
    private static final Set<String> CODES =
            new TreeSet<>(
                    java.util.Currency.getAvailableCurrencies().stream()
                            .map(java.util.Currency::getCurrencyCode)
                            .toList());

    private final CsvTable table;
    private final List<String> unsure;
    private final CsvEdges edges;
    private final CsvHeading heading;
    private final CsvAmountColumns amounts;
    private final CsvDayColumns days;

    CsvColumns(CsvTable table, List<String> unsure) {
        this.table = table;
        this.unsure = unsure;
        this.amounts = new CsvAmountColumns(table, unsure);
        this.edges = new CsvEdges(table, amounts.all(), amounts.decimal());
        this.heading = new CsvHeading(edges.heading());
        amounts.decide(heading);
        this.days = new CsvDayColumns(table, heading);
    }

    CsvProfile profile(Charset charset) {
        if (!table.hasDays()) {
            unsure.add(
                    "No column reads as days: say which one it is, and how days are written in it,"
                            + " such as d/M/yyyy or dd.MM.yyyy HH:mm.");
        }
        if (table.patterns().size() > 1) {
            unsure.add("Days read as any of " + String.join(", ", table.patterns()) + ".");
        }
        var balances = new CsvBalanceCells(edges, amounts.decimal());
        unsure.addAll(balances.unsure());
        int currency = table.find(column -> table.all(column, CODES::contains));
        return new CsvProfile(
                CsvProfile.UNNAMED,
                String.valueOf(table.delimiter()),
                charset.name(),
                table.pattern(),
                amounts.decimal(),
                currency < 0 ? currency() : null,
                columns(currency),
                amounts.sign(),
                edges.skipFirst(),
                edges.skipLast(),
                balances.opening(),
                balances.closing());
    }

    private Columns columns(int currency) {
        int titled = text();
        int text = titled >= 0 ? titled : longest(List.of(currency));
        int party = counterparty(text);
        int reference = heading.named(this::isText, "referenz", "reference", "référence", "ref");
        Further more = new CsvFurther(table, heading, this::isText).columns(text);
        if (titled < 0) {
            more = byLength(List.of(currency, text, party, reference), more);
        }
        several(more.account() - 1);
        return new Columns(
                day() + 1,
                days.valued() + 1,
                amounts.amount() + 1,
                amounts.credit() + 1,
                amounts.mark() + 1,
                amounts.creditMarks(),
                currency + 1,
                reference + 1,
                text + 1,
                party + 1,
                heading.named(this::isText, "transaction id", "unique", "fitid") + 1,
                amounts.balance() + 1,
                more);
    }

    /// Where no title says which is the text, the two longest are it, so that the purpose is not
    /// dropped where the other party stands before it.
    ///
    /// @param used the columns that say something else, and the first text
    private Further byLength(List<Integer> used, Further more) {
        List<Integer> taken = new ArrayList<>(used);
        taken.addAll(
                List.of(more.account() - 1, more.counterpartyAccount() - 1, more.endToEndId() - 1));
        int second = more.text2() > 0 ? more.text2() - 1 : longest(taken);
        unsure.add(
                second < 0
                        ? "Which column is the text was told by its length."
                        : "Which columns are the text was told by their length.");
        return new Further(
                more.account(), more.counterpartyAccount(), more.endToEndId(), second + 1);
    }

    /// @param account the column of the house's own account, -1 without one
    private void several(int account) {
        if (account >= 0 && table.cells(account).stream().distinct().count() > 1) {
            unsure.add(
                    "The accounts in column %d (%s) were taken for the house's own, each a statement."
                            .formatted(account + 1, Texts.shown(heading.title(account))));
        }
    }

    /// Where none reads as days, the one whose title says so, else the first.
    private int day() {
        return table.hasDays()
                ? days.booked()
                : Math.max(
                        0,
                        heading.named(
                                column -> !amounts.holds(column),
                                "date",
                                "datum",
                                "fecha",
                                "data",
                                "buchungstag"));
    }

    private int text() {
        int text =
                heading.named(
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
        return text >= 0 ? text : heading.called(this::isText, "wozu", "wofür", "what for");
    }

    private int counterparty(int text) {
        IntPredicate other = column -> isText(column) && column != text;
        int named =
                heading.named(
                        other,
                        "empfänger",
                        "auftraggeber",
                        "payee",
                        "beneficiar",
                        "partner",
                        "counterpart",
                        "name",
                        "ordenante");
        return named >= 0 ? named : heading.called(other, "wer", "who");
    }

    /// What the headings, the lines around the table or the amounts say.
    private @Nullable Currency currency() {
        Set<String> said = new TreeSet<>();
        for (List<String> fields : edges.around()) {
            codes(String.join(" ", fields), said);
        }
        table.cells(amounts.amount()).forEach(cell -> codes(cell, said));
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

    private boolean isText(int column) {
        return !days.isDay(column) && !amounts.holds(column);
    }

    /// The column with the most signs that is neither empty nor one of these; -1 without one.
    private int longest(List<Integer> others) {
        int longest = -1;
        int most = 0;
        for (int column = 0; column < table.width(); column++) {
            int length = table.cells(column).stream().mapToInt(String::length).sum();
            if (isText(column) && !others.contains(column) && length > most) {
                longest = column;
                most = length;
            }
        }
        return longest;
    }
}
