package fidus.server.bankfiles;

import fidus.bank.CsvProfile.Decimal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where the balances stand in the lines around the movements, by the words banks print beside
/// them. A place is named in the way a profile names it.
final class CsvBalanceCells {
    private static final Pattern OPENING =
            Pattern.compile(
                    "opening|start|begin|anfang|alter (saldo|kontostand)|vortrag|previous balance"
                            + "|brought forward|début|initial|inicial|inizial"
                            + "|précédent|precedent|anterior",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// Their words begin there: an `end` within another word is none.
    private static final Pattern CLOSING =
            Pattern.compile(
                    "closing|(?<!\\p{L})end|(?<!\\p{L})eind|schlu(ss|ß)|neuer (saldo|kontostand)"
                            + "|carried forward|final|(?<!\\p{L})fin(?!\\p{L})|nouveau solde"
                            + "|nuevo saldo",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// What may be said of a balance of any time.
    private static final Pattern BALANCE =
            Pattern.compile("kontostand|saldo", Pattern.CASE_INSENSITIVE);

    /// Above the movements it is the last one before them: Deutsche Bank and Postbank print it so,
    /// with the closing one below. Below them it would be the closing one.
    private static final Pattern LAST =
            Pattern.compile("letzter (kontostand|saldo)", Pattern.CASE_INSENSITIVE);

    private static final Pattern OPENING_OR_LAST =
            Pattern.compile(OPENING.pattern() + "|" + LAST.pattern(), OPENING.flags());

    private final CsvEdges edges;
    private final Decimal decimal;

    CsvBalanceCells(CsvEdges edges, Decimal decimal) {
        this.edges = edges;
        this.decimal = decimal;
    }

    /// Empty when there is none.
    String opening() {
        return first(before(OPENING, CLOSING), last(), after(OPENING, CLOSING));
    }

    private String last() {
        return before(LAST, CLOSING);
    }

    /// Empty when there is none. One that says so goes before one that only says that it is a
    /// balance, and of these the one after the movements.
    String closing() {
        return first(
                after(CLOSING, OPENING), before(CLOSING, OPENING), after(BALANCE, OPENING), bare());
    }

    /// One above the movements that does not say of which time it is.
    private String bare() {
        return before(BALANCE, OPENING_OR_LAST);
    }

    /// What is taken for a balance of one time and may be of another, one sentence each.
    List<String> unsure() {
        List<String> unsure = new ArrayList<>();
        if (!last().isEmpty() && opening().equals(last())) {
            unsure.add(
                    "The “Letzter Kontostand” above the movements is taken as the balance before"
                            + " them, as Deutsche Bank and Postbank print it: see whether it ties"
                            + " out.");
        }
        boolean told = !before(CLOSING, OPENING).isEmpty();
        if (!told && !bare().isEmpty() && closing().equals(bare())) {
            unsure.add(
                    "The balance above the movements does not say of which time it is; it is taken"
                            + " as the one after them.");
        }
        return unsure;
    }

    private static String first(String... places) {
        return Stream.of(places).filter(one -> !one.isEmpty()).findFirst().orElse("");
    }

    private String before(Pattern said, Pattern other) {
        List<List<String>> lines = edges.before();
        for (int i = 0; i < lines.size(); i++) {
            int cell = cell(lines.get(i), said, other);
            if (cell >= 0) {
                return "R" + (i + 1) + "C" + (cell + 1);
            }
        }
        return "";
    }

    private String after(Pattern said, Pattern other) {
        List<List<String>> lines = edges.after();
        for (int i = 0; i < lines.size(); i++) {
            int cell = cell(lines.get(i), said, other);
            if (cell >= 0) {
                return "R" + (i - lines.size()) + "C" + (cell + 1);
            }
        }
        return "";
    }

    /// The amount behind the words, else one before them where the line speaks of no other balance.
    private int cell(List<String> line, Pattern said, Pattern other) {
        int word =
                IntStream.range(0, line.size())
                        .filter(at -> said.matcher(line.get(at)).find())
                        .filter(at -> !other.matcher(line.get(at)).find())
                        .findFirst()
                        .orElse(-1);
        if (word < 0) {
            return -1;
        }
        boolean alone = line.stream().noneMatch(cell -> other.matcher(cell).find());
        IntStream behind = IntStream.range(word, line.size());
        return IntStream.concat(behind, IntStream.range(0, alone ? word : 0))
                .filter(at -> isAmount(CsvTable.at(line, at)))
                .findFirst()
                .orElse(-1);
    }

    private boolean isAmount(String cell) {
        boolean fraction = cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0;
        return fraction && CsvTable.isAmount(cell, decimal);
    }
}
