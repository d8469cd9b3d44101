package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What two persons decide on when a statement is read again.
///
/// @param counts rows of it that count by that although they read as before
/// @param days what is to be known of the days of rows that count then
record AgainShown(
        TakenStatement was,
        Looked.Found found,
        List<BankStore.StoredRow> counts,
        List<String> days) {
    private static final int MOST_SHOWN = 20;
    private static final String DAYS = "Days that are held";

    List<Shown> lines(String reason) {
        BankStatement now = found.statement();
        Plan plan = found.planned();
        List<Shown> lines = new ArrayList<>();
        Collections.addAll(
                lines,
                new Shown("Account", was.bankAccount()),
                new Shown("Days", was.from() + " to " + was.to()),
                new Shown("Days it reads as", plan.from() + " to " + plan.to()),
                new Shown("Stored", figures(was.rows(), was.opening(), was.closing())),
                new Shown("Reads now", figures(now.rows().size(), now.opening(), now.closing())),
                new Shown("Currency", now.currency().code()),
                new Shown("Ties out", now.ties() ? "yes" : "no"));
        counts.stream().limit(MOST_SHOWN).forEach(row -> lines.add(counted(row)));
        if (counts.size() > MOST_SHOWN) {
            lines.add(new Shown("More rows count", "" + (counts.size() - MOST_SHOWN)));
        }
        days.forEach(sentence -> lines.add(new Shown(DAYS, sentence)));
        lines.add(new Shown("Reason", reason));
        return lines;
    }

    /// Says that what is to be known of the days was read.
    ///
    /// @throws Refused `STALE_VERSION`
    static void requireTold(TakenStatement was, List<String> days, List<Shown> before) {
        days.stream()
                .filter(sentence -> !before.contains(new Shown(DAYS, sentence)))
                .findFirst()
                .ifPresent(
                        sentence -> {
                            throw Refused.because(
                                    Problem.Code.STALE_VERSION,
                                    "When the %s was asked to be read again this was not so: %s Nothing was changed. Ask again, so that it is read before it is agreed to."
                                            .formatted(was.source(), sentence));
                        });
    }

    private static Shown counted(BankStore.StoredRow row) {
        return new Shown(
                "Counts then",
                "%s of %s, %s, taken for %s said again"
                        .formatted(row.id(), row.day(), row.money(), row.original()));
    }

    private static String figures(
            long rows, @Nullable BankBalance opening, @Nullable BankBalance closing) {
        return "%s, opening %s, closing %s"
                .formatted(rows == 1 ? "1 row" : rows + " rows", money(opening), money(closing));
    }

    private static String money(@Nullable BankBalance balance) {
        return balance == null ? "not printed" : balance.money().toString();
    }
}
