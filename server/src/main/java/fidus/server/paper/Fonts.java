package fidus.server.paper;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The embedded fonts of one document, of which only the letters used are kept.
final class Fonts {
    private static final String UNKNOWN = "\u25a1";

    private final Map<Face, PDType0Font> loaded = new EnumMap<>(Face.class);
    private final Map<Integer, Boolean> known = new HashMap<>();

    Fonts(PDDocument document) {
        for (Face face : Face.values()) {
            try (InputStream file =
                    Objects.requireNonNull(
                            Fonts.class.getResourceAsStream(face.file()), face.file())) {
                loaded.put(face, PDType0Font.load(document, file, true));
            } catch (IOException e) {
                throw new UncheckedIOException("A font could not be read", e);
            }
        }
    }

    PDType0Font font(Face face) {
        return Objects.requireNonNull(loaded.get(face));
    }

    /// The width in tenths of a point.
    int width(Style style, String words) {
        try {
            float thousandths = font(style.face()).getStringWidth(shown(style.face(), words));
            return Math.round(thousandths * style.size() / 1_000f);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The words with what the font has no letter for shown as a box, so that nothing is dropped
    /// unseen.
    String shown(Face face, String words) {
        var shown = new StringBuilder();
        words.codePoints()
                .forEach(
                        letter -> {
                            if (Character.isWhitespace(letter) || letter == 0xA0) {
                                shown.append(' ');
                            } else if (!Character.isISOControl(letter)) {
                                boolean has = known.computeIfAbsent(letter, one -> has(face, one));
                                shown.append(has ? Character.toString(letter) : box(face));
                            }
                        });
        return shown.toString();
    }

    private String box(Face face) {
        return has(face, UNKNOWN.codePointAt(0)) ? UNKNOWN : "?";
    }

    private boolean has(Face face, int letter) {
        try {
            font(face).encode(Character.toString(letter));
            return true;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }
}
