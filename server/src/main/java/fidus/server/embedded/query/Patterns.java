package fidus.server.embedded.query;

import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions, as far as this engine and PCRE mean the same by them.
final class Patterns {
    private static final List<String> DIFFERENT =
            List.of(
                    "(?", "++", "*+", "?+", "}+", "&&", "[[", "\\p", "\\P", "\\x", "\\c", "\\h",
                    "\\v", "\\V", "\\H", "\\R", "\\X", "\\K", "\\G", "\\k", "\\g", "\\Z", "\\N",
                    "\\0", "[:", "\\u", "\\U", "\\L", "\\a", "\\e");

    private Patterns() {}

    static Pattern of(BsonValue operand, @Nullable BsonValue options) {
        String expression;
        String flags = options == null ? "" : Bson.text(options, "$options");
        if (operand.isRegularExpression()) {
            expression = operand.asRegularExpression().getPattern();
            flags += operand.asRegularExpression().getOptions();
        } else {
            expression = Bson.text(operand, "$regex");
        }
        checkPortable(expression);
        try {
            return Pattern.compile(expression, flags(flags));
        } catch (PatternSyntaxException e) {
            throw new CommandFailure(
                    Code.BAD_VALUE, "not a regular expression: " + e.getDescription());
        }
    }

    private static void checkPortable(String expression) {
        String outside = expression;
        int open = expression.indexOf("\\Q");
        while (open >= 0) {
            int close = expression.indexOf("\\E", open);
            String quoted = expression.substring(open, close < 0 ? expression.length() : close + 2);
            outside = outside.replace(quoted, "");
            open = close < 0 ? -1 : expression.indexOf("\\Q", close);
        }
        for (String construct : DIFFERENT) {
            if (outside.contains(construct)) {
                throw CommandFailure.unsupported("'" + construct + "' in a regular expression");
            }
        }
    }

    private static int flags(String letters) {
        // As PCRE: "." stops at \n alone.
        int flags = Pattern.UNIX_LINES;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            flags |=
                    switch (letter) {
                        case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                        case 'm' -> Pattern.MULTILINE;
                        case 's' -> Pattern.DOTALL;
                        default ->
                                throw CommandFailure.unsupported(
                                        "the option '" + letter + "' of a regular expression");
                    };
        }
        return flags;
    }
}
