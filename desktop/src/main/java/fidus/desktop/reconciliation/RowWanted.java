package fidus.desktop.reconciliation;

import fidus.desktop.controls.DayText;
import fidus.desktop.controls.Words;
import fidus.reconciliation.Condition;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.FindPlace;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.FindSums;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RowOrder;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which rows of one side are listed, as a person types it: words that must all be there, a sum
/// such as `1250.00`, a range of sums such as `100..250`, a range of days such as
/// `2026-10-01..2026-10-05`. Either end of a range may be left out. A sum is known by its decimals
/// or its groups, typed or as the lists show it; with a sign, as in `-150..-100` and `+25.00`, it
/// is money out or in alone.
record RowWanted(
        RunId run,
        Side side,
        Listed listed,
        String text,
        @Nullable BigDecimal amountFrom,
        @Nullable BigDecimal amountTo,
        boolean anySign,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Condition why,
        RowOrder order) {
    private static final String GROUPS = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,8})?";
    private static final String AMOUNT = "([+-]?(?:" + GROUPS + "|\\d{1,15}(?:\\.\\d{1,8})?))?";
    private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})?";
    private static final Pattern DAY_LIKE =
            Pattern.compile("\\d{1,4}[./-]\\d{1,2}[./-](?:\\d{2,4})?");
    private static final String AS_A_WORD =
            "is looked for as a word. Days are typed as 2026-10-01..2026-10-05.";
    private static final Pattern SHOWN_GROUPS =
            Pattern.compile("(?<=\\d)[\\u00a0\\u2009\\u202f](?=\\d{3})");
    private static final Pattern SPACED =
            Pattern.compile("(?<!\\S)[+-]?\\d{1,3}(?: \\d{3})+(?=\\.\\d)");
    private static final Pattern SUM =
            Pattern.compile("[+-]?(?:" + GROUPS + "|\\d{1,15}\\.\\d{1,8})");
    private static final Pattern AMOUNTS = Pattern.compile(AMOUNT + "\\.\\." + AMOUNT);
    private static final Pattern DAYS = Pattern.compile(DAY + "\\.\\." + DAY);

    static RowWanted of(RunId run, Side side, Listed listed, String typed) {
        var words = new StringBuilder();
        var wanted =
                new RowWanted(
                        run, side, listed, "", null, null, false, null, null, null, RowOrder.RUN);
        for (String word : plain(typed).strip().split("\\s+", -1)) {
            RowWanted narrower = wanted.with(word);
            if (narrower == null) {
                words.append(words.isEmpty() ? "" : " ").append(word);
            } else {
                wanted = narrower;
            }
        }
        return new RowWanted(
                run,
                side,
                listed,
                words.toString(),
                wanted.amountFrom,
                wanted.amountTo,
                wanted.anySign,
                wanted.from,
                wanted.to,
                null,
                RowOrder.RUN);
    }

    /// What is to be known of days that are typed otherwise than as a range; empty for nothing.
    static String doubt(String typed) {
        for (String word : plain(typed).strip().split("\\s+", -1)) {
            for (String day : word.split("\\.\\.", -1)) {
                String why = DAY_LIKE.matcher(day).matches() ? doubt(word, day) : "";
                if (!why.isEmpty()) {
                    return why;
                }
            }
        }
        return "";
    }

    private static String doubt(String word, String day) {
        String why = DayText.fault(day);
        boolean range = word.contains("..");
        if (why != null) {
            return range ? why : "“" + word + "” " + AS_A_WORD;
        }
        String far = DayText.far(LocalDate.parse(day));
        return far != null ? far : range ? "" : "“" + word + "” " + AS_A_WORD;
    }

    /// With the minus and the groups of a keyboard.
    private static String plain(String typed) {
        String plain = SHOWN_GROUPS.matcher(typed.replace(Words.MINUS, '-')).replaceAll(",");
        return SPACED.matcher(plain).replaceAll(sum -> sum.group().replace(' ', ','));
    }

    /// The same rows narrowed to a reason, in an order.
    RowWanted told(@Nullable Condition only, RowOrder by) {
        return new RowWanted(
                run, side, listed, text, amountFrom, amountTo, anySign, from, to, only, by);
    }

    /// Null for a word that is no sum and no range.
    private @Nullable RowWanted with(String word) {
        Matcher days = DAYS.matcher(word);
        Matcher amounts = AMOUNTS.matcher(word);
        try {
            if (SUM.matcher(word).matches()) {
                return summing(word, word, word);
            }
            if (word.length() > 2 && amounts.matches()) {
                return summing(word, amounts.group(1), amounts.group(2));
            }
            if (word.length() > 2 && days.matches()) {
                return new RowWanted(
                        run,
                        side,
                        listed,
                        text,
                        amountFrom,
                        amountTo,
                        anySign,
                        day(days.group(1)),
                        day(days.group(2)),
                        why,
                        order);
            }
        } catch (DateTimeException e) {
            return null;
        }
        return null;
    }

    private RowWanted summing(String word, @Nullable String least, @Nullable String most) {
        boolean signed = word.contains("-") || word.contains("+");
        return new RowWanted(
                run,
                side,
                listed,
                text,
                amount(least),
                amount(most),
                !signed,
                from,
                to,
                why,
                order);
    }

    private static @Nullable BigDecimal amount(@Nullable String typed) {
        return typed == null ? null : new BigDecimal(typed.replace(",", ""));
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        return typed == null ? null : LocalDate.parse(typed);
    }

    FindRows rows(int at, int count) {
        return new FindRows(
                run,
                side,
                listed,
                text,
                amountFrom,
                amountTo,
                from,
                to,
                why,
                order,
                at,
                count,
                anySign);
    }

    /// Where that very row stands.
    FindPlace place(int place) {
        return place(place, false, null);
    }

    /// The next open row behind that one.
    FindPlace openBehind(int place) {
        return place(place, true, true);
    }

    private FindPlace place(int place, boolean open, @Nullable Boolean past) {
        return new FindPlace(
                run,
                side,
                listed,
                text,
                amountFrom,
                amountTo,
                from,
                to,
                why,
                order,
                place,
                open,
                past,
                anySign);
    }

    FindSums sums(int first, int last) {
        return new FindSums(
                run,
                side,
                listed,
                text,
                amountFrom,
                amountTo,
                from,
                to,
                why,
                order,
                first,
                last,
                anySign);
    }
}
