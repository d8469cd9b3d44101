package fidus.server.bankfiles;

import fidus.contract.Refused;
import fidus.server.bankfiles.OfxTags.Tag;
import fidus.server.reports.Cost;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Which aggregates of an OFX file are open. The older versions leave fields open, and careless
/// programs small aggregates too; what holds rows or balances has both of its tags in every
/// version, and one that is gone means that rows may be.
final class OfxNesting {
    static final Set<String> STATEMENTS = Set.of("STMTRS", "CCSTMTRS");
    static final Set<String> ROWS = Set.of("STMTTRN", "STMTTRNP");
    private static final Set<String> LISTS = Set.of("BANKTRANLIST", "BANKTRANLISTP");
    private static final Set<String> OTHERS = Set.of("LEDGERBAL", "INVSTMTRS");
    private static final Set<String> SMALL =
            Set.of(
                    "BANKACCTFROM",
                    "CCACCTFROM",
                    "AVAILBAL",
                    "BAL",
                    "BALLIST",
                    "BANKACCTTO",
                    "CCACCTTO",
                    "PAYEE",
                    "CURRENCY",
                    "ORIGCURRENCY",
                    "EXTDPAYEE");
    private static final int DEEPEST = 20;

    private final Deque<String> open = new ArrayDeque<>();

    /// Whether a start tag begins an aggregate. A small one with a text behind its tag is written
    /// as a field.
    static boolean begins(Tag tag) {
        return holds(tag.name()) || (SMALL.contains(tag.name()) && tag.value().isEmpty());
    }

    /// @throws Refused `CUT_FILE` when it cannot begin here, `TOO_LARGE` when it is nested too deep
    void open(Tag tag) {
        String name = tag.name();
        if (open.size() > DEEPEST) {
            throw Cost.tooLarge("is nested deeper than %d elements".formatted(DEEPEST));
        }
        if (STATEMENTS.contains(name)) {
            requireNone(STATEMENTS, tag);
        }
        if (ROWS.contains(name)) {
            requireNone(ROWS, tag);
        }
        boolean investment = open.contains("INVSTMTRS");
        if ((ROWS.contains(name) || LISTS.contains(name)) && !isInStatement() && !investment) {
            throw missing("<STMTRS> or <CCSTMTRS>", tag);
        }
        open.push(name);
    }

    /// Whether the end tag ended an aggregate that was open.
    ///
    /// @throws Refused `CUT_FILE` when one of those that hold rows or balances has no beginning, or
    ///   no end within this one
    boolean close(Tag tag) {
        String name = tag.name();
        if (!open.contains(name)) {
            if (holds(name)) {
                throw missing("<" + name + ">", tag);
            }
            return false;
        }
        for (String inner = open.pop(); !inner.equals(name); inner = open.pop()) {
            if (holds(inner)) {
                throw missing("</" + inner + ">", tag);
            }
        }
        return true;
    }

    /// @throws Refused `CUT_FILE` for an amount of a row that stands beside the rows
    void field(Tag tag) {
        if (tag.name().equals("TRNAMT") && isInStatement() && !isInRow()) {
            throw missing("<STMTTRN>", tag);
        }
    }

    /// The innermost, empty when none is open.
    String innermost() {
        return open.isEmpty() ? "" : open.element();
    }

    boolean isInRow() {
        return isIn(ROWS);
    }

    private boolean isInStatement() {
        return isIn(STATEMENTS);
    }

    private boolean isIn(Set<String> names) {
        return open.stream().anyMatch(names::contains);
    }

    private static boolean holds(String name) {
        return STATEMENTS.contains(name)
                || ROWS.contains(name)
                || LISTS.contains(name)
                || OTHERS.contains(name);
    }

    private void requireNone(Set<String> names, Tag before) {
        for (String name : open) {
            if (names.contains(name)) {
                throw missing("</" + name + ">", before);
            }
        }
    }

    private static Refused missing(String tag, Tag before) {
        return Findings.cut(
                "%s, before <%s%s> in line %d"
                        .formatted(tag, before.closing() ? "/" : "", before.name(), before.line()));
    }
}
