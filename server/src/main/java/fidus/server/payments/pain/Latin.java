package fidus.server.payments.pain;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/// The restricted Latin characters that every bank passes on unchanged (EPC217-08): letters without
/// marks, digits, blank and `/-?:().,'+`.
public final class Latin {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern OUTSIDE = Pattern.compile("[^A-Za-z0-9/?:().,'+ -]");

    /// Letters that are not a letter with a mark, and signs with a usual replacement.
    private static final Map<String, String> SPELLED =
            Map.ofEntries(
                    Map.entry("ß", "ss"),
                    Map.entry("Æ", "AE"),
                    Map.entry("æ", "ae"),
                    Map.entry("Œ", "OE"),
                    Map.entry("œ", "oe"),
                    Map.entry("Ø", "O"),
                    Map.entry("ø", "o"),
                    Map.entry("Ł", "L"),
                    Map.entry("ł", "l"),
                    Map.entry("Đ", "D"),
                    Map.entry("đ", "d"),
                    Map.entry("Ð", "D"),
                    Map.entry("ð", "d"),
                    Map.entry("Þ", "TH"),
                    Map.entry("þ", "th"),
                    Map.entry("ı", "i"),
                    Map.entry("&", "+"),
                    Map.entry("_", "-"),
                    Map.entry("–", "-"),
                    Map.entry("’", "'"));

    private Latin() {}

    /// Whether nothing of the text is lost when it is written so.
    public static boolean canWrite(String text) {
        return !OUTSIDE.matcher(spelled(text)).find();
    }

    /// The text in restricted characters; what has no spelling becomes a point.
    public static String written(String text) {
        String plain = OUTSIDE.matcher(spelled(text)).replaceAll(".");
        return BLANKS.matcher(plain).replaceAll(" ").strip();
    }

    /// As {@link #written}, cut to a length.
    public static String written(String text, int longest) {
        String written = written(text);
        return written.length() <= longest ? written : written.substring(0, longest).strip();
    }

    private static String spelled(String text) {
        String spelled = text;
        for (var one : SPELLED.entrySet()) {
            spelled = spelled.replace(one.getKey(), one.getValue());
        }
        return MARKS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD)).replaceAll("");
    }
}
