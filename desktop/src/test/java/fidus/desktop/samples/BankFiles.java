package fidus.desktop.samples;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankFormat;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.StatedBalance;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.bank.desk.UnreadRows;
import fidus.imports.Unreadable;
import fidus.money.Money;
import fidus.reconciliation.desk.RunPeriod;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Files on their way in that need a decision.
public final class BankFiles {
    private BankFiles() {}

    /// One with a statement of an account that the house does not keep.
    ///
    /// @param left whether the others can be taken in without it
    public static BankPreview withACard(boolean left) {
        BankPreview ours = Banks.preview(null, null);
        String why =
                "No account of the house is 400000001234. Enter the account first, or say at its"
                        + " account how its statements print it.";
        StatementPreview refused = Banks.preview(null, why).statements().getFirst();
        List<StatementPreview> both = new ArrayList<>(ours.statements());
        both.add(refused);
        return new BankPreview(
                ours.id(),
                ours.fileName(),
                ours.format(),
                ours.dialect(),
                ours.encoding(),
                ours.charset(),
                ours.profile(),
                ours.profileVersion(),
                ours.headings(),
                ours.unsure(),
                both,
                ours.checks(),
                ours.unreadable(),
                ours.unreadableSize(),
                ours.raw(),
                false,
                why,
                "WRONG_ACCOUNT",
                left ? Boolean.TRUE : null,
                ours.readAt());
    }

    /// What is said of a row that was taken for one said before.
    public static final String AFTER_ALL =
            "Row STMT-2-1 of 2026-11-16, 1000.00 EUR, was taken for STMT-1-1 said again. Statements"
                    + " taken in since show that it is another movement. Set this statement aside"
                    + " and take its file in again: then it counts.";

    /// A stored statement whose file prints no balance. The days of a first run, with the longest
    /// words that say where they come from.
    public static RunPeriod proposed() {
        return new RunPeriod(
                LocalDate.parse("2026-11-13"),
                LocalDate.parse("2026-11-20"),
                "From the first booking that may have been on its way to the bank to the last day"
                    + " of the last statement. The first statement opens on 2026-11-16 with 0.00"
                    + " EUR, and the books had 1000.00 EUR; the rules let a booking wait 5 days.");
    }

    public static StatementCard silent() {
        return new StatementCard(
                statement(), new Continuity(null, null, "There is no statement before it."));
    }

    /// A stored statement of a CSV file that prints a balance beside each row.
    public static StatementCard followed() {
        StatementCard silent = silent();
        TakenStatement it = silent.statement();
        return new StatementCard(
                with(
                        it,
                        it.opening(),
                        it.closing(),
                        List.of(
                                BankCheck.count(
                                        "rows whose balance follows from their neighbour", 4, 4)),
                        null),
                silent.continuity());
    }

    /// A stored statement with rows that are missing between its balances, a row that could not be
    /// read and a batch that its details do not add up to.
    public static StatementCard untied() {
        return untied(null);
    }

    private static StatementCard untied(@Nullable UnreadRows unread) {
        TakenStatement it = Banks.statements().statements().getFirst().statement();
        Money closing = Money.of("1495.50", "EUR");
        return new StatementCard(
                with(
                        it,
                        it.opening(),
                        it.closing(),
                        List.of(
                                BankCheck.count(BankCheck.ADDING_UP, 0, 1),
                                BankCheck.of(
                                        "details of entry 2 (2026-11-19, -4.50 EUR, M1) = entry",
                                        Money.of("-5.00", "EUR"),
                                        Money.of("-4.50", "EUR")),
                                BankCheck.count(BankCheck.READ, 3, 4),
                                BankCheck.of(BankCheck.TIE, Money.of("495.50", "EUR"), closing)),
                        unread),
                new Continuity(null, null, "There is no statement before it."));
    }

    /// The same as it is stored with the place that could not be read.
    public static StatementCard unread() {
        List<Unreadable> all =
                List.of(
                        new Unreadable(3, "amount", "1.234,56", "is no amount such as 1,234.56"),
                        new Unreadable(0, "balance", "R-1C6", "is no place in the file"));
        return untied(UnreadRows.of(all));
    }

    /// The same with a balance that two persons stated.
    public static StatementCard stated() {
        TakenStatement one = statement();
        var said =
                new StatedBalance(
                        new BankBalance(StatedBalance.CODE, Money.of("1495.50", "EUR"), one.to()),
                        "Letter of the bank of 23 November",
                        "Ann",
                        "Bob",
                        Accounts.NOW);
        return new StatementCard(
                one.with(said), new Continuity(null, null, "There is no statement before it."));
    }

    private static TakenStatement statement() {
        TakenStatement it = Banks.statements().statements().getFirst().statement();
        return with(it, null, null, List.of(), null);
    }

    private static TakenStatement with(
            TakenStatement it,
            @Nullable BankBalance opening,
            @Nullable BankBalance closing,
            List<BankCheck> checks,
            @Nullable UnreadRows unread) {
        return new TakenStatement(
                it.id(),
                it.number(),
                it.houseAccountId(),
                it.bankAccount(),
                it.fileId(),
                "november.qif",
                it.sha256(),
                BankFormat.QIF,
                "",
                "",
                "",
                it.currency(),
                it.from(),
                it.to(),
                opening,
                closing,
                List.of(),
                checks,
                it.rows(),
                it.fresh(),
                it.repeated(),
                it.notBooked(),
                it.takenByName(),
                it.takenAt(),
                null,
                it.version(),
                unread);
    }
}
