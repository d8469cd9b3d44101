package fidus.desktop.controls;

import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words and the sums in them.
///
/// @param text as it is sorted, filtered and exported
/// @param sums at most one of each currency
public record SummedText(String text, List<Money> sums) implements Summed, Comparable<SummedText> {
    private static final Pattern SUM =
            Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,8})?) ([A-Z]{3})(?= |$)");

    public SummedText {
        sums = List.copyOf(sums);
    }

    /// Words that begin with their sum, such as `-12.50 USD 2026-11-20 fee`. Any others tell none,
    /// nor does a number that has other decimals than its currency.
    public static SummedText leading(String text) {
        Matcher found = SUM.matcher(text);
        if (!found.lookingAt()) {
            return new SummedText(text, List.of());
        }
        var amount = new BigDecimal(found.group(1));
        var currency = new Currency(found.group(2));
        boolean sum = amount.scale() == currency.scale();
        return new SummedText(text, sum ? List.of(new Money(amount, currency)) : List.of());
    }

    @Override
    public int compareTo(SummedText other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
