package fidus.proofs;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The lines of a run with everything they were computed from, for somebody who wants to compute
/// them again without this program or its database.
///
/// @param format always {@link #FORMAT}
/// @param about the run or the month, in words
/// @param totals Σ of what the lines come to, one for each currency
/// @param digest SHA-256 over the canonical text of the lines
public record ProofFile(
        String format,
        ProofKind proofKind,
        String about,
        LocalDate asOf,
        List<ProofLine> lines,
        List<Money> totals,
        String digest) {
    public static final String FORMAT = "fidus-lines-1";

    /// How the table of it begins.
    public static final String HEADING = "line,formula,currency,decimals,asOf,role,name,value";

    public ProofFile {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    public static ProofFile of(
            ProofKind kind, String about, LocalDate asOf, List<ProofLine> lines) {
        return new ProofFile(
                FORMAT, kind, about, asOf, lines, totals(kind, lines), Canonical.digest(lines));
    }

    /// Computes every line from its inputs again and says where the file differs; empty when it
    /// does not.
    ///
    /// @throws Refused `UNKNOWN_FORMAT` for another format, `BAD_VALUE` where a line lacks an input
    public List<String> differences() {
        if (!format.equals(FORMAT)) {
            throw Refused.because(
                    Problem.Code.UNKNOWN_FORMAT,
                    "This is no file of lines: its format is " + format + ".");
        }
        var found = new ArrayList<String>();
        lines.forEach(line -> found.addAll(line.differences()));
        List<Money> sums = totals(proofKind, lines);
        if (!sums.equals(totals)) {
            found.add("totals: the file says " + totals + ", computed again it is " + sums);
        }
        String computed = Canonical.digest(lines);
        if (!computed.equals(digest)) {
            found.add("digest: the file says " + digest + ", computed again it is " + computed);
        }
        return found;
    }

    /// The result that is summed.
    private static String summed(ProofKind kind) {
        return switch (kind) {
            case COMMISSION -> "commission";
            case FRANCHISE_POOL -> "pool";
            case REBATE -> "claimed";
            case PERFORMANCE_SHARE -> "share";
        };
    }

    private static List<Money> totals(ProofKind kind, List<ProofLine> lines) {
        var sums = new TreeMap<Currency, BigDecimal>();
        for (ProofLine line : lines) {
            line.result(summed(kind))
                    .ifPresent(one -> sums.merge(line.currency(), one, BigDecimal::add));
        }
        return sums.entrySet().stream()
                .map(one -> new Money(one.getValue().setScale(one.getKey().scale()), one.getKey()))
                .toList();
    }

    /// The same as a table of figures, one in a row, for a spreadsheet.
    public String csv() {
        var text = new StringBuilder(HEADING).append("\r\n");
        for (ProofLine line : lines) {
            line.inputs().forEach(one -> row(text, line, "input", one));
            line.results().forEach(one -> row(text, line, "result", one));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, ProofLine line, String role, ProofFigure figure) {
        LocalDate on = figure.asOf() == null ? line.asOf() : figure.asOf();
        text.append(quoted(line.line())).append(',').append(line.formula()).append(',');
        text.append(line.currency().code()).append(',').append(line.decimals()).append(',');
        text.append(on).append(',').append(role).append(',');
        text.append(quoted(figure.name())).append(',').append(figure.value()).append("\r\n");
    }

    /// A name that begins like a formula is kept from being one.
    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
