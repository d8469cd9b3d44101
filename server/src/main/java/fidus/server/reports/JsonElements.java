package fidus.server.reports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Reads one flat object, or a list of them, keeping every number as the text it is written in.
final class JsonElements {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(32)
                                    .maxNumberLength(40)
                                    .maxStringLength(65_536)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final int MOST_FIELDS = 100;

    private JsonElements() {}

    /// Hands out the elements one after the other.
    static void read(Reader text, Cost cost, Consumer<Map<String, String>> taker)
            throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                taker.accept(element(parser));
            } else if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    cost.row();
                    taker.accept(element(parser));
                }
            }
            if (parser.nextToken() != null) {
                throw unknown("something follows its end");
            }
        } catch (JsonEOFException _) {
            throw Mt5Report.cut("the end of the JSON text");
        } catch (JsonProcessingException broken) {
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "The file is no readable JSON (%.160s); nothing of it was taken."
                            .formatted(broken.getOriginalMessage()));
        }
    }

    static Refused unknown(String found) {
        return Refused.because(
                Problem.Code.UNKNOWN_FORMAT,
                "This JSON is none of account, deals, positions, orders or terminal: "
                        + found
                        + ".");
    }

    private static Map<String, String> element(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unknown("an element is no object");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                throw unknown("its field '%.40s' is nested".formatted(name));
            }
            if (fields.size() >= MOST_FIELDS) {
                throw unknown("an element has more than %d fields".formatted(MOST_FIELDS));
            }
            fields.put(name, value == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
        return fields;
    }
}
