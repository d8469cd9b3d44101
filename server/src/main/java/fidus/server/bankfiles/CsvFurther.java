package fidus.server.bankfiles;

import fidus.bank.CsvProfile.Further;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Finds out which columns print accounts, the payer's id of a payment and a second text, by their
/// headings in the languages banks write and by what stands in them.
final class CsvFurther {
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z0-9/.-]{6,40}");

    private static final Set<String> PLAIN =
            Set.of("account", "konto", "compte", "cuenta", "conto", "rekening", "conta");

    private final CsvTable table;
    private final CsvHeading heading;
    private final IntPredicate text;

    /// @param text whether a column is neither a day nor money, counted from 0
    CsvFurther(CsvTable table, CsvHeading heading, IntPredicate text) {
        this.table = table;
        this.heading = heading;
        this.text = text;
    }

    /// @param first the column of the first text, counted from 0
    Further columns(int first) {
        int counterparty = counterparty();
        return new Further(
                own(counterparty) + 1,
                counterparty + 1,
                heading.named(
                                text,
                                "end-to-end",
                                "end to end",
                                "endtoend",
                                "e2e",
                                "bout en bout",
                                "extremo a extremo",
                                "kundenreferenz",
                                "customer reference")
                        + 1,
                heading.named(
                                column -> text.test(column) && column != first,
                                "zweck 2",
                                "zweck2",
                                "purpose 2",
                                "purpose",
                                "zweck",
                                "memo",
                                "remittance",
                                "observa",
                                "omschrijving-2",
                                "omschrijving")
                        + 1);
    }

    /// Plain words for an account are the other party's only where nothing says whose.
    private int counterparty() {
        return heading.named(
                this::isAccount,
                "counterparty",
                "beneficiary account",
                "beneficiary iban",
                "payee account",
                "payer account",
                "gegenkonto",
                "gegeniban",
                "tegenrekening",
                "contrepartie",
                "contrapartida",
                "cuenta beneficiari",
                "kontonummer/iban",
                "iban zahlungsbeteiligter",
                "partner iban",
                "iban");
    }

    /// One that says the same in every row is the account that the file is of; where its name says
    /// that it is the house's own, rows may be of several.
    private int own(int counterparty) {
        int same = same(counterparty);
        if (same >= 0) {
            return same;
        }
        int named =
                heading.named(
                        column -> isInEachRow(column, counterparty),
                        "auftragskonto",
                        "own account",
                        "eigenes konto");
        return named >= 0 ? named : plain(counterparty);
    }

    /// One that is called account and nothing else: the house's, where several rows are of the same
    /// one; other parties' differ.
    private int plain(int counterparty) {
        return table.find(
                column ->
                        isInEachRow(column, counterparty)
                                && PLAIN.contains(heading.title(column).toLowerCase(Locale.ROOT))
                                && table.cells(column).stream().distinct().count()
                                        < table.cells(column).size());
    }

    private boolean isInEachRow(int column, int counterparty) {
        return column != counterparty
                && isAccount(column)
                && table.cells(column).size() == table.movements().size();
    }

    private int same(int counterparty) {
        return heading.named(
                column -> column != counterparty && isAccount(column) && isOne(column),
                "auftragskonto",
                "own account",
                "eigenes konto",
                "iban auftragskonto",
                "iban/bban",
                "rekening",
                "account number",
                "account no",
                "de compte",
                "de cuenta",
                "kontonummer");
    }

    private boolean isAccount(int column) {
        return text.test(column) && table.all(column, CsvFurther::isNumber);
    }

    private static boolean isNumber(String cell) {
        String packed = Texts.packed(cell);
        return ACCOUNT.matcher(packed).matches()
                && packed.chars().filter(Character::isDigit).count() >= 6;
    }

    private boolean isOne(int column) {
        List<String> cells = table.cells(column);
        return cells.size() == table.movements().size()
                && cells.size() > 1
                && cells.stream().distinct().count() == 1;
    }
}
