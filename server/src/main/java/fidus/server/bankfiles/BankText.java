package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.imports.Unreadable;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A bank file as lines a person can read in a terminal.
public final class BankText {
    private static final int MOST_UNREADABLE = 20;

    private final List<String> lines = new ArrayList<>();

    private BankText() {}

    public static List<String> lines(BankFile file) {
        var text = new BankText();
        text.line(
                "File",
                "%s, %s, %,d bytes, %s"
                        .formatted(file.format(), file.dialect(), file.bytes(), file.encoding()));
        text.line("SHA-256", file.sha256());
        file.statements().forEach(text::statement);
        file.checks().forEach(text::check);
        text.unreadable(file.unreadable());
        return List.copyOf(text.lines);
    }

    private void statement(BankStatement statement) {
        line(
                "Statement",
                Texts.joined(
                        statement.account().isEmpty() ? "(no account)" : statement.account(),
                        statement.currency().code(),
                        statement.number().isEmpty() ? "" : "no. " + statement.number(),
                        statement.statementId()));
        balance("  opening", statement.opening());
        Money in = Money.zero(statement.currency());
        Money out = in;
        int pending = 0;
        for (BankRow row : statement.rows()) {
            if (row.status() == BankRow.Status.PENDING) {
                pending++;
            } else if (row.money().signum() > 0) {
                in = in.plus(row.money());
            } else {
                out = out.plus(row.money());
            }
        }
        line(
                "  rows",
                "%d, in %s, out %s%s"
                        .formatted(
                                statement.rows().size(),
                                in,
                                out,
                                pending == 0 ? "" : ", of them " + pending + " pending"));
        balance("  closing", statement.closing());
        statement.checks().forEach(this::check);
    }

    private void balance(String label, @Nullable BankBalance balance) {
        if (balance != null) {
            String on = balance.on() == null ? "" : " on " + balance.on();
            line(label, balance.money() + on + " (" + balance.code() + ")");
        }
    }

    private void check(BankCheck check) {
        line(
                check.ties() ? "  ties" : "  DIFFERS",
                "%s: %s against %s %s%s"
                        .formatted(
                                check.tie(),
                                check.left().toPlainString(),
                                check.right().toPlainString(),
                                check.unit(),
                                check.ties()
                                        ? ""
                                        : ", difference " + check.difference().toPlainString()));
    }

    private void unreadable(List<Unreadable> rows) {
        for (Unreadable row : rows.subList(0, Math.min(rows.size(), MOST_UNREADABLE))) {
            line(
                    "UNREADABLE",
                    "%s%s: '%s' %s"
                            .formatted(
                                    row.line() == 0 ? "" : "row " + row.line() + ", ",
                                    row.field(),
                                    row.text(),
                                    row.reason()));
        }
        if (rows.size() > MOST_UNREADABLE) {
            line("", "and %d more".formatted(rows.size() - MOST_UNREADABLE));
        }
    }

    private void line(String label, String value) {
        lines.add("%-15s %s".formatted(label, value));
    }
}
