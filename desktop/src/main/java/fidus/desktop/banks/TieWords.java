package fidus.desktop.banks;

import fidus.bank.BankCheck;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a stored statement says of itself that does not agree: its balances and rows, its parts and
/// totals, and how much of it could not be read.
final class TieWords {
    /// `Balance break of −1 234 567.89 USD; …`.
    private static final double WIDTH = 262;

    /// Said only where there is room for more than what is wrong.
    private static final String ITSELF = "ties.itself";

    private final ResourceBundle texts = Texts.of(StatementPane.class);

    /// What its own figures say, and before that where it does not continue the statements around
    /// it. Of one that was set aside only its own figures are told.
    List<String> of(StatementCard card) {
        List<String> own = of(card.statement());
        return card.wasSetAside()
                ? own
                : with(card.continuity(), numbers(card), own, card.statement().checks());
    }

    /// One sentence for each figure that does not tie, the gravest first; one alone where all do,
    /// as the file said it before it was taken in.
    List<String> of(TakenStatement statement) {
        return of(statement.checks(), statement.currency());
    }

    /// The same before it is taken in.
    List<String> of(StatementPreview statement) {
        List<String> own = of(statement.checks(), statement.currency());
        return with(statement.continuity(), null, own, statement.checks());
    }

    private List<String> of(List<BankCheck> checks, Currency currency) {
        List<String> failing =
                checks.stream()
                        .filter(check -> !check.ties())
                        .sorted((one, other) -> Integer.compare(weight(one), weight(other)))
                        .map(check -> failing(currency, check))
                        .toList();
        return failing.isEmpty() ? List.of(texts.getString(BankColumns.tie(checks))) : failing;
    }

    private List<String> with(
            Continuity continuity,
            @Nullable String numbers,
            List<String> own,
            List<BankCheck> checks) {
        List<String> all = new ArrayList<>();
        if (!continuity.holds()) {
            all.add(apart(continuity));
        }
        if (numbers != null) {
            all.add(numbers);
        }
        boolean torn = checks.stream().anyMatch(one -> one.ofBalances() && !one.ties());
        boolean untied = checks.stream().anyMatch(one -> !one.ties());
        if (all.isEmpty() || untied || checks.isEmpty()) {
            all.addAll(torn ? 0 : all.size(), own);
        } else {
            all.add(texts.getString(ITSELF));
        }
        return all;
    }

    /// By how much it does not continue what other statements say; empty where it does.
    private String apart(Continuity continuity) {
        Money gap = continuity.gap();
        return gap == null || gap.isZero()
                ? ""
                : said(continuity.atEnd() == null ? "breaks" : "breaks.end", Words.money(gap));
    }

    /// Which numbers are missing before it, without what tells it.
    private static @Nullable String numbers(StatementCard card) {
        String out = card.leftOut();
        return out == null ? null : out.split(": ", 2)[0];
    }

    /// A statement that does not continue the others is as bad as one that does not tie.
    static Tone tone(StatementCard card) {
        Tone own = tone(card.statement().checks());
        if (card.wasSetAside()) {
            return Tone.NEUTRAL;
        }
        return card.leftOut() == null || own == Tone.BAD
                ? tone(card.continuity(), own)
                : tone(card.continuity(), Tone.ATTENTION);
    }

    /// The same before it is taken in.
    static Tone tone(StatementPreview statement) {
        return tone(statement.continuity(), tone(statement.checks()));
    }

    private static Tone tone(Continuity continuity, Tone own) {
        return continuity.holds() ? own : Tone.BAD;
    }

    /// Balances that do not tie are worse than parts and totals: money is missing or too much.
    static Tone tone(List<BankCheck> checks) {
        if (checks.isEmpty()) {
            return Tone.NEUTRAL;
        }
        if (checks.stream().allMatch(BankCheck::ties)) {
            return Tone.GOOD;
        }
        boolean money = checks.stream().anyMatch(one -> one.ofBalances() && !one.ties());
        return money ? Tone.BAD : Tone.ATTENTION;
    }

    /// A column that says in its row at once what does not tie, and by how much.
    static <T> TableColumn<T, String> column(
            String title, Function<T, List<String>> said, Function<T, Tone> tone) {
        String itself = Texts.of(StatementPane.class).getString(ITSELF);
        return Columns.told(
                title,
                WIDTH,
                one ->
                        said.apply(one).stream()
                                .filter(words -> !words.equals(itself))
                                .collect(Collectors.joining("; ")),
                tone);
    }

    private static int weight(BankCheck check) {
        return check.ofBalances() ? 0 : check.ofReading() ? 1 : check.ofCounts() ? 3 : 2;
    }

    private String failing(Currency currency, BankCheck check) {
        if (check.ofReading()) {
            return said("ties.unread", check.difference().abs().longValue());
        }
        if (check.ofBalances()) {
            Money by = Money.rounded(check.difference(), currency);
            return said("ties.no", Words.money(by));
        }
        return said(
                check.unit().equals(BankCheck.ROWS) ? "ties.part" : "ties.sum",
                check.tie(),
                Words.number(check.left()),
                Words.number(check.right()),
                check.unit());
    }

    private String said(String key, Object... with) {
        return MessageFormat.format(texts.getString(key), with);
    }
}
