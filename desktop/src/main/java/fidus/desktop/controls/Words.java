package fidus.desktop.controls;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.desk.RowDocuments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How values are written for a person, the same on every screen.
public final class Words {
    /// Between groups of three digits: it neither breaks a line nor looks like a decimal point.
    public static final char THIN_SPACE = '\u202f';

    /// A real minus, as wide as a digit.
    public static final char MINUS = '\u2212';

    private static final BigDecimal KILO = BigDecimal.valueOf(1_000);

    private static final String NUMBER =
            "(?<![\\p{L}\\p{N}.,:/_-])([+-]?)(\\d+)(\\.\\d+)?(?![\\p{L}\\p{N}]|[.,:/_-][\\p{L}\\p{N}])";

    /// Or what is quoted of a file, which stays as it stands there.
    private static final Pattern FIGURE = Pattern.compile("“[^”]*”|" + NUMBER);

    /// A number with its currency, or what is quoted.
    private static final Pattern SUM =
            Pattern.compile("“[^”]*”|" + NUMBER + "(?= [A-Z]{3}(?![\\p{L}\\p{N}]))");

    /// What may stand between two sums of one sentence: the first one's currency, then words. A
    /// colon or a bracket may open the words of somebody else.
    private static final Pattern SMALL_WORDS = Pattern.compile(" [A-Z]{3}[a-z ,;)+-]*");

    /// Foreign exchange is written in capitals.
    private static final Pattern FX = Pattern.compile("\\bfx\\b");

    /// What the label of a row of a statement begins with; its name follows.
    private static final String ROW = "Row ";

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    /// `RELEASE_ACCOUNT` → `Release account`, unless it has words of its own.
    public static String of(Enum<?> value) {
        return value instanceof Worded own ? own.words() : ofCode(value.name());
    }

    /// The same for a code that arrives as text.
    public static String ofCode(String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return first(FX.matcher(words).replaceAll("FX"));
    }

    /// The same words with a capital letter first.
    public static String first(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// `-1234567.5` USD → `−1 234 567.50`, without the currency.
    public static String number(Money money) {
        return number(money.amount());
    }

    /// Digits in groups of three before the point, all digits kept.
    public static String number(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return (value.signum() < 0 ? MINUS : "")
                + grouped(whole)
                + (point < 0 ? "" : plain.substring(point));
    }

    /// How many, in groups as the sums beside it: `60006` → `60 006`.
    public static String count(long count) {
        return number(BigDecimal.valueOf(count));
    }

    private static String grouped(String digits) {
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(THIN_SPACE);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /// Text of the server with the figures in it written as everywhere: `-1234.50` → `−1 234.50`,
    /// `-1 day` → `−1 day`. Days, numbers of rows, references and what is quoted between “ and ”
    /// stay as they are.
    public static String figures(String text) {
        return FIGURE.matcher(text)
                .replaceAll(
                        found ->
                                found.group(2) == null
                                        ? Matcher.quoteReplacement(found.group())
                                        : figure(found));
    }

    /// The same for the first sum of each line, and for those that small words lead to from it,
    /// such as `closing 84092.91 USD, expected 84092.91 USD`. What follows else may be the words of
    /// a bank, which stay as they are.
    public static String sums(String text) {
        return text.lines().map(Words::sumsOfLine).collect(Collectors.joining("\n"));
    }

    /// The same of what the server says of its records: rows of statements and entries are named by
    /// where they stand, not by their ids.
    public static String told(String text) {
        return RowDocuments.in(sums(text));
    }

    /// What stands beside a label in what is agreed to. What a bank says of a row stays as it wrote
    /// it.
    public static String told(String label, String value) {
        return label.startsWith(ROW) ? sums(value) : told(value);
    }

    private static String sumsOfLine(String line) {
        var shown = new StringBuilder();
        Matcher found = SUM.matcher(line);
        int done = 0;
        while (found.find()) {
            if (found.group(2) == null) {
                continue;
            }
            String between = line.substring(done, found.start());
            if (done > 0 && !SMALL_WORDS.matcher(between).matches()) {
                break;
            }
            shown.append(between).append(figure(found.toMatchResult()));
            done = found.end();
        }
        return shown.append(line.substring(done)).toString();
    }

    private static String figure(MatchResult found) {
        String sign = found.group(1).equals("-") ? String.valueOf(MINUS) : found.group(1);
        boolean sum = found.group(3) != null;
        return sign + (sum ? grouped(found.group(2)) + found.group(3) : found.group(2));
    }

    public static String money(Money money) {
        return number(money) + " " + currency(money);
    }

    /// What a sum is in; in words where its source does not say.
    public static String currency(Money money) {
        boolean unstated = money.currency().equals(Currency.UNSTATED);
        return unstated ? "no currency" : money.currency().code();
    }

    /// `2026-11-21 14:02:11`, always UTC: two people in two places read the same.
    public static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    /// `21 Nov 14:02`, UTC, for lines where the second does not matter.
    public static String brief(Instant instant) {
        return DAY_AND_TIME.format(instant);
    }

    /// In kB below a megabyte, else in MB with one decimal.
    public static String fileSize(long bytes) {
        BigDecimal kilo = BigDecimal.valueOf(bytes).divide(KILO, 0, RoundingMode.CEILING);
        return kilo.compareTo(KILO) < 0
                ? kilo + " kB"
                : kilo.divide(KILO, 1, RoundingMode.HALF_UP) + " MB";
    }
}
