package fidus.server.bankfiles;

import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.server.bankfiles.OfxTags.Tag;
import fidus.server.reports.BadField;
import fidus.server.reports.Fingerprint;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the bank and card statements of an OFX file of any version. Fields are found by the
/// aggregate they stand in, since the older versions do not close them.
final class Ofx {
    private static final Set<String> STATEMENTS = OfxNesting.STATEMENTS;
    private static final Set<String> ROWS = OfxNesting.ROWS;

    /// What a row has at most once.
    private static final Set<String> ONCE = Set.of("TRNTYPE", "DTPOSTED", "TRNAMT", "FITID");

    /// What banks seldom write twice, and say nothing of money with.
    private static final Set<String> SELDOM_TWICE = Set.of("NAME", "CHECKNUM", "REFNUM", "DTUSER");

    private static final Pattern VERSION =
            Pattern.compile("VERSION\\s{0,3}[:=]\\s{0,3}\"?(\\d{3})");
    private static final int MOST_FIELDS = 200;

    private final Fingerprint print;
    private final Findings findings;
    private final Hints hints;
    private final OfxNesting open = new OfxNesting();
    private final OfxStatus status;
    private final Map<String, String> head = new HashMap<>();
    private final Map<String, String> row = new HashMap<>();
    private final List<Map<String, String>> waiting = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private int rows;
    private boolean ended;
    private boolean investments;
    private int statements;

    Ofx(Fingerprint print, Findings findings, Hints hints) {
        this.print = print;
        this.findings = findings;
        this.hints = hints;
        this.status = new OfxStatus(findings);
    }

    /// @throws Refused `CUT_FILE` when it does not end with its end tag or tags that hold rows are
    ///   gone, `NOT_A_STATEMENT` when it is about investments only or an error
    BankFile read() throws IOException {
        try (Reader text = print.reader()) {
            var tags = new OfxTags(text, findings.cost());
            for (Tag tag = tags.next(); tag != null; tag = tags.next()) {
                tag(tag);
            }
        }
        if (!ended || !open.innermost().isEmpty()) {
            throw Findings.cut("its last tags, up to </OFX>");
        }
        status.end();
        if (statements == 0) {
            refuseEmpty();
        }
        Matcher version = VERSION.matcher(print.head());
        String dialect = "OFX " + (version.find() ? version.group(1) : "without a version");
        return findings.finish(BankFormat.OFX, dialect, print, print.encoding());
    }

    private void refuseEmpty() {
        if (!status.last().isEmpty()) {
            throw Refused.because(
                    Problem.Code.NOT_A_STATEMENT,
                    "The bank wrote an error instead of a statement: '"
                            + status.last()
                            + "'. Ask the bank for the file again.");
        }
        if (investments) {
            throw Refused.because(
                    Problem.Code.NOT_A_STATEMENT,
                    "This OFX file is about an investment account, which no bank statement is.");
        }
    }

    private void tag(Tag tag) {
        String name = tag.name();
        status.tag(tag);
        if (name.equals("OFX")) {
            ended = tag.closing();
        } else if (tag.closing()) {
            if (open.close(tag)) {
                close(name);
            }
        } else if (OfxNesting.begins(tag)) {
            open.open(tag);
            open(name);
        } else {
            open.field(tag);
            field(name, tag.value());
        }
    }

    private void open(String name) {
        if (STATEMENTS.contains(name)) {
            head.clear();
            waiting.clear();
            lines.clear();
        }
        if (ROWS.contains(name)) {
            row.clear();
        }
        if (name.equals("INVSTMTRS")) {
            investments = true;
            findings.unreadable(
                    0, new BadField("INVSTMTRS", "", "is an investment account and was not read"));
        }
    }

    private void close(String name) {
        if (ROWS.contains(name)) {
            rows++;
            findings.cost().row();
            int characters = 0;
            for (String value : row.values()) {
                characters += value.length() + 60;
            }
            findings.cost().keep(characters);
            Map<String, String> copy = new HashMap<>(row);
            copy.put("#", name);
            waiting.add(copy);
            lines.add(rows);
        } else if (STATEMENTS.contains(name)) {
            statement();
        }
    }

    /// A field keeps its first value, under its own name in a row and under its aggregate's beside
    /// rows.
    private void field(String name, String value) {
        String aggregate = open.innermost();
        boolean inRow = open.isInRow();
        Map<String, String> map = inRow ? row : head;
        String key =
                (inRow && ROWS.contains(aggregate)) || STATEMENTS.contains(aggregate)
                        ? name
                        : aggregate + "/" + name;
        if (aggregate.isEmpty() || map.size() >= MOST_FIELDS) {
            return;
        }
        String before = map.putIfAbsent(key, value);
        if (inRow && before != null && ONCE.contains(key)) {
            map.putIfAbsent(OfxStatement.TWICE, key);
            map.put(key, Texts.shown(before + " " + value));
        } else if (inRow && before != null && SELDOM_TWICE.contains(key)) {
            map.putIfAbsent(OfxStatement.AGAIN, key);
        }
    }

    private void statement() {
        Currency currency = hints.currencyOrUnstated();
        try {
            currency = Amounts.currency(head("CURDEF"), currency, "CURDEF");
        } catch (BadField bad) {
            findings.unreadable(0, bad);
        }
        var statement = new OfxStatement(head, new StatementDraft(currency, findings.cost()));
        for (int i = 0; i < waiting.size(); i++) {
            statement.row(waiting.get(i), lines.get(i), findings);
        }
        waiting.clear();
        lines.clear();
        findings.cost().keep(0);
        statements++;
        status.statement();
        findings.statement(statement.finish(findings));
    }

    private String head(String name) {
        return head.getOrDefault(name, "");
    }
}
