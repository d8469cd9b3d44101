package fidus.desktop.controls;

import javafx.util.StringConverter;

import java.util.function.Function;

/// The words on an axis. Nobody types them.
public final class AxisWords extends StringConverter<Number> {
    private final Function<Number, String> words;

    private AxisWords(Function<Number, String> words) {
        this.words = words;
    }

    public static StringConverter<Number> of(Function<Number, String> words) {
        return new AxisWords(words);
    }

    @Override
    public String toString(Number number) {
        return words.apply(number);
    }

    @Override
    public Number fromString(String text) {
        throw new UnsupportedOperationException("An axis is not typed");
    }
}
