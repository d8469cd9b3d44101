package fidus.server.bankfiles;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Unreadable;
import fidus.server.reports.BadField;
import fidus.server.reports.Cost;
import fidus.server.reports.Fingerprint;

import java.util.ArrayList;
import java.util.List;

/// What one file turned out to contain, while it is read.
final class Findings {
    private final List<BankStatement> statements = new ArrayList<>();
    private final List<BankCheck> checks = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final Cost cost;

    /// Since the last statement.
    private int lost;

    /// Where in `unreadable` what was found since the last statement begins.
    private int from;

    Findings(Cost cost) {
        this.cost = cost;
    }

    Cost cost() {
        return cost;
    }

    void statement(BankStatement statement) {
        add(statement, since());
    }

    private void add(BankStatement statement, List<Unreadable> since) {
        statements.add(since.isEmpty() ? statement : statement.missing(lost, since));
        lost = 0;
        from = unreadable.size();
    }

    private List<Unreadable> since() {
        return List.copyOf(unreadable.subList(from, unreadable.size()));
    }

    /// Statements whose rows were read all mixed: nobody can say which of them a lost one was of.
    void statements(List<BankStatement> mixed) {
        int each = lost;
        List<Unreadable> since = since(); // one list for all of them, however many there are
        for (BankStatement one : mixed) {
            lost = each;
            add(one, since);
        }
    }

    void check(BankCheck check) {
        checks.add(check);
    }

    void unreadable(int line, BadField bad) {
        cost.keep(0);
        unreadable.add(new Unreadable(line, bad.field(), Texts.shown(bad.text()), bad.reason()));
    }

    /// A row, or a balance that rows lie between, which the statement has to do without: it does
    /// not tie out until somebody has looked.
    void lost(int line, BadField bad) {
        unreadable(line, bad);
        lost++;
    }

    /// What could not be read so far.
    List<Unreadable> unreadable() {
        return List.copyOf(unreadable);
    }

    /// @throws Refused `UNKNOWN_FORMAT` when there is no statement in it
    BankFile finish(BankFormat format, String dialect, Fingerprint print, String encoding) {
        if (statements.isEmpty()) {
            throw Refused.because(
                    Problem.Code.UNKNOWN_FORMAT,
                    "The file looks like " + dialect + ", but holds no statement.");
        }
        List<Unreadable> behind = since();
        if (!behind.isEmpty()) {
            statements.add(statements.removeLast().missing(0, behind));
        }
        return new BankFile(
                format,
                dialect,
                statements,
                checks,
                unreadable,
                encoding,
                print.sha256(),
                print.bytes());
    }

    /// @param missing what is absent
    static Refused cut(String missing) {
        return Refused.because(
                Problem.Code.CUT_FILE,
                "The file is cut: it misses "
                        + missing
                        + ". Nothing was taken; fetch it again from the bank.");
    }
}
